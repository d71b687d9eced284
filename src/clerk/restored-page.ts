import type { SignOutStore } from '../core/sign-out-store.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { liveSessionsOf } from './live-sessions.ts';

/**
 * A page that the browser restores from its back-forward cache shows what it showed when it was left, also when the
 * person has signed out since. It is compared with the server and loaded anew when a session has gone.
 * clerk-js has no handling of its own for this.
 */
export function verifyRestoredPages(
  clerk: ClerkInstance,
  { refreshUntilAnswered }: Pick<SignOutStore, 'refreshUntilAnswered'>,
): void {
  // React Native has a window without events, and no such pages.
  globalThis.addEventListener?.('pageshow', async ({ persisted }) => {
    if (!persisted || !clerk.loaded) return;
    // Clerk stays between two states on a page that it has navigated away from.
    if (clerk.session === undefined) return location.reload();
    const shown = liveSessionsOf(clerk).map(({ id }) => id);
    await refreshUntilAnswered();
    const live = liveSessionsOf(clerk).map(({ id }) => id);
    if (shown.some((id) => !live.includes(id))) location.reload();
  });
}
