import { SignOutError } from '../core/errors.js';
import type { ListedDevice, SignOutPort } from '../core/port.js';
import type { DeviceInfo } from '../core/types.js';
import type { ClerkDeviceSession, ClerkInstance } from './clerk-instance.js';
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
  const notConfirmed = () => new SignOutError(isOnline() ? 'not_confirmed_by_server' : 'offline');
  const findSession = (sessionId: string) =>
    liveSessionsOf(clerk).find(({ id }) => id === sessionId);
  const noteSeen = () => {
    for (const { id } of clerk.client?.sessions ?? []) seen.add(id);
  };

  const listDevices = async (): Promise<ListedDevice[]> => {
    // The list is cached on the user, and only the users of a reloaded client are new; `clerk.user` stays the old one.
    await clerk.client?.reload();
    const current = findSession(clerk.session?.id ?? '');
    if (!current) throw new SignOutError(isOnline() ? 'unauthorized' : 'offline');
    const sessions = (await current.user?.getSessions?.()) ?? [];
    const ownIds = new Set(clerk.client?.sessions.map(({ id }) => id));
    // clerk-js turns every failure into an empty list (`SessionWithActivities.retrieve`); a true one names this session.
    if (!sessions.some(({ id }) => ownIds.has(id)))
      throw new SignOutError(isOnline() ? 'network' : 'offline');
    return sessions.filter(isSignedIn).map((session) => ({
      id: session.id,
      info: toDeviceInfo(session, ownIds.has(session.id)),
      revoke: async () => {
        if (isSignedIn(await session.revoke())) throw notConfirmed();
      },
    }));
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

    otherDevices: async () => (await listDevices()).filter(({ info }) => !info.isCurrent),
    devices: listDevices,

    reverify: ({ complete, cancel }) => {
      if (!clerk.__internal_openReverification) throw new SignOutError('reverification_required');
      clerk.__internal_openReverification({
        afterVerification: complete,
        afterVerificationCancelled: cancel,
      });
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

function isSignedIn({ status }: { readonly status: string }): boolean {
  return status === 'active' || status === 'pending';
}

function toDeviceInfo(
  { id, lastActiveAt, latestActivity }: ClerkDeviceSession,
  isCurrent: boolean,
): DeviceInfo {
  const { deviceType, isMobile, browserName, browserVersion, city, country } = latestActivity;
  return {
    id,
    isCurrent,
    deviceType: deviceType || null,
    isMobile: isMobile === true,
    browserName: browserName || null,
    browserVersion: browserVersion || null,
    city: city || null,
    country: country || null,
    lastActiveAt: +lastActiveAt,
  };
}
