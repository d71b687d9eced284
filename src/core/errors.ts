import { attempt } from './attempt.ts';
import { developerMessages, documentationOf } from './developer-messages.ts';

export const SIGN_OUT_ERROR_CODES = [
  'clerk_not_loaded',
  'offline',
  'network',
  'timeout',
  'rate_limited',
  'unauthorized',
  'reverification_required',
  'server',
  'session_not_found',
  'not_confirmed_by_server',
  'redirect_blocked',
  'redirect_failed',
  'partial',
  'impersonation',
  'unknown',
] as const;

/** Every way a sign-out can fail. The set is closed: a `switch` over it can be exhaustive. */
export type SignOutErrorCode = (typeof SIGN_OUT_ERROR_CODES)[number];

/** One entry of a Clerk API error, without the rest of what `ClerkAPIResponseError.errors` holds. */
export interface ClerkErrorDetail {
  /** Such as `rate_limit_exceeded`. */
  code: string;
  /** One sentence, in English. */
  message: string;
  /** The same in more words. */
  longMessage?: string | undefined;
}

/** The details that a `SignOutError` can have besides its code. */
export interface SignOutErrorDetails {
  /** Milliseconds the server asked to wait before the next try. */
  retryAfterMs?: number | undefined;
  /** The ids of the sessions that were not signed out, for `partial` and `reverification_required`. */
  failedSessionIds?: readonly string[] | undefined;
  /** Whether the sessions may have ended anyway. @default `true` for `clerk_not_loaded` and `timeout`, else `false` */
  mayHaveEnded?: boolean | undefined;
  /** The original error. */
  cause?: unknown;
}

const NOT_RETRYABLE: readonly SignOutErrorCode[] = [
  'clerk_not_loaded',
  'unauthorized',
  'session_not_found',
  'redirect_blocked',
  'impersonation',
];

/** Clerk never listed the sessions, or the request may still arrive, even if the server lists them now. */
const MAY_HAVE_ENDED: readonly SignOutErrorCode[] = ['clerk_not_loaded', 'timeout'];

/**
 * Why a sign-out, or the redirect after it, failed. `code` says what happened; docs/errors.md has a section per code
 * with the state the app is in and what to do.
 */
export class SignOutError extends Error {
  override readonly name = 'SignOutError';
  /** What happened. See docs/errors.md. */
  readonly code: SignOutErrorCode;
  /** Whether the same call can succeed when it is repeated. */
  readonly retryable: boolean;
  /** Milliseconds the server asked to wait before the next try; only with `rate_limited` and `server`. */
  readonly retryAfterMs: number | undefined;
  /** The ids of the sessions that were not signed out; only with `partial` and `reverification_required`. */
  readonly failedSessionIds: readonly string[];
  /**
   * Whether the sessions may have ended anyway, because the server could not be asked: about the outcome of a request, or
   * before one, such as with `clerk_not_loaded`. `true` after every `timeout`, because the request may still arrive.
   * Otherwise `false` if the server has listed them since, or if they were known to be signed in and nothing was requested.
   */
  readonly mayHaveEnded: boolean;
  /** The errors that Clerk's API returned, if any. */
  readonly clerkErrors: readonly ClerkErrorDetail[];
  /** Identifies the request in Clerk's logs; quote it to Clerk's support. Only where Clerk's API answered. */
  readonly clerkTraceId: string | undefined;

  constructor(
    code: SignOutErrorCode,
    {
      retryAfterMs,
      failedSessionIds = [],
      mayHaveEnded = MAY_HAVE_ENDED.includes(code),
      cause,
    }: SignOutErrorDetails = {},
  ) {
    const description = developerMessages ? `: ${developerMessages.errors[code]}` : '';
    super(
      `clerk-sign-out (${code})${description}. ${documentationOf(code)}`,
      cause === undefined ? undefined : { cause },
    );
    this.code = code;
    this.retryable = !NOT_RETRYABLE.includes(code);
    this.retryAfterMs = retryAfterMs;
    this.failedSessionIds = failedSessionIds;
    this.mayHaveEnded = mayHaveEnded;
    this.clerkErrors = attempt(() => clerkErrorsOf(cause), []);
    const clerkTraceId: unknown = attempt(() => Object(cause).clerkTraceId);
    this.clerkTraceId = typeof clerkTraceId === 'string' ? clerkTraceId : undefined;
  }

  /** The part that is safe to report: without `cause` and Clerk's messages, which can contain an address. */
  toJSON(): object {
    const { name, code, message, retryable, retryAfterMs } = this;
    const { failedSessionIds, mayHaveEnded, clerkTraceId } = this;
    const clerkErrors = this.clerkErrors.map((error) => ({ code: error.code }));
    const details = { failedSessionIds, mayHaveEnded, clerkErrors, clerkTraceId };
    return { name, code, message, retryable, retryAfterMs, ...details };
  }
}

/** The same error with `mayHaveEnded`: the server could not be asked whether the sessions have ended. */
export function withMayHaveEnded(error: SignOutError): SignOutError {
  return new SignOutError(error.code, { ...error, cause: error.cause, mayHaveEnded: true });
}

/** Copies these fields only: Clerk's `meta` and other fields of a cause can hold addresses and tokens. */
function clerkErrorsOf(cause: unknown): readonly ClerkErrorDetail[] {
  const { errors } = (cause ?? {}) as { errors?: unknown };
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((error) => {
    const { code, message, longMessage } = (error ?? {}) as Record<string, unknown>;
    if (typeof code !== 'string') return [];
    return {
      code,
      message: typeof message === 'string' ? message : '',
      ...(typeof longMessage === 'string' && { longMessage }),
    };
  });
}

/**
 * Whether a value is a `SignOutError`, even from another copy of this package (ESM beside CJS on one page).
 *
 * @example
 * const result = await signOut();
 * if (result.status === 'error' && isSignOutError(result.error)) report(result.error.code);
 */
export function isSignOutError(value: unknown): value is SignOutError {
  return attempt(
    () =>
      value instanceof Error &&
      value.name === 'SignOutError' &&
      SIGN_OUT_ERROR_CODES.includes((value as SignOutError).code),
    false,
  );
}
