import type { Recovery } from '../core/recovery.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { signedInSessionsIn } from './client-sessions.ts';

/**
 * A page that the browser restores from its back-forward cache shows what it showed when it was left, even when the
 * person has signed out since. It is compared with the server, and reloaded when a session has gone.
 * clerk-js does nothing about this.
 */
export function verifyRestoredPages(
  clerk: ClerkInstance,
  { refreshUntilAnswered }: Pick<Recovery, 'refreshUntilAnswered'>,
): void {
  // React Native has a window without events, and no such pages.
  globalThis.addEventListener?.('pageshow', async ({ persisted }) => {
    if (!persisted || !clerk.loaded) return;
    // Clerk stays in its transitive state on a page that it has navigated away from.
    if (clerk.session === undefined) return location.reload();
    const shown = signedInSessionsIn(clerk).map(({ id }) => id);
    await refreshUntilAnswered();
    const live = signedInSessionsIn(clerk).map(({ id }) => id);
    if (shown.some((id) => !live.includes(id))) location.reload();
  });
}
