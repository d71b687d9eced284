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

// For developers. People read sentences made from `code`; nothing here may hold a URL, a token or an address.
const DESCRIPTIONS: Record<SignOutErrorCode, string> = {
  clerk_not_loaded: 'Clerk did not load. Nothing was requested.',
  offline: 'The browser is offline. The session is still signed in.',
  network: 'The server could not be reached. The session is still signed in.',
  timeout: 'The server did not answer in time. The session may still be signed in.',
  rate_limited: 'Too many requests. The session is still signed in.',
  unauthorized: 'The server refused the request. The session is still signed in.',
  reverification_required:
    'The server wants the person to verify themselves again first. The session is still signed in.',
  server: 'The server failed. The session is still signed in.',
  session_not_found:
    'sessionId: expected the id of a session of this browser. Nothing was requested.',
  not_confirmed_by_server:
    'Clerk reported success, but the server did not confirm it. The session is still signed in.',
  redirect_blocked:
    'redirectUrl: expected a path or URL of this origin, or of one in allowedRedirectOrigins. The page was not sent there.',
  redirect_failed: 'The session is signed out, but the page could not be sent to its redirectUrl.',
  partial: 'Some sessions were not signed out; see failedSessionIds.',
  unknown: 'The sign-out failed; see cause. The session is still signed in.',
};

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
      `clerk-sign-out (${code}): ${DESCRIPTIONS[code]}`,
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
