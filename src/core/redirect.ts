import { SignOutError } from './errors.ts';
import type { Page } from './ports.ts';

// Browsers drop control characters and turn backslashes into slashes, so the URL visited is not the URL read.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const MISLEADING = /[\u0000-\u001f\u007f\\]|^\s|^\/\//;
const SCRIPT_LIKE = /^(javascript|data|blob|vbscript|file|about):$/;
/** The page's origin where there is no page. */
const NO_PAGE = 'http://app.invalid';

/**
 * Throws `redirect_blocked` unless `to` is a path or URL of this origin or of an allowed one. A page without an origin, such
 * as a file, may only redirect to itself, with another query or hash.
 *
 * A `RegExp` has to match the whole origin, so that `/example\.com/` does not let `example.com.evil.net` in.
 *
 * @param to A path or an absolute URL.
 * @param page Clerk resolves `to` against its URL, routers and `location.assign` against its base: both results have to
 * be allowed. Where there is neither (React Native), a path belongs to the app's router.
 * @param allowedOrigins Further origins besides the page's, e.g. `https://www.example.com` or `myapp://home`.
 */
export function assertRedirectAllowed(
  to: unknown,
  page: Pick<Page, 'location' | 'baseURI'>,
  allowedOrigins: readonly (string | RegExp)[] = [],
): asserts to is string {
  if (!isRedirectAllowed(to, page, allowedOrigins)) throw new SignOutError('redirect_blocked');
}

/**
 * Throws `redirect_blocked` when a URL of the app's configuration is not an address, for example `javascript:`. Any origin is
 * allowed.
 *
 * @param location The URL of the page; undefined where there is none (React Native).
 */
export function assertSchemeAllowed(to: string, location: string | undefined): void {
  const url = new URL(to, NO_PAGE);
  if (!isAddress(url) && !location?.startsWith(url.protocol))
    throw new SignOutError('redirect_blocked');
}

function isRedirectAllowed(
  to: unknown,
  page: Pick<Page, 'location' | 'baseURI'>,
  allowedOrigins: readonly (string | RegExp)[],
): boolean {
  if (typeof to !== 'string' || !to || MISLEADING.test(to)) return false;
  const location = page.location() ?? (to.startsWith('/') ? NO_PAGE : undefined);
  try {
    const own = location === undefined ? undefined : new URL(location);
    return [location, page.baseURI() ?? location].every((base) =>
      isAllowed(new URL(to, base), own, allowedOrigins),
    );
  } catch {
    return false;
  }
}

function isAllowed(
  url: URL,
  own: URL | undefined,
  allowedOrigins: readonly (string | RegExp)[],
): boolean {
  if (hidesHost(url)) return false;
  if (own && documentOf(url) === documentOf(own)) return true;
  if (!isAddress(url) || url.username || url.password) return false;
  const origin = originOf(url);
  return (
    (own && originOf(own) === origin) ||
    allowedOrigins.some((allowed) =>
      isRegExp(allowed)
        ? toWholeMatch(allowed).test(origin)
        : [origin, `${origin}/`].includes(allowed),
    )
  );
}

/** Whether it has the form `scheme://`, with a scheme that wraps no script and no other URL. */
function isAddress({ protocol, href }: URL): boolean {
  return !SCRIPT_LIKE.test(protocol) && href.startsWith(`${protocol}//`);
}

/** Whether the path alone names another host, as `/.//host` does: a router gets only the path, and some decode it. */
function hidesHost({ pathname }: URL): boolean {
  const path = pathname.replace(/%(2e|2f|5c)/gi, decodeURIComponent);
  if (!path.startsWith('/')) return false;
  return /^\/[/\\]/.test(path) || new URL(NO_PAGE + path).pathname.startsWith('//');
}

/** The URL without its query and its hash. */
function documentOf({ href }: URL): string | undefined {
  return href.split(/[?#]/)[0];
}

/** Also one of another realm, such as the page around an iframe. */
export function isRegExp(value: unknown): value is RegExp {
  return typeof (value as RegExp | null)?.exec === 'function';
}

// Rebuilt because a RegExp with `g` or `y` remembers where its last match ended.
function toWholeMatch({ source, flags }: RegExp) {
  return new RegExp(`^(?:${source})$`, flags.replace(/[gy]/g, ''));
}

// Custom schemes (deep links) have the origin "null".
function originOf(url: URL): string {
  return url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin;
}
