import { useClerk } from '#clerk';
import { assertOption, type ClerkInstance, documentationOf } from '#shared';
import { entryAdvice } from './wrong-entry.ts';

/**
 * The Clerk instance of a hook: the one that was passed in, else the provider's.
 *
 * @throws Error when the SDK of this import path has no `<ClerkProvider>` above; TypeError in `clerk-sign-out/headless`
 * when `clerk` is missing.
 */
export function useClerkInstance(explicit: ClerkInstance | null | undefined): ClerkInstance {
  let clerk: ClerkInstance | undefined;
  try {
    // biome-ignore lint/correctness/useHookAtTopLevel: it reads a context, in every render, and then throws or does not
    clerk = useClerk();
  } catch (cause) {
    // Often the provider of another SDK is mounted above: a hook reads only the context of its own SDK.
    if (!explicit)
      throw new Error(
        'clerk-sign-out: found no <ClerkProvider> for this import path. ' +
          (entryAdvice?.noProvider ?? '') +
          documentationOf('wrong-entry'),
        { cause },
      );
  }
  const instance = explicit ?? clerk;
  assertOption(instance, 'clerk');
  if (!explicit) entryAdvice?.compare(instance);
  return instance;
}
