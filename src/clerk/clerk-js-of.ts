import type { ClerkInstance } from './clerk-instance.ts';

/** The wrapper of a React SDK, with the fields that clerk-js itself does not have. */
interface Wrapper extends ClerkInstance {
  readonly clerkjs: ClerkInstance | null;
  readonly publishableKey?: string;
  /** The props of the provider. `Clerk` can be an instance, or a class that the wrapper instantiates. */
  readonly options?: { readonly Clerk?: Partial<ClerkInstance> };
}

/**
 * The clerk-js instance behind what `useClerk()` returns, or the instance itself. A wrapper that has not loaded does not
 * expose it: then it is the instance that the provider was given, or the one on the page that has the same key.
 * `undefined` if none is known yet.
 *
 * @see clerk/javascript packages/react/src/isomorphicClerk.ts `getEntryChunks`
 */
export function clerkJsOf(clerk: ClerkInstance): ClerkInstance | undefined {
  if (!('clerkjs' in clerk)) return clerk;
  const { clerkjs, options, publishableKey } = clerk as Wrapper;
  if (clerkjs) return clerkjs;
  if (options?.Clerk?.addListener) return options.Clerk as ClerkInstance;
  const { Clerk: onPage } = globalThis as { Clerk?: ClerkInstance & { publishableKey?: string } };
  const isTheOne =
    typeof onPage?.addListener === 'function' && onPage.publishableKey === publishableKey;
  return isTheOne ? onPage : undefined;
}
