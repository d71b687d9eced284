import { attempt } from '../core/attempt.ts';
import { isRegExp } from '../core/redirect.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { type ProviderOption, providerOptionOf } from './provider-options.ts';

/** The options of the provider, and the settings in Clerk's dashboard, that hold the URL of a page. */
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
 * The origins in Clerk's configuration: those of the sign-in, sign-up, after-sign-out and home pages, and the
 * provider's `allowedRedirectOrigins`. If none is given, Clerk adds the app's domain (for a satellite: the primary's).
 * Call it once Clerk has loaded.
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

/** A path has no origin besides the page's. A URL that is not a page's has the origin "null", which allows nothing. */
function toOrigin(read: () => unknown): (string | RegExp)[] {
  return attempt(() => [new URL(read() as string).origin], []);
}

/** Clerk treats strings as globs: `https://*.example.com`. */
function toPattern(given: unknown): RegExp {
  if (isRegExp(given)) return given;
  const glob = String(given).replace(/\/$/, '');
  return new RegExp(glob.replace(/\W/g, (sign) => (sign === '*' ? '.*' : `\\${sign}`)));
}
