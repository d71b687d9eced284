import type { SignOutError } from './errors.js';
import type { NextSession, SignedOutInfo, SignOutResult, SignOutScope } from './types.js';

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
   * @default Clerk's `navigate`, through its touch URL where Safari would otherwise shorten the client cookie
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
  /** Runs before anything is requested; `false` cancels. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a handler that returns nothing is the common one
  onBeforeSignOut?: (() => boolean | void | Promise<boolean | void>) | undefined;
  /** Asks the person; anything but `true` cancels. */
  confirm?: (() => boolean | Promise<boolean>) | undefined;
  /** Runs when the server has confirmed, before any navigation, and is waited for. */
  onSignedOut?: ((result: SignedOutInfo) => unknown) | undefined;
  onError?: ((error: SignOutError) => unknown) | undefined;
  /** Runs last, whatever the outcome. */
  onSettled?: ((result: SignOutResult) => unknown) | undefined;
}

export const DEFAULT_TIMEOUT_MS = 15_000;

const SCOPES = ['all', 'current', 'other-devices', 'everywhere'];

/**
 * Throws a `TypeError` that names the option and what was expected.
 * An `undefined` option counts as not given.
 */
export function assertSignOutOptions(options: SignOutOptions): void {
  const { scope, sessionId, redirectUrl, next, whenOffline } = options;
  const expect = (holds: boolean, name: string, expected: string) => {
    if (!holds) throw new TypeError(`clerk-sign-out: ${name}: expected ${expected}.`);
  };
  expect(scope === undefined || SCOPES.includes(scope), 'scope', SCOPES.join(', '));
  expect(
    sessionId === undefined || (typeof sessionId === 'string' && sessionId !== ''),
    'sessionId',
    'a session id',
  );
  expect(scope === undefined || sessionId === undefined, 'scope and sessionId', 'one or the other');
  expect(
    redirectUrl === undefined ||
      redirectUrl === false ||
      ['string', 'function'].includes(typeof redirectUrl),
    'redirectUrl',
    'a string, false or a function',
  );
  expect(
    next === undefined ||
      ['none', 'most-recent', 'choose'].includes(next as string) ||
      typeof (next as { sessionId?: unknown } | null)?.sessionId === 'string',
    'next',
    "'none', 'most-recent', 'choose' or { sessionId }",
  );
  expect(
    whenOffline === undefined || ['fail', 'wait'].includes(whenOffline),
    'whenOffline',
    "'fail' or 'wait'",
  );
  for (const name of ['timeoutMs', 'loadTimeoutMs'] as const) {
    const value = options[name];
    expect(
      value === undefined || (Number.isFinite(value) && value > 0),
      name,
      'milliseconds above 0',
    );
  }
  for (const name of [
    'navigate',
    'onBeforeSignOut',
    'confirm',
    'onSignedOut',
    'onError',
    'onSettled',
  ] as const) {
    expect(options[name] === undefined || typeof options[name] === 'function', name, 'a function');
  }
  expect(
    options.allowedRedirectOrigins === undefined || Array.isArray(options.allowedRedirectOrigins),
    'allowedRedirectOrigins',
    'an array of strings and RegExps',
  );
}
