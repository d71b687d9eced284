import type { DeviceSignOut } from '../core/device-sign-out.js';
import { SignOutError } from '../core/errors.js';
import type { SignOutPort } from '../core/port.js';
import type { ClerkInstance } from './clerk-instance.js';
import { keepErrorForReload } from './error-across-reload.js';
import { forgetFetchedPages } from './fetched-pages.js';
import { liveSessionsOf } from './live-sessions.js';
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
  let lastCurrent: string | null | undefined;

  const isOnline = () => typeof navigator === 'undefined' || navigator.onLine !== false;
  const location = () => globalThis.location?.href;
  const toError = (cause: unknown) => toSignOutError(cause, isOnline());
  const findSession = (sessionId: string) =>
    liveSessionsOf(clerk).find(({ id }) => id === sessionId);
  const noteSeen = () => {
    for (const { id } of clerk.client?.sessions ?? []) seen.add(id);
  };

  let devices: Promise<DeviceSignOut> | undefined;

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
      if (clerk.session !== undefined) lastCurrent = clerk.session?.id ?? null;
      const signedIn = [...liveSessionsOf(clerk)].sort(
        (one, other) => +other.lastActiveAt - +one.lastActiveAt,
      );
      return {
        signedIn: signedIn.map(({ id, user, publicUserData }) => ({
          id,
          userId: user?.id ?? publicUserData?.userId ?? null,
        })),
        current: clerk.session === undefined ? undefined : lastCurrent,
        lastCurrent:
          lastCurrent === undefined ? (clerk.client?.lastActiveSessionId ?? null) : lastCurrent,
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
      const before = clerk.client?.sessions;
      await clerk.client?.reload();
      // Offline or automated, clerk-js resolves without an answer: the client, which an answer fills anew, is as it was.
      if (clerk.client?.sessions === before)
        throw new SignOutError(isOnline() ? 'network' : 'offline');
    },

    activate: async (sessionId) => {
      // An id that Clerk does not find would be taken for `null`, which signs out in this browser only.
      if (sessionId !== null && !findSession(sessionId))
        throw new SignOutError('session_not_found');
      await withBoundedHooks(() => clerk.setActive({ session: sessionId }));
    },

    loadDevices: () => {
      devices ??= import('./devices-of-clerk.js').then(
        ({ devicesOf }) => devicesOf(clerk, { isOnline, toError }),
        (cause) => {
          devices = undefined;
          throw new SignOutError(isOnline() ? 'network' : 'offline', { cause });
        },
      );
      return devices;
    },

    afterSignOutUrl: () => clerk.buildAfterSignOutUrl(),
    chooseAccountUrl: () => clerk.buildAfterMultiSessionSingleSignOutUrl(),
    location,

    navigate: async (to) => {
      const page = location();
      const { client } = clerk;
      if (page !== undefined && client?.isEligibleForTouch?.()) {
        // Safari shortens a cookie that a fetch has set to seven days; Clerk lengthens it again by a page of its own.
        // Not by `clerk.navigate`: behind a proxy that page has the app's origin, and would be given to the app's router.
        const redirectUrl = new URL(to, page);
        globalThis.location.assign(clerk.buildUrlWithAuth(client.buildTouchUrl({ redirectUrl })));
      } else await (clerk.clerkjs ?? clerk).navigate(to);
    },

    forgetFetchedPages,

    reload: (key, error) => {
      if (!globalThis.location?.reload || !keepErrorForReload(key, error)) return false;
      globalThis.location.reload();
      return true;
    },

    exclusively: async (run, timeoutMs, onQueued) => {
      const locks = globalThis.navigator?.locks;
      if (!locks) return run();
      const name = `clerk-sign-out:${clerk.frontendApi ?? ''}`;
      const first = await locks.request(
        name,
        { ifAvailable: true },
        async (lock) => lock && { value: await run() },
      );
      if (first) return first.value;
      onQueued();
      const turn = new AbortController();
      const timer = setTimeout(() => turn.abort(new SignOutError('timeout')), timeoutMs);
      return locks.request(name, { signal: turn.signal }, () => {
        clearTimeout(timer);
        return run();
      });
    },

    announce,
    toError,
  };
}
