import type { SignOutError } from '../core/errors.ts';
import { DEFAULT_TIMEOUT_MS } from '../core/options.ts';
import { withTimeout } from '../core/time-limit.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { getConnection } from './connection.ts';

/**
 * Makes another session of this browser the active one. Never rejects: resolves to the error, if any. The session that
 * was active then stays active.
 *
 * @param timeoutMs Milliseconds. @default 15000
 */
export async function switchSession(
  clerk: ClerkInstance,
  sessionId: string,
  timeoutMs = DEFAULT_TIMEOUT_MS,
): Promise<SignOutError | undefined> {
  const gateway = getConnection(clerk).clerk;
  try {
    await withTimeout(gateway.activate(sessionId, true), timeoutMs);
    return undefined;
  } catch (cause) {
    return gateway.toError(cause);
  }
}
