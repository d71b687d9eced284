import { developerMessages, documentationOf, type ExpectedName } from './developer-messages.ts';
import type { SignOutError } from './errors.ts';
import { isPause } from './time-limit.ts';
import type {
  Connectivity,
  NextSession,
  Reverification,
  SignedOutInfo,
  SigningOutInfo,
  SignOutDetails,
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
  /**
   * One session of this browser; excludes `scope`. `null`, as Clerk's `useAuth().sessionId` can be, never means everybody:
   * it stands for the only session there is, and with several it is `session_not_found`.
   */
  sessionId?: string | null | undefined;
  /**
   * Where to go afterwards; `false` stays. A function is asked once the sign-out is confirmed; when it returns nothing, the
   * page stays. A URL that is not allowed never stands in the way of the sign-out: it ends in `redirectError`.
   * Signing out a session that is not the current one goes nowhere unless this is given.
   * @default the provider's `afterSignOutUrl`, as Clerk
   */
  redirectUrl?:
    | string
    | false
    | ((result: SignedOutInfo) => string | false | null | undefined)
    | undefined;
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
  /**
   * Whether a session that impersonates a user (`session.actor`) may end that user's own sessions on other devices. Ending
   * the impersonation is ending that session, by any other scope.
   * @default 'fail'
   */
  whenImpersonating?: 'fail' | 'continue' | undefined;
  /**
   * Where it is read whether the network can be reached. It holds for the Clerk instance from then on, so that no single call
   * takes it. @default `navigator.onLine`, where there is one
   */
  connectivity?: Connectivity | undefined;
  /**
   * Decides before anything is requested; `false` cancels. What the sign-out must not wait for does not belong here, but
   * in `onSigningOut`.
   */
  // biome-ignore lint/suspicious/noConfusingVoidType: a handler that returns nothing is the common one
  onBeforeSignOut?: (() => boolean | void | Promise<boolean | void>) | undefined;
  /** Asks the person; anything but `true` cancels. The signal is aborted when there is nothing left to ask. */
  confirm?: ((request: { signal: AbortSignal }) => boolean | Promise<boolean>) | undefined;
  /**
   * Runs right before the request, while the token of the session still works: to remove a push subscription, to flush an
   * audit log, to save a draft. It is waited for, up to 3 seconds, and cannot cancel; one that throws or takes longer is
   * reported. It does not run for a call that joins a sign-out under way, nor when nobody is signed in any more, nor for
   * `other-devices`. `useBeforeSignOut` does the same for every sign-out of the app.
   */
  onSigningOut?: ((info: SigningOutInfo) => unknown) | undefined;
  /**
   * Runs when the server wants the person to verify themselves before it ends a device's session; `complete()` continues
   * where it stopped, `cancel()` ends with `reverification_required`.
   * @default Clerk's own dialog, where Clerk's UI is loaded
   */
  onNeedsReverification?: ((reverification: Reverification) => unknown) | undefined;
  /** Runs when the server has confirmed, before any navigation, and is waited for. */
  onSignedOut?: ((result: SignedOutInfo, details: SignOutDetails) => unknown) | undefined;
  onError?: ((error: SignOutError) => unknown) | undefined;
  /** Runs last, whatever the outcome. */
  onSettled?: ((result: SignOutResult, details: SignOutDetails) => unknown) | undefined;
}

export const DEFAULT_TIMEOUT_MS = 15_000;
/** How long a server is waited for while the device takes itself for offline. */
export const OFFLINE_LIMIT_MS = 2_000;

/** Options over defaults; one that is `undefined` or `null` counts as not given. A target of `null` stays: see `targetOf`. */
export function withDefaults<Options extends object>(
  defaults: object,
  options: Options | null | undefined,
): Options {
  const given = Object.entries(options ?? {}).filter(
    ([name, value]) => value !== undefined && (value !== null || name === 'sessionId'),
  );
  return { ...defaults, ...Object.fromEntries(given) } as Options;
}

/**
 * The options of one call over the ones it was set up with; another target in the call replaces the target.
 *
 * @throws {TypeError} for a `connectivity`, which is no option of a call.
 */
export function withOverrides<Options extends Pick<SignOutOptions, 'scope' | 'sessionId'>>(
  options: Options,
  overrides: Options | null | undefined,
): Options {
  const { scope, sessionId, ...rest } = options;
  const given = withDefaults({}, overrides);
  assertOption(!('connectivity' in given), 'connectivity of a call');
  const hasTarget = given.scope !== undefined || given.sessionId !== undefined;
  return withDefaults(hasTarget ? rest : options, given);
}

type Check = (value: unknown) => unknown;

const isFunction: Check = (value) => typeof value === 'function';
const isMilliseconds: Check = (value) => isPause(value) && value > 0;

/** What each option has to be where it is given; in words in developer-messages.ts. */
const CHECKS: Record<keyof SignOutOptions, Check> = {
  scope: (value) => ['all', 'current', 'other-devices', 'everywhere'].includes(value as string),
  sessionId: (value) => typeof value === 'string' && value,
  redirectUrl: (value) => value === false || ['string', 'function'].includes(typeof value),
  allowedRedirectOrigins: (value) =>
    Array.isArray(value) &&
    value.every((origin) => typeof origin === 'string' || origin instanceof RegExp),
  next: (value) =>
    ['none', 'most-recent', 'choose'].includes(value as string) ||
    typeof (value as { sessionId?: unknown } | null)?.sessionId === 'string',
  timeoutMs: isMilliseconds,
  loadTimeoutMs: isMilliseconds,
  whenOffline: (value) => value === 'fail' || value === 'wait',
  whenImpersonating: (value) => value === 'fail' || value === 'continue',
  connectivity: (value) => {
    const { isOnline, subscribe } = (value ?? {}) as Partial<Connectivity>;
    return isFunction(isOnline) && isFunction(subscribe);
  },
  navigate: isFunction,
  onBeforeSignOut: isFunction,
  confirm: isFunction,
  onSigningOut: isFunction,
  onNeedsReverification: isFunction,
  onSignedOut: isFunction,
  onError: isFunction,
  onSettled: isFunction,
};

export function isSignOutOption(name: string): name is keyof SignOutOptions {
  return name in CHECKS;
}

/**
 * Throws a `TypeError` that names the option and, in development, what was expected.
 * An option that is `undefined` or `null` counts as not given.
 */
export function assertSignOutOptions(options: SignOutOptions): void {
  for (const [key, holds] of Object.entries(CHECKS)) {
    const name = key as keyof SignOutOptions;
    assertOption((options[name] ?? undefined) === undefined || holds(options[name]), name);
  }
  assertOption(!options.scope || !options.sessionId, 'scope and sessionId');
}

/** Throws a `TypeError` that names what was given and, in development, says what was expected. */
export function assertOption(holds: unknown, name: ExpectedName): asserts holds {
  if (holds) return;
  throw new TypeError(
    `clerk-sign-out: ${name}: ${
      developerMessages
        ? `expected ${developerMessages.expected[name]}.`
        : `not as expected. ${documentationOf('bad-options')}`
    }`,
  );
}
