import type { SignOutError } from './errors.ts';
import type {
  Connectivity,
  NextSession,
  Reverification,
  SignedOutInfo,
  SignOutResult,
  SignOutScope,
} from './types.ts';

/** The options of one sign-out. */
export interface SignOutOptions {
  /**
   * What ends: every session of this browser, the current one, the active user's sessions on other devices, or both.
   * @default 'all' (as Clerk's `signOut()`)
   */
  scope?: SignOutScope | undefined;
  /** One session of this browser; excludes `scope`. */
  sessionId?: string | undefined;
  /**
   * Where to go afterwards; `false` stays. A function is asked once the sign-out is confirmed.
   * Signing out a session that is not the current one goes nowhere unless this is given.
   * @default the provider's `afterSignOutUrl`, as Clerk
   */
  redirectUrl?: string | false | ((result: SignedOutInfo) => string | false) | undefined;
  /** Origins besides the page's own that `redirectUrl` may have; a RegExp has to match the whole origin. @default [] */
  allowedRedirectOrigins?: readonly (string | RegExp)[] | undefined;
  /**
   * Takes the page to a URL that was found allowed.
   * @default Clerk's `navigate`, through its touch URL where Safari would otherwise shorten the client cookie; in React
   * Native, where Clerk goes nowhere, there is none
   */
  navigate?: ((to: string) => unknown) | undefined;
  /** Who is active after the current of several sessions was signed out. @default 'none' (as Clerk) */
  next?: NextSession | undefined;
  /** Milliseconds for the request, and again for each step after it. @default 15000 */
  timeoutMs?: number | undefined;
  /** Milliseconds to wait for Clerk to load. @default 15000 */
  loadTimeoutMs?: number | undefined;
  /** Whether an offline browser fails at once or waits for the network and goes then. @default 'fail' */
  whenOffline?: 'fail' | 'wait' | undefined;
  /** Where it is read whether the network can be reached. @default `navigator.onLine`, where there is one */
  connectivity?: Connectivity | undefined;
  /** Runs before anything is requested; `false` cancels. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a handler that returns nothing is the common one
  onBeforeSignOut?: (() => boolean | void | Promise<boolean | void>) | undefined;
  /** Asks the person; anything but `true` cancels. */
  confirm?: (() => boolean | Promise<boolean>) | undefined;
  /**
   * Runs when the server wants the person to verify themselves before it ends a device's session; `complete()` goes on
   * where it stopped, `cancel()` ends with `reverification_required`.
   * @default Clerk's own dialog, where Clerk's UI is loaded
   */
  onNeedsReverification?: ((reverification: Reverification) => unknown) | undefined;
  /** Runs when the server has confirmed, before any navigation, and is waited for. */
  onSignedOut?: ((result: SignedOutInfo) => unknown) | undefined;
  onError?: ((error: SignOutError) => unknown) | undefined;
  /** Runs last, whatever the outcome. */
  onSettled?: ((result: SignOutResult) => unknown) | undefined;
}

export const DEFAULT_TIMEOUT_MS = 15_000;

/** Options over defaults; an option that is `undefined` counts as not given. */
export function withDefaults<Options extends object>(defaults: object, options: Options): Options {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(given) } as Options;
}

/** The options of one call over the ones it was set up with; another target in the call replaces the target. */
export function withOverrides<Options extends Pick<SignOutOptions, 'scope' | 'sessionId'>>(
  options: Options,
  overrides: Options,
): Options {
  const { scope, sessionId, ...rest } = options;
  const hasTarget = overrides.scope !== undefined || overrides.sessionId !== undefined;
  return withDefaults(hasTarget ? rest : options, overrides);
}

type Expectation = readonly [holds: (value: unknown) => unknown, expected: string];

const isFunction = (value: unknown) => typeof value === 'function';
const aFunction: Expectation = [isFunction, 'a function'];
const milliseconds: Expectation = [
  // A timer that is set for longer fires at once.
  (value) => typeof value === 'number' && value > 0 && value < 2 ** 31,
  'milliseconds above 0 and below 2147483648',
];

/** What each option has to be where it is given. */
const EXPECTATIONS: Record<keyof SignOutOptions, Expectation> = {
  scope: [
    (value) => ['all', 'current', 'other-devices', 'everywhere'].includes(value as string),
    'all, current, other-devices, everywhere',
  ],
  sessionId: [(value) => typeof value === 'string' && value, 'a session id'],
  redirectUrl: [
    (value) => value === false || ['string', 'function'].includes(typeof value),
    'a string, false or a function',
  ],
  allowedRedirectOrigins: [
    (value) =>
      Array.isArray(value) &&
      value.every((origin) => typeof origin === 'string' || origin instanceof RegExp),
    'an array of strings and RegExps',
  ],
  next: [
    (value) =>
      ['none', 'most-recent', 'choose'].includes(value as string) ||
      typeof (value as { sessionId?: unknown } | null)?.sessionId === 'string',
    "'none', 'most-recent', 'choose' or { sessionId }",
  ],
  timeoutMs: milliseconds,
  loadTimeoutMs: milliseconds,
  whenOffline: [(value) => value === 'fail' || value === 'wait', "'fail' or 'wait'"],
  connectivity: [
    (value) => {
      const { isOnline, subscribe } = (value ?? {}) as Partial<Connectivity>;
      return isFunction(isOnline) && isFunction(subscribe);
    },
    '{ isOnline(), subscribe(listener) }',
  ],
  navigate: aFunction,
  onBeforeSignOut: aFunction,
  confirm: aFunction,
  onNeedsReverification: aFunction,
  onSignedOut: aFunction,
  onError: aFunction,
  onSettled: aFunction,
};

export function isSignOutOption(name: string): name is keyof SignOutOptions {
  return name in EXPECTATIONS;
}

/**
 * Throws a `TypeError` that names the option and what was expected.
 * An `undefined` option counts as not given.
 */
export function assertSignOutOptions(options: SignOutOptions): void {
  for (const [name, [holds, expected]] of Object.entries(EXPECTATIONS)) {
    const value = options[name as keyof SignOutOptions];
    assertOption(value === undefined || holds(value), name, expected);
  }
  assertOption(
    options.scope === undefined || options.sessionId === undefined,
    'scope and sessionId',
    'one or the other',
  );
}

/** Throws a `TypeError` that names what was given and says what was expected. */
export function assertOption(holds: unknown, name: string, expected: string): asserts holds {
  if (!holds) throw new TypeError(`clerk-sign-out: ${name}: expected ${expected}.`);
}
