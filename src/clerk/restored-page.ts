import { notedSessions } from '../browser/ended-sessions.ts';
import { replacePage } from '../browser/replace-page.ts';
import { attempt } from '../core/attempt.ts';
import type { Recovery } from '../core/recovery.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { signedInSessionsIn } from './client-sessions.ts';

/**
 * A page that the browser restores from its back-forward cache shows what it showed when it was left, even when the
 * person has signed out since; so does a page that was prerendered. clerk-js does nothing about this.
 *
 * Where this browser knows by itself that a session has ended, the page is replaced before its first frame and without
 * the network. Otherwise the server is asked, and the page is replaced when a session has gone.
 */
export function verifyRestoredPages(
  clerk: ClerkInstance,
  { refreshUntilAnswered }: Pick<Recovery, 'refreshUntilAnswered'>,
): void {
  const haveCookiesGone = watchCookies();
  const shown = () => signedInSessionsIn(clerk).map(({ id }) => id);
  const verify = async () => {
    const before = shown();
    const ended = notedSessions();
    if (
      haveCookiesGone() ||
      before.some((id) => ended.includes(id)) ||
      // Clerk stays in its transitive state on a page that it has navigated away from.
      (clerk.loaded && clerk.session === undefined)
    )
      return replacePage();
    if (!clerk.loaded) return;
    await refreshUntilAnswered();
    const live = shown();
    if (before.some((id) => !live.includes(id))) replacePage();
  };
  // React Native has a window without events, and no such pages.
  globalThis.addEventListener?.('pageshow', ({ persisted }) => {
    if (persisted) void verify();
  });
  globalThis.document?.addEventListener?.('prerenderingchange', verify);
}

/**
 * Returns whether a cookie of somebody who is signed in has gone since the page was left. It is looked for before clerk-js
 * 6 hears that the page is visible: that writes the cookie of the session that it knows once more.
 */
function watchCookies(): () => boolean {
  let before: string[] = [];
  let haveGone = false;
  const compare = () => {
    const cookies = signedInCookies();
    haveGone ||= before.some((name) => !cookies.includes(name));
    return haveGone;
  };
  const { addEventListener } = globalThis;
  addEventListener?.('pagehide', () => {
    before = signedInCookies();
    haveGone = false;
  });
  for (const event of ['resume', 'visibilitychange']) addEventListener?.(event, compare, true);
  return compare;
}

/**
 * The names of Clerk's cookies that stand for somebody who is signed in. When the person signs out, clerk-js deletes
 * `__session`, and `__client_uat` becomes 0 by its hand or by the server's.
 *
 * @see clerk/javascript packages/clerk-js/src/core/auth/AuthCookieService.ts `handleSignOut`, `refreshTokenOnFocus`
 */
function signedInCookies(): string[] {
  return attempt(() => document.cookie.match(/__(session|client_uat)[^=;]*(?==[^;0])/g)) ?? [];
}
