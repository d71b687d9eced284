import { useEffect } from 'react';
import { addSignOutGuard, type ClerkInstance } from '#shared';
import { useClerkInstance } from './use-clerk-instance.ts';

/**
 * Registers, while it is mounted, a reason why signing out would lose something. Use it anywhere below the Clerk provider.
 * `SignOutButton` with `confirm="when-guarded"` asks only while there is a reason, and every `confirm` function receives
 * all reasons.
 *
 * It does not prevent signing out: a sign-out without `confirm` does not ask.
 *
 * @param reason A sentence for people, such as “The report has unsaved changes”. Empty or `false` registers nothing.
 *
 * @example
 * useSignOutGuard(isDirty && 'The report has unsaved changes.');
 */
export function useSignOutGuard(
  reason: string | false | null | undefined,
  options?: { clerk?: ClerkInstance | null | undefined } | null,
): void {
  const clerk = useClerkInstance(options?.clerk);
  useEffect(() => (reason ? addSignOutGuard(clerk, reason) : undefined), [clerk, reason]);
}
