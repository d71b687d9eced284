import type { SignedOutUser } from '../core/departures.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { getConnection } from './connection.ts';

/** Calls back when a user's sign-out is confirmed. Returns an unsubscribe function. */
export function onSignedOut(
  clerk: ClerkInstance,
  listener: (user: SignedOutUser) => unknown,
): () => void {
  const { departures, listen } = getConnection(clerk);
  listen();
  return departures.subscribe(listener);
}
