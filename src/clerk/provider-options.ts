import { attempt } from '../core/attempt.ts';
import type { ClerkInstance } from './clerk-instance.ts';

/** What `<ClerkProvider>`, or `clerk.load()`, can be given and this package reads. */
export type ProviderOption =
  | 'localization'
  | 'appearance'
  | 'allowedRedirectOrigins'
  | 'allowedRedirectProtocols'
  | 'signInUrl'
  | 'signUpUrl'
  | 'afterSignOutUrl';

/** How an instance tells its options. No release has all of it in its types. */
interface TellsOptions {
  __internal_getOption?(name: string): unknown;
  /** The wrapper of a React SDK keeps the props of its provider; `clerk-js` has no such field. */
  readonly options?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * What the app gave `<ClerkProvider>` or `clerk.load()`, as Clerk has kept it from when it was loaded; before that, and
 * on a server, as the provider was given it. `undefined` when it was not given or the instance cannot tell.
 *
 * It is whatever the app passed in, so it has to be checked before it is used. Once loaded, `allowedRedirectOrigins`
 * also names the origins that Clerk adds by itself. Never throws.
 *
 * @see clerk/javascript packages/react/src/isomorphicClerk.ts and packages/clerk-js/src/core/clerk.ts
 * `__internal_getOption`, which early releases of Core 2 do not have
 */
export function providerOptionOf(clerk: ClerkInstance, name: ProviderOption): unknown {
  const instance = clerk as ClerkInstance & TellsOptions;
  return attempt(
    // A Clerk that was loaded before its provider mounted knows nothing of the provider's props.
    () => instance.__internal_getOption?.(name) ?? instance.options?.[name] ?? undefined,
  );
}
