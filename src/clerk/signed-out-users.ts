import type { SignedOutUser } from '../core/sign-out-callbacks.ts';
import { reportAbsentUsers } from './absent-users.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { getConnection } from './connection.ts';

/** Calls back when a user's sign-out is confirmed, after `followClerk` was called. Returns an unsubscribe function. */
export function onSignedOut(
  clerk: ClerkInstance,
  listener: (user: SignedOutUser) => unknown,
): () => void {
  return getConnection(clerk).callbacks.subscribe(listener);
}

/**
 * Follows Clerk, the other tabs and restored pages from now on, and reports the users whose last session ended while no
 * page was open. Further calls do nothing.
 */
export function followClerk(clerk: ClerkInstance): void {
  const connection = getConnection(clerk);
  connection.listen();
  connection.part(reportAbsentUsers);
}
