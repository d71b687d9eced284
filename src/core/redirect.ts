import { SignOutError } from './errors.ts';

// Control characters and backslashes: browsers drop or turn them into slashes, so that what is read is not what is visited.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const MISLEADING = /[\u0000-\u001f\u007f\\]|^\s|^\/\//;
const SCRIPT_LIKE = /^(javascript|data|blob|vbscript|file|about):$/;

/**
 * Throws `redirect_blocked` unless `to` is a path or URL of this origin or of an allowed one.
 *
 * A `RegExp` has to match the whole origin, so that `/example\.com/` does not let `example.com.evil.net` in.
 *
 * @param to What the caller asked for: a path or an absolute URL.
 * @param base The URL of the page; undefined where there is none (React Native).
 * @param allowedOrigins Origins besides the page's own, e.g. `https://www.example.com` or `myapp://home`.
 */
export function assertRedirectAllowed(
  to: unknown,
  base: string | undefined,
  allowedOrigins: readonly (string | RegExp)[] = [],
): asserts to is string {
  if (!isRedirectAllowed(to, base, allowedOrigins)) throw new SignOutError('redirect_blocked');
}

function isRedirectAllowed(
  to: unknown,
  base: string | undefined,
  allowedOrigins: readonly (string | RegExp)[],
) {
  if (typeof to !== 'string' || !to || MISLEADING.test(to)) return false;
  if (!base && to.startsWith('/')) return true;
  let url: URL;
  try {
    url = new URL(to, base);
  } catch {
    return false;
  }
  if (SCRIPT_LIKE.test(url.protocol) || url.username || url.password) return false;
  // `/.//host` is a path of this origin, but a router is handed the path alone: `//host`.
  if (url.pathname.startsWith('//')) return false;
  const origin = originOf(url);
  return (
    (base !== undefined && origin === originOf(new URL(base))) ||
    allowedOrigins.some((allowed) =>
      typeof allowed === 'string' ? allowed === origin : toWholeMatch(allowed).test(origin),
    )
  );
}

// Rebuilt rather than used: `g` and `y` remember where the last match ended.
function toWholeMatch({ source, flags }: RegExp) {
  return new RegExp(`^(?:${source})$`, flags.replace(/[gy]/g, ''));
}

// Custom schemes (deep links) have the origin "null".
function originOf(url: URL): string {
  return url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin;
}
