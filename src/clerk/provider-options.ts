import { attempt } from '../core/attempt.ts';
import type { ClerkInstance } from './clerk-instance.ts';

/** The options of `<ClerkProvider>` or `clerk.load()` that this package reads. */
export type ProviderOption =
  | 'localization'
  | 'appearance'
  | 'allowedRedirectOrigins'
  | 'allowedRedirectProtocols'
  | 'signInUrl'
  | 'signUpUrl'
  | 'afterSignOutUrl';

/** The ways to read an instance's options. No release has all of them in its types. */
interface HasOptions {
  __internal_getOption?(name: string): unknown;
  /** The wrapper of a React SDK keeps the props of its provider; `clerk-js` has no such field. */
  readonly options?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * An option that the app passed to `<ClerkProvider>` or `clerk.load()`: its value when Clerk was loaded; before that, and
 * on a server, the provider's prop. `undefined` if it was not given or cannot be read.
 *
 * It is whatever the app passed in, so check it before you use it. Once loaded, `allowedRedirectOrigins` also contains
 * the origins that Clerk adds by itself. Never throws.
 *
 * @see clerk/javascript packages/react/src/isomorphicClerk.ts and packages/clerk-js/src/core/clerk.ts
 * `__internal_getOption`, which early releases of Core 2 do not have
 */
export function providerOptionOf(clerk: ClerkInstance, name: ProviderOption): unknown {
  const instance = clerk as ClerkInstance & HasOptions;
  return attempt(
    // A Clerk that was loaded before its provider mounted knows nothing of the provider's props.
    () => instance.__internal_getOption?.(name) ?? instance.options?.[name] ?? undefined,
  );
}
