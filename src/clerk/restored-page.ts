import { readEndedSessions } from '../browser/ended-sessions.ts';
import { replacePage } from '../browser/replace-page.ts';
import { attempt } from '../core/attempt.ts';
import type { Recovery } from '../core/recovery.ts';
import type { Sessions } from '../core/sessions.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { signedInSessionsIn } from './client-sessions.ts';

/**
 * A page that the browser restores from its back-forward cache shows what it showed when it was left, even when the
 * person has signed out since; so does a page that was prerendered. clerk-js does nothing about this.
 *
 * If this browser's cookies or storage show that a session has ended which the page has ever listed, the page is replaced
 * before its first frame, without the network. Otherwise the server is asked, and the page is replaced if a session is gone.
 */
export function verifyRestoredPages(
  clerk: ClerkInstance,
  { wasListed, isAwaitingAnswer }: Pick<Sessions, 'wasListed' | 'isAwaitingAnswer'>,
  { refreshUntilAnswered }: Pick<Recovery, 'refreshUntilAnswered'>,
): void {
  const haveCookiesGone = watchCookies();
  let wasLeftDuringRequest = false;
  const shown = () => signedInSessionsIn(clerk).map(({ id }) => id);
  const verify = async () => {
    const before = shown();
    // Also one that ended on this page: elements outside React, such as the title, can still show it.
    if (haveCookiesGone() || readEndedSessions().some(wasListed)) return replacePage();
    // The outcome of the request is unknown.
    if (wasLeftDuringRequest) return replacePage(false);
    if (!clerk.loaded) return;
    // Clerk stays in its transitive state on a page that it has navigated away from, or that was left during its request.
    if (clerk.session === undefined) return replacePage(before.length === 0);
    await refreshUntilAnswered();
    const live = shown();
    if (before.some((id) => !live.includes(id))) replacePage();
  };
  // React Native has a window without events, and no such pages.
  // Read when the page is left. Its request then fails, and the server may be asked before `pageshow`.
  globalThis.addEventListener?.('pagehide', () => {
    wasLeftDuringRequest = isAwaitingAnswer();
  });
  globalThis.addEventListener?.('pageshow', ({ persisted }) => {
    if (persisted) void verify();
  });
  globalThis.document?.addEventListener?.('prerenderingchange', verify);
}

/**
 * Chromium drops a kept page when another tab announces a sign-out, and loads it again when the person goes back. It then
 * answers even Clerk's first request from its cache, so Clerk can list a session that has ended. If an id in the storage or
 * the cookies show that, the page is replaced as soon as Clerk has loaded. The reload that follows asks the server.
 * Otherwise the server is asked once the page has loaded, when the browser no longer prefers its cache.
 */
export function verifyPageLoadedByBack(
  { subscribe }: Pick<Sessions, 'subscribe'>,
  { refreshUntilAnswered }: Pick<Recovery, 'refreshUntilAnswered'>,
): void {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (navigation?.type !== 'back_forward') return;
  // Read now, because clerk-js writes them for whomever it lists.
  const isSignedOutByCookies = navigator.cookieEnabled && lacksSignedInCookies();
  const unsubscribe = subscribe(({ alive }) => {
    unsubscribe();
    if (alive.size === 0) return;
    if (isSignedOutByCookies || readEndedSessions().some((id) => alive.has(id)))
      return replacePage();
    if (document.readyState === 'complete') void refreshUntilAnswered();
    // The cache is preferred until the listeners of `load` have run.
    else addEventListener('load', () => setTimeout(refreshUntilAnswered));
  });
}

/**
 * Returns a function that says whether a cookie of a signed-in person has disappeared since the page was left. It compares
 * before clerk-js 6 learns that the page is visible, and writes the cookie of its session again.
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
 * The names of those Clerk cookies that exist while somebody is signed in. When the person signs out, clerk-js deletes
 * `__session`, and clerk-js or the server sets `__client_uat` to 0.
 *
 * @see clerk/javascript packages/clerk-js/src/core/auth/AuthCookieService.ts `handleSignOut`, `refreshTokenOnFocus`
 */
function signedInCookies(): string[] {
  return attempt(() => document.cookie.match(/__(session|client_uat)[^=;]*(?==[^;0])/g)) ?? [];
}

/** clerk-js of an idle tab writes `__session` again after a server has signed out, but not `__client_uat`. */
function lacksSignedInCookies(): boolean {
  const prefix = document.cookie.includes('__client_uat') ? '__client_uat' : '';
  return !signedInCookies().some((name) => name.startsWith(prefix));
}
