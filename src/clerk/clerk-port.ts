import { SignOutError } from '../core/errors.js';
import type { SignOutPort } from '../core/port.js';
import type { ClerkInstance } from './clerk-instance.js';
import { keepErrorForReload } from './error-across-reload.js';
import { toSignOutError } from './to-sign-out-error.js';
import { withBoundedHooks } from './with-bounded-hooks.js';

const LOADED_POLL_MS = 50;

/**
 * Talks to one Clerk instance of either generation.
 *
 * @param announce Tells the other tabs that the sessions have changed.
 */
export function createClerkPort(clerk: ClerkInstance, announce: () => void): SignOutPort {
  const seen = new Set<string>();

  const isOnline = () => typeof navigator === 'undefined' || navigator.onLine !== false;
  const location = () => globalThis.location?.href;
  const toError = (cause: unknown) => toSignOutError(cause, isOnline());
  const notConfirmed = () => new SignOutError(isOnline() ? 'not_confirmed_by_server' : 'offline');
  const findSession = (sessionId: string) =>
    clerk.client?.signedInSessions.find(({ id }) => id === sessionId);
  const noteSeen = () => {
    for (const { id } of clerk.client?.sessions ?? []) seen.add(id);
  };

  return {
    isLoaded: () => clerk.loaded,

    load: () =>
      new Promise((resolve, reject) => {
        const check = () => {
          if (clerk.status === 'error') reject(new SignOutError('clerk_not_loaded'));
          else if (clerk.loaded) resolve();
          else return;
          stop();
        };
        // `on` is missing in early releases of Core 2, and a wrapper can be loaded a moment after it says "ready".
        const timer = setInterval(check, LOADED_POLL_MS);
        clerk.on?.('status', check);
        const stop = () => {
          clearInterval(timer);
          clerk.off?.('status', check);
        };
        check();
      }),

    sessions: () => {
      noteSeen();
      const signedIn = [...(clerk.client?.signedInSessions ?? [])].sort(
        (one, other) => +other.lastActiveAt - +one.lastActiveAt,
      );
      return {
        signedIn: signedIn.map(({ id, user, publicUserData }) => ({
          id,
          userId: user?.id ?? publicUserData?.userId ?? null,
        })),
        current: clerk.session === undefined ? undefined : (clerk.session?.id ?? null),
      };
    },

    hasSeen: (sessionId) => {
      noteSeen();
      return seen.has(sessionId);
    },

    isOnline,

    onceOnline: (callback) => {
      globalThis.addEventListener?.('online', callback, { once: true });
      return () => globalThis.removeEventListener?.('online', callback);
    },

    signOut: (sessionId, settle) =>
      withBoundedHooks(() => clerk.signOut(settle, sessionId === undefined ? {} : { sessionId })),

    // Not by `clerk.signOut({ sessionId })`: that signs everybody out when another tab has removed the other sessions.
    removeSession: async (sessionId) => {
      await findSession(sessionId)?.remove();
    },

    refresh: async () => {
      await clerk.client?.reload();
    },

    activate: async (sessionId) => {
      // An id that Clerk does not find would be taken for `null`, which signs out in this browser only.
      if (sessionId !== null && !findSession(sessionId))
        throw new SignOutError('session_not_found');
      await withBoundedHooks(() => clerk.setActive({ session: sessionId }));
    },

    otherDevices: async () => {
      // The list is cached on the user, and a reloaded client brings a new user.
      await clerk.client?.reload();
      const sessions = (await clerk.user?.getSessions()) ?? [];
      const ownIds = new Set(clerk.client?.sessions.map(({ id }) => id));
      // clerk-js turns every failure into an empty list (`SessionWithActivities.retrieve`); a true one names this session.
      if (!sessions.some(({ id }) => ownIds.has(id)))
        throw new SignOutError(isOnline() ? 'network' : 'offline');
      return sessions
        .filter(({ id }) => !ownIds.has(id))
        .map((session) => ({
          id: session.id,
          revoke: async () => {
            const { status } = await session.revoke();
            if (status === 'active' || status === 'pending') throw notConfirmed();
          },
        }));
    },

    afterSignOutUrl: () => clerk.buildAfterSignOutUrl(),
    chooseAccountUrl: () => clerk.buildAfterMultiSessionSingleSignOutUrl(),
    location,

    navigate: async (to) => {
      const page = location();
      const { client } = clerk;
      // Safari shortens a cookie that a fetch has set to seven days; Clerk lengthens it again by a page of its own.
      await clerk.navigate(
        page !== undefined && client?.isEligibleForTouch?.()
          ? clerk.buildUrlWithAuth(client.buildTouchUrl({ redirectUrl: new URL(to, page) }))
          : to,
      );
    },

    reload: (key, error) => {
      if (!globalThis.location?.reload || !keepErrorForReload(key, error)) return false;
      globalThis.location.reload();
      return true;
    },

    exclusively: async (run, timeoutMs) => {
      const locks = globalThis.navigator?.locks;
      if (!locks) return run(false);
      const name = `clerk-sign-out:${clerk.frontendApi ?? ''}`;
      const first = await locks.request(
        name,
        { ifAvailable: true },
        async (lock) => lock && { value: await run(false) },
      );
      if (first) return first.value;
      const turn = new AbortController();
      const timer = setTimeout(() => turn.abort(new SignOutError('timeout')), timeoutMs);
      return locks.request(name, { signal: turn.signal }, () => {
        clearTimeout(timer);
        return run(true);
      });
    },

    announce,
    toError,
  };
}
