import { callSafely } from '../core/call-safely.ts';
import { PREPARATION_LIMIT_MS } from '../core/preparations.ts';
import type { SigningOutInfo } from '../core/types.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { getConnection } from './connection.ts';

/**
 * Runs a callback before every sign-out of this Clerk instance, while the token still works. Returns an unsubscribe
 * function.
 */
export function onBeforeSignOut(
  clerk: ClerkInstance,
  callback: (info: SigningOutInfo) => unknown,
  timeoutMs: () => number | undefined,
): () => void {
  const { preparations } = getConnection(clerk).callbacks;
  const preparation = (info: SigningOutInfo) =>
    callSafely('useBeforeSignOut', () => callback(info), timeoutMs() ?? PREPARATION_LIMIT_MS);
  preparations.add(preparation);
  return () => {
    preparations.delete(preparation);
  };
}
