import type { SignedOutUser } from '../core/departures.ts';
import { tellOfAbsentUsers } from './absent-users.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { getConnection } from './connection.ts';

/** Calls back when a user's sign-out is confirmed, once Clerk is followed. Returns an unsubscribe function. */
export function onSignedOut(
  clerk: ClerkInstance,
  listener: (user: SignedOutUser) => unknown,
): () => void {
  return getConnection(clerk).departures.subscribe(listener);
}

/**
 * Follows Clerk, the other tabs and restored pages from now on, and tells of the users who have left since the last page
 * was open. Further calls do nothing.
 */
export function followClerk(clerk: ClerkInstance): void {
  const connection = getConnection(clerk);
  connection.listen();
  connection.part(tellOfAbsentUsers);
}
