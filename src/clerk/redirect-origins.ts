import type { ClerkInstance } from './clerk-instance.ts';
import { providerOptionOf } from './provider-options.ts';

interface HasEnvironment {
  /** Of clerk-js 6. */
  readonly __internal_environment?: Environment | null;
  /** Of clerk-js 5. */
  readonly __unstable__environment?: Environment | null;
}

interface Environment {
  readonly displayConfig?: Readonly<Record<string, unknown>>;
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
  const { displayConfig = {} } = __internal_environment ?? __unstable__environment ?? {};
  const hosted = Object.entries(displayConfig)
    .filter(([name]) => /^(home|sign(In|Up)|afterSignOut)/.test(name))
    .map(([, url]) => url);
  const own = (['signInUrl', 'signUpUrl', 'afterSignOutUrl'] as const).map((name) =>
    providerOptionOf(clerk, name),
  );
  const given = providerOptionOf(clerk, 'allowedRedirectOrigins');
  return [
    ...originsOf(() => clerk.buildAfterMultiSessionSingleSignOutUrl()),
    ...[...own, ...hosted].flatMap((url) => originsOf(() => url)),
    ...(Array.isArray(given) ? given : []).flatMap(toPattern),
  ];
}

/** Of a path it is none: that has the page's own. */
function originsOf(read: () => unknown): string[] {
  try {
    const { origin, protocol } = new URL(read() as string);
    return /^https?:$/.test(protocol) ? [origin] : [];
  } catch {
    return [];
  }
}

/** Clerk takes strings for globs: `https://*.example.com`. */
function toPattern(given: unknown): RegExp[] {
  if (given instanceof RegExp) return [given];
  if (typeof given !== 'string') return [];
  const source = given
    .replace(/\/$/, '')
    .replace(/[.*+?^${}()|[\]\\]/g, (sign) => (sign === '*' ? '.*' : `\\${sign}`));
  return [new RegExp(source)];
}
