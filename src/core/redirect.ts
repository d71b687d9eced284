import { SignOutError } from './errors.ts';
import type { Page } from './ports.ts';

// Control characters and backslashes: browsers drop or turn them into slashes, so that what is read is not what is visited.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const MISLEADING = /[\u0000-\u001f\u007f\\]|^\s|^\/\//;
const SCRIPT_LIKE = /^(javascript|data|blob|vbscript|file|about):$/;
/** Stands for the page where there is none. */
const NO_PAGE = 'http://app.invalid';

/**
 * Throws `redirect_blocked` unless `to` is a path or URL of this origin or of an allowed one. A page without an origin, such
 * as a file, is left for itself only: with another query or hash.
 *
 * A `RegExp` has to match the whole origin, so that `/example\.com/` does not let `example.com.evil.net` in.
 *
 * @param to What the caller asked for: a path or an absolute URL.
 * @param page Clerk takes `to` relative to its URL, routers and `location.assign` relative to its base: both have to be
 * allowed. Where there is neither (React Native), a path belongs to the app's own router.
 * @param allowedOrigins Origins besides the page's own, e.g. `https://www.example.com` or `myapp://home`.
 */
export function assertRedirectAllowed(
  to: unknown,
  page: Pick<Page, 'location' | 'baseURI'>,
  allowedOrigins: readonly (string | RegExp)[] = [],
): asserts to is string {
  if (!isRedirectAllowed(to, page, allowedOrigins)) throw new SignOutError('redirect_blocked');
}

/**
 * Throws `redirect_blocked` when a URL of the app's own configuration is no address: `javascript:`, for example. Its origin
 * may be any.
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
      typeof allowed === 'string' ? allowed === origin : toWholeMatch(allowed).test(origin),
    )
  );
}

/** Whether it leads somewhere by `scheme://`, and is nothing that a script or another URL is wrapped in. */
function isAddress({ protocol, href }: URL): boolean {
  return !SCRIPT_LIKE.test(protocol) && href.startsWith(`${protocol}//`);
}

/**
 * Whether the path alone names another host, as `/.//host` does: a router is handed nothing else, and some decode it.
 */
function hidesHost({ pathname }: URL): boolean {
  const path = pathname.replace(/%(2e|2f|5c)/gi, decodeURIComponent);
  if (!path.startsWith('/')) return false;
  return /^\/[/\\]/.test(path) || new URL(NO_PAGE + path).pathname.startsWith('//');
}

/** The URL without its query and its hash. */
function documentOf({ href }: URL): string | undefined {
  return href.split(/[?#]/)[0];
}

// Rebuilt rather than used: `g` and `y` remember where the last match ended.
function toWholeMatch({ source, flags }: RegExp) {
  return new RegExp(`^(?:${source})$`, flags.replace(/[gy]/g, ''));
}

// Custom schemes (deep links) have the origin "null".
function originOf(url: URL): string {
  return url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin;
}
