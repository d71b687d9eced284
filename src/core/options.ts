import { attempt } from './attempt.ts';
import { developerMessages, documentationOf, type ExpectedName } from './developer-messages.ts';
import type { SignOutError } from './errors.ts';
import { isRegExp } from './redirect.ts';
import { isTimerDelay } from './time-limit.ts';
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
   * Which sessions to end: every session of this browser (`all`), the `current` one, the active user's sessions on
   * `other-devices`, or `everywhere`: those and every session of this browser.
   * @default 'all' (as Clerk's `signOut()`)
   */
  scope?: SignOutScope | undefined;
  /**
   * One session of this browser; cannot be combined with `scope`. `null`, as Clerk's `useAuth().sessionId` can be, and an
   * empty string never mean every session: they mean the current one if it is the only one, and otherwise the sign-out
   * fails with `session_not_found`.
   */
  sessionId?: string | null | undefined;
  /**
   * Where to go afterwards; `false` stays on the page. A function is called once the sign-out is confirmed; if it returns
   * nothing, the page stays. A URL that is not allowed does not prevent the sign-out: it is reported as `redirectError`.
   * Signing out a session that is not the current one does not redirect unless this is given.
   * @default the provider's `afterSignOutUrl`, as in Clerk
   */
  redirectUrl?:
    | string
    | false
    | ((result: SignedOutInfo) => string | false | null | undefined)
    | undefined;
  /** Further origins that `redirectUrl` may have besides the page's; a RegExp has to match the whole origin. @default [] */
  allowedRedirectOrigins?: readonly (string | RegExp)[] | undefined;
  /**
   * Navigates to a URL that has passed the check.
   * @default Clerk's `navigate`, through its touch URL where Safari would otherwise shorten the client cookie; none in
   * React Native, where Clerk does not navigate
   */
  navigate?: ((to: string) => unknown) | undefined;
  /** Which session becomes active after the current one of several is signed out. @default 'none' (as Clerk) */
  next?: NextSession | undefined;
  /** Milliseconds allowed for the request, and for each step after it. @default 15000 */
  timeoutMs?: number | undefined;
  /** Milliseconds to wait for Clerk to load. @default 15000 */
  loadTimeoutMs?: number | undefined;
  /** Whether a sign-out in an offline browser fails at once, or waits for the network and then proceeds. @default 'fail' */
  whenOffline?: 'fail' | 'wait' | undefined;
  /**
   * Whether a session that impersonates a user (`session.actor`) may end that user's own sessions on other devices. The
   * scopes that leave other devices alone are always allowed: they end the impersonation.
   * @default 'fail'
   */
  whenImpersonating?: 'fail' | 'continue' | undefined;
  /**
   * Says whether the device is online. Applies to the whole Clerk instance from then on, so it cannot be set per call.
   * @default `navigator.onLine`, where it exists
   */
  connectivity?: Connectivity | undefined;
  /**
   * Runs before anything is requested; returning `false` cancels. Put work that must not hold up the sign-out in
   * `onSigningOut` instead.
   */
  // biome-ignore lint/suspicious/noConfusingVoidType: a handler that returns nothing is the common one
  onBeforeSignOut?: (() => boolean | void | Promise<boolean | void>) | undefined;
  /** Asks the person; anything but `true` cancels. The signal is aborted when the question no longer matters. */
  confirm?: ((request: { signal: AbortSignal }) => boolean | Promise<boolean>) | undefined;
  /**
   * Runs right before the request, while the session's token still works: to let your server forget a push subscription,
   * flush an audit log or save a draft. The sign-out waits up to 3 seconds for it. It cannot cancel; if it throws or takes longer, that
   * is reported. It does not run for a call that joins a running sign-out, when nobody is signed in any more, or for
   * `other-devices`. `useBeforeSignOut` does the same for every sign-out of the app.
   */
  onSigningOut?: ((info: SigningOutInfo) => unknown) | undefined;
  /**
   * Runs when the server requires the person to verify themselves before it ends a device's session. `complete()` resumes
   * the sign-out, `cancel()` ends it with `reverification_required`.
   * @default Clerk's dialog, where Clerk's UI is loaded
   */
  onNeedsReverification?: ((reverification: Reverification) => unknown) | undefined;
  /** Runs once the server has confirmed and before any navigation, which waits for it. */
  onSignedOut?: ((result: SignedOutInfo, details: SignOutDetails) => unknown) | undefined;
  /** Runs after a failure, and after a confirmed sign-out whose redirect was blocked or failed. */
  onError?: ((error: SignOutError) => unknown) | undefined;
  /** Runs last, whatever the outcome. */
  onSettled?: ((result: SignOutResult, details: SignOutDetails) => unknown) | undefined;
}

