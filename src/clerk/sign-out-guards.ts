import type { ClerkInstance } from './clerk-instance.ts';

const guards = new WeakMap<ClerkInstance, Set<{ reason: string }>>();

/** Notes why signing out of this Clerk instance would lose something. Returns the way to take it back. */
export function addSignOutGuard(clerk: ClerkInstance, reason: string): () => void {
  const ofInstance = guards.get(clerk) ?? new Set();
  guards.set(clerk, ofInstance);
  const guard = { reason };
  ofInstance.add(guard);
  return () => {
    ofInstance.delete(guard);
  };
}

/** The reasons that stand right now, each one once, oldest first. */
export function signOutGuardReasons(clerk: ClerkInstance): string[] {
  return [...new Set([...(guards.get(clerk) ?? [])].map(({ reason }) => reason))];
}
