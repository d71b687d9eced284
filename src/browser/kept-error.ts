import { SIGN_OUT_ERROR_CODES, SignOutError } from '../core/errors.ts';
import { assertSignOutOptions } from '../core/options.ts';
import type { InterruptedSignOut } from '../core/ports.ts';
import { optionsOf } from '../core/target.ts';
import { isTimerDelay } from '../core/time-limit.ts';

const STORAGE_KEY = 'clerk-sign-out:error';
const LIFETIME_MS = 60_000;

/**
 * Stores the error of a sign-out, so that it survives a reload of the page.
 *
 * @throws Anything, if the browser stores nothing.
 */
export function keepError({
  error: { code, retryAfterMs },
  ...kept
}: InterruptedSignOut & {
  /** Names the Clerk instance. */
  instance: string;
}): void {
  const value = { ...kept, code, retryAfterMs, keptAt: Date.now() };
  sessionStorage.setItem(STORAGE_KEY, JSON.stringify(value));
}

/**
 * Returns, once, the sign-out that a reload has interrupted less than a minute ago. Entries of another version, or edited
 * by hand, are ignored.
 */
export function takeKeptError(instance: string): InterruptedSignOut | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(STORAGE_KEY) as string);
    if (kept.instance !== instance) return undefined;
    sessionStorage.removeItem(STORAGE_KEY);
    const { key, sessionIds, signedIn, code, retryAfterMs, keptAt } = kept;
    const ageMs = Date.now() - keptAt;
    // Throws unless the key is that of a target.
    assertSignOutOptions(optionsOf(key));
    return ageMs >= 0 &&
      ageMs < LIFETIME_MS &&
      [sessionIds, signedIn].every(areIds) &&
      SIGN_OUT_ERROR_CODES.includes(code) &&
      (retryAfterMs === undefined || isTimerDelay(retryAfterMs))
      ? { key, sessionIds, signedIn, error: new SignOutError(code, { retryAfterMs }) }
      : undefined;
  } catch {
    return undefined;
  }
}

function areIds(value: unknown): boolean {
  return Array.isArray(value) && value.every((id) => typeof id === 'string');
}
