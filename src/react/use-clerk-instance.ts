import { useClerk } from '#clerk';
import type { ClerkInstance } from '#shared';

/**
 * The Clerk instance of a hook: the one it was handed, else the provider's.
 *
 * @throws Clerk's own error when there is no `<ClerkProvider>`; in `clerk-sign-out/headless` ours when `clerk` is missing.
 */
export function useClerkInstance(explicit: ClerkInstance | undefined): ClerkInstance {
  const fromProvider: ClerkInstance | undefined = useClerk();
  const clerk = explicit ?? fromProvider;
  if (!clerk)
    throw new TypeError(
      'clerk-sign-out/headless: clerk: expected a Clerk instance, such as window.Clerk.',
    );
  return clerk;
}
