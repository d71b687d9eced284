/** Every way a sign-out can fail. The set is closed: a `switch` over it can be exhaustive. */
export type SignOutErrorCode =
  | 'clerk_not_loaded'
  | 'offline'
  | 'network'
  | 'timeout'
  | 'rate_limited'
  | 'unauthorized'
  | 'reverification_required'
  | 'server'
  | 'session_not_found'
  | 'not_confirmed_by_server'
  | 'redirect_blocked'
  | 'redirect_failed'
  | 'partial'
  | 'unknown';

/** One entry of a Clerk API error, as `ClerkAPIResponseError.errors` holds it. */
export interface ClerkErrorDetail {
  code: string;
  message: string;
  longMessage?: string | undefined;
}

/** What a `SignOutError` can carry besides its code. */
export interface SignOutErrorDetails {
  /** Milliseconds the server asked to wait before the next try. */
  retryAfterMs?: number | undefined;
  /** The ids of the sessions that were not signed out, for `partial` and `reverification_required`. */
  failedSessionIds?: readonly string[] | undefined;
  /** What was thrown underneath. */
  cause?: unknown;
}

// For developers. People read sentences made from `code`; nothing here may hold a token or what the app was given.
const DESCRIPTIONS: Record<SignOutErrorCode, string> = {
  clerk_not_loaded: 'Clerk did not load',
  offline: 'The browser is offline',
  network: 'The server could not be reached',
  timeout: 'The server did not answer in time',
  rate_limited: 'Too many requests',
  unauthorized: 'The server refused the request',
  reverification_required: 'The server wants the person to verify themselves again first',
  server: 'The server failed',
  session_not_found: 'sessionId: expected the id of a session of this browser',
  not_confirmed_by_server: 'Clerk reported success, but the server did not confirm it',
  redirect_blocked: 'redirectUrl: expected this origin, or one of allowedRedirectOrigins',
  redirect_failed: 'The session is signed out, but redirectUrl could not be opened',
  partial: 'Some sessions are still signed in; see failedSessionIds',
  unknown: 'The sign-out failed; see cause',
};
const DOCUMENTATION = 'https://github.com/clerk-sign-out/clerk-sign-out/blob/main/docs/errors.md';

const NOT_RETRYABLE: readonly SignOutErrorCode[] = [
  'clerk_not_loaded',
  'unauthorized',
  'session_not_found',
  'redirect_blocked',
];

/**
 * Why a sign-out did not end well. `code` says what happened; docs/errors.md has a section per code with the state
 * the app is in and what to do.
 */
export class SignOutError extends Error {
  override readonly name = 'SignOutError';
  readonly code: SignOutErrorCode;
  /** Whether the same call can succeed when made again. */
  readonly retryable: boolean;
  /** Milliseconds the server asked to wait before the next try; only with `rate_limited`. */
  readonly retryAfterMs: number | undefined;
  /** The ids of the sessions that were not signed out; only with `partial` and `reverification_required`. */
  readonly failedSessionIds: readonly string[];
  /** What Clerk's API said, if it said something. */
  readonly clerkErrors: readonly ClerkErrorDetail[];

  constructor(
    code: SignOutErrorCode,
    { retryAfterMs, failedSessionIds = [], cause }: SignOutErrorDetails = {},
  ) {
    super(
      `clerk-sign-out (${code}): ${DESCRIPTIONS[code]}. See ${DOCUMENTATION}#${code}`,
      cause === undefined ? undefined : { cause },
    );
    this.code = code;
    this.retryable = !NOT_RETRYABLE.includes(code);
    this.retryAfterMs = retryAfterMs;
    this.failedSessionIds = failedSessionIds;
    const clerkErrors = (cause as { errors?: unknown } | null | undefined)?.errors;
    this.clerkErrors = Array.isArray(clerkErrors) ? clerkErrors : [];
  }
}

/**
 * Whether a value is a `SignOutError`, also one of another copy of this package (ESM beside CJS on one page).
 *
 * @example
 * const result = await signOut();
 * if (result.status === 'error' && isSignOutError(result.error)) report(result.error.code);
 */
export function isSignOutError(value: unknown): value is SignOutError {
  return value instanceof Error && value.name === 'SignOutError' && 'code' in value;
}
