import { attempt } from '../core/attempt.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { type ProviderOption, providerOptionOf } from './provider-options.ts';

/** What names a page, in the options of the provider or in Clerk's dashboard. */
const PAGES = [
  'signInUrl',
  'signUpUrl',
  'homeUrl',
  'afterSignOutUrl',
  'afterSignOutOneUrl',
  'afterSignOutAllUrl',
] as const;

interface HasEnvironment {
  /** Of clerk-js 6. */
  readonly __internal_environment?: Environment | null;
  /** Of clerk-js 5. */
  readonly __unstable__environment?: Environment | null;
}

interface Environment {
  readonly displayConfig?: Partial<Record<(typeof PAGES)[number], unknown>>;
}

/**
 * The origins that Clerk's own configuration names: those of the pages for signing in, up and out and of the home page, and
 * the provider's `allowedRedirectOrigins`, to which Clerk adds the app's own domain (a satellite's: the primary's) when none
 * is given. To be asked once Clerk has loaded.
 *
 * Not by `buildSignInUrl()`: clerk-js 5 warns about an option that it then passes itself.
 *
 * @see clerk/javascript packages/shared/src/internal/clerk-js/url.ts `createAllowedRedirectOrigins`
 */
export function redirectOriginsOf(clerk: ClerkInstance): (string | RegExp)[] {
  const { __internal_environment, __unstable__environment } = clerk as HasEnvironment;
  const config = (__internal_environment ?? __unstable__environment)?.displayConfig;
  const given = providerOptionOf(clerk, 'allowedRedirectOrigins');
  return [
    ...PAGES.flatMap((name) => [
      () => providerOptionOf(clerk, name as ProviderOption),
      () => config?.[name],
    ]),
    () => clerk.buildAfterMultiSessionSingleSignOutUrl(),
  ]
    .flatMap(toOrigin)
    .concat(Array.isArray(given) ? given.map(toPattern) : []);
}

/** Of a path it is none: that has the page's own. What is no page has the origin "null", which allows nothing. */
function toOrigin(read: () => unknown): (string | RegExp)[] {
  return attempt(() => [new URL(read() as string).origin], []);
}

/** Clerk takes strings for globs: `https://*.example.com`. */
function toPattern(given: unknown): RegExp {
  if (given instanceof RegExp) return given;
  const glob = String(given).replace(/\/$/, '');
  return new RegExp(glob.replace(/\W/g, (sign) => (sign === '*' ? '.*' : `\\${sign}`)));
}
