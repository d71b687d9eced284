import type { ClerkInstance } from './clerk-instance.ts';

/** What the wrapper of a React SDK has, and clerk-js itself has not. */
interface Wrapper extends ClerkInstance {
  readonly clerkjs: ClerkInstance | null;
  readonly publishableKey?: string;
  /** What the provider was given. `Clerk` can be an instance, or a class of which the wrapper makes one. */
  readonly options?: { readonly Clerk?: Partial<ClerkInstance> };
}

/**
 * The clerk-js instance behind what `useClerk()` returns, or the instance itself. Before a wrapper has loaded it does not
 * say: then it is the instance that its provider was given, or the one of the same key that is on the page. `undefined`
 * where none is known yet.
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
