import type { ClerkInstance } from './clerk-instance.ts';
import { getConnection } from './connection.ts';

/** Notes why signing out of this Clerk instance would lose something. Returns a function that takes it back. */
export function addSignOutGuard(clerk: ClerkInstance, reason: string): () => void {
  const guards = getConnection(clerk).part(createGuards);
  const guard = { reason };
  guards.add(guard);
  return () => {
    guards.delete(guard);
  };
}

/** The reasons that stand right now, each one once, oldest first. */
export function getSignOutGuardReasons(clerk: ClerkInstance): string[] {
  const guards = getConnection(clerk).part(createGuards);
  return [...new Set([...guards].map(({ reason }) => reason))];
}

function createGuards(): Set<{ reason: string }> {
  return new Set();
}
