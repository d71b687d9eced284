import type { ClerkInstance } from './clerk-instance.ts';
import { getConnection } from './connection.ts';

/** Adds a reason why signing out of this Clerk instance would lose something. Returns a function that removes it. */
export function addSignOutGuard(clerk: ClerkInstance, reason: string): () => void {
  const guards = getConnection(clerk).part(createGuards);
  const guard = { reason };
  guards.add(guard);
  return () => {
    guards.delete(guard);
  };
}

/** The current reasons without duplicates, oldest first. */
export function getSignOutGuardReasons(clerk: ClerkInstance): string[] {
  const guards = getConnection(clerk).part(createGuards);
  return [...new Set([...guards].map(({ reason }) => reason))];
}

function createGuards(): Set<{ reason: string }> {
  return new Set();
}
