import { attempt } from '../core/attempt.ts';
import { isSignOutError, SignOutError, type SignOutErrorCode } from '../core/errors.ts';
import { isTimerDelay } from '../core/time-limit.ts';

// Clerk's codes, and what browsers say; Firefox also of a body that breaks off or cannot be decoded.
const NETWORK_FAILURE =
  /network.?(error|re)|_offline|to fetch|(fetch|load|decoding) failed|AbortError/i;

/**
 * Maps a failure of clerk-js to a `SignOutError`. Error names are minified in the published build, so only `status`,
 * `code` and the known shapes are read: a plain `Error` for a broken connection, a `SyntaxError` for an HTML answer (in
 * WebKit a `DOMException` of that name).
 *
 * @param lastRetryAfter The seconds that the last response asked for, for an error of a response that does not say it.
 *
 * @see clerk/javascript packages/shared/src/errors and packages/clerk-js/src/core/fapiClient.ts
 */
export function toSignOutError(
  cause: unknown,
  isOnline: boolean,
  lastRetryAfter?: number,
): SignOutError {
  // A callback of the app can throw what cannot be read, such as a window of another origin.
  return (
    attempt(() => readError(cause, isOnline, lastRetryAfter)) ??
    new SignOutError('unknown', { cause })
  );
}

function readError(
  cause: unknown,
  isOnline: boolean,
  lastRetryAfter: number | undefined,
): SignOutError {
  if (isSignOutError(cause)) return cause;
  const {
    name,
    status,
    code,
    message,
    errors,
    retryAfter = status && lastRetryAfter,
  } = (cause ?? {}) as Record<string, unknown>;
  const clerkErrors: { code?: unknown }[] = Array.isArray(errors) ? errors : [];
  const pauseMs = Number(retryAfter) * 1_000;
  // The same check as in Clerk's `useReverification`.
  const isReverification = clerkErrors.some(
    (error) => error?.code === 'session_reverification_required',
  );
  return new SignOutError(
    isReverification
      ? 'reverification_required'
      : typeof status === 'number'
        ? codeOfStatus(status, clerkErrors)
        : name === 'SyntaxError'
          ? 'server'
          : NETWORK_FAILURE.test(`${code} ${name} ${message}`)
            ? isOnline
              ? 'network'
              : 'offline'
            : 'unknown',
    { cause, retryAfterMs: isTimerDelay(pauseMs) ? pauseMs : undefined },
  );
}

/**
 * A response without an error of Clerk's comes from a gateway, and says nothing about the session. The JSON of a gateway
 * can have `errors` too, even `NOT_FOUND`; Clerk's code is `resource_not_found`.
 */
function codeOfStatus(status: number, errors: { code?: unknown }[]): SignOutErrorCode {
  if (status === 429) return 'rate_limited';
  const isOfClerk = (pattern: RegExp) => errors.some((error) => pattern.test(String(error?.code)));
  if (status >= 500 || !isOfClerk(/^[a-z]+_/)) return 'server';
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 404 || status === 410)
    return isOfClerk(/_not_found$/) ? 'session_not_found' : 'server';
  return 'unknown';
}
