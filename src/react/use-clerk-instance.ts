import { useClerk } from '#clerk';
import { assertOption, type ClerkInstance } from '#shared';

/**
 * The Clerk instance of a hook: the one it was handed, else the provider's.
 *
 * @throws Error that names the import paths when the SDK of this one has no `<ClerkProvider>` above; TypeError in
 * `clerk-sign-out/headless` when `clerk` is missing.
 */
export function useClerkInstance(explicit: ClerkInstance | undefined): ClerkInstance {
  let clerk: ClerkInstance | undefined;
  try {
    // biome-ignore lint/correctness/useHookAtTopLevel: it reads a context, in every render, and then throws or does not
    clerk = useClerk();
  } catch (cause) {
    // Another SDK's provider is above, as often as none: a hook reads the context of its own SDK only.
    if (!explicit)
      throw new Error(
        'clerk-sign-out: found no <ClerkProvider> for this import path. ' +
          'Import from clerk-sign-out for @clerk/clerk-react, /react for @clerk/react, /nextjs, ' +
          '/react-router, /tanstack-react-start, /expo, /clerk-expo alike, /headless with the ' +
          'option clerk for others.',
        { cause },
      );
  }
  clerk = explicit ?? clerk;
  assertOption(clerk, 'clerk', 'a Clerk instance, such as window.Clerk');
  return clerk;
}