export const DEFAULT_TIMEOUT_MS = 15_000;
/** How long to wait for a server while the device reports that it is offline. */
export const OFFLINE_LIMIT_MS = 2_000;

/**
 * Merges options over defaults. `undefined` or `null` counts as not given, except `sessionId: null`: see `targetOf`.
 * Never throws: it turns a text, a list, a callback, or an object that cannot be read, into options that
 * `assertSignOutOptions` refuses.
 */
export function withDefaults<Options extends object>(
  defaults: object,
  options: Options | null | undefined,
): Options {
  const source = Object(typeof options === 'function' ? [options] : options);
  // An instance of a class inherits its getters: if its target was left out, everyone would be signed out.
  const read = () => Object.keys({ ...CHECKS, ...source }).map((name) => [name, source[name]]);
  const given = attempt(read, [['0', '']]).filter(
    ([name, value]) => value !== undefined && (value !== null || name === 'sessionId'),
  );
  return { ...defaults, ...Object.fromEntries(given) } as Options;
}

/**
 * Merges the options of one call over those of its hook or binding. A target in the call replaces theirs.
 *
 * @throws {TypeError} if `overrides` is not an object, or has `connectivity`, which cannot be set per call.
 */
export function withOverrides<Options extends Pick<SignOutOptions, 'scope' | 'sessionId'>>(
  options: Options,
  overrides: Options | null | undefined,
): Options {
  const { scope, sessionId, ...rest } = options;
  // A text in place of `{ sessionId }` would sign out everyone.
  assertOption(typeof (overrides ?? {}) === 'object', 'options');
  const given = withDefaults({}, overrides);
  assertOption(!('connectivity' in given), 'connectivity of a call');
  // A call without an id means the session of its hook or binding.
  if (given.sessionId !== undefined && !given.scope) given.sessionId ||= sessionId || null;
  const hasTarget = given.scope !== undefined || given.sessionId !== undefined;
  return withDefaults(hasTarget ? rest : options, given);
}

type Check = (value: unknown) => unknown;

const isFunction: Check = (value) => typeof value === 'function';
const isMilliseconds: Check = (value) => isTimerDelay(value) && value > 0;

export function isConnectivity(value: unknown): value is Connectivity {
  const { isOnline, subscribe } = (value ?? {}) as Partial<Connectivity>;
  return typeof isOnline === 'function' && typeof subscribe === 'function';
}

/** The check of each option that is given. developer-messages.ts has them in words. */
const CHECKS: Record<keyof SignOutOptions, Check> = {
  scope: (value) => ['all', 'current', 'other-devices', 'everywhere'].includes(value as string),
  sessionId: (value) => typeof value === 'string',
  // A link can make it a list (`?next=a&next=b`) or, with a router that parses JSON, anything (`?next=1`). That is refused as
  // any other URL is, once the person is signed out.
  redirectUrl: () => true,
  allowedRedirectOrigins: (value) =>
    Array.isArray(value) &&
    value.every((origin) => typeof (origin ?? '') === 'string' || isRegExp(origin)),
  next: (value) =>
    ['none', 'most-recent', 'choose'].includes(value as string) ||
    typeof (value as { sessionId?: unknown } | null)?.sessionId === 'string',
  timeoutMs: isMilliseconds,
  loadTimeoutMs: isMilliseconds,
  whenOffline: (value) => value === 'fail' || value === 'wait',
  whenImpersonating: (value) => value === 'fail' || value === 'continue',
  connectivity: isConnectivity,
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
  // A text or a list has `0`. If it were ignored, everyone would be signed out.
  assertOption(!('0' in options), 'options');
}

/** Throws a `TypeError` with the name of what was given and, in development, what was expected. */
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
