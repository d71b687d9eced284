import { keepErrorForReload } from '../browser/error-across-reload.ts';
import { isReactNative } from '../browser/react-native.ts';
import type { DeviceSignOut } from '../core/device-sign-out.ts';
import { SignOutError } from '../core/errors.ts';
import type { SignOutPort } from '../core/port.ts';
import type { Connectivity } from '../core/types.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { forgetFetchedPages } from './fetched-pages.ts';
import { liveSessionsOf } from './live-sessions.ts';
import { toSignOutError } from './to-sign-out-error.ts';
import { withBoundedHooks } from './with-bounded-hooks.ts';

const LOADED_POLL_MS = 50;

const browserConnectivity: Connectivity = {
  isOnline: () => typeof navigator === 'undefined' || navigator.onLine !== false,
  subscribe: (listener) => {
    globalThis.addEventListener?.('online', listener);
    return () => globalThis.removeEventListener?.('online', listener);
  },
};

/** What the port of a Clerk instance leaves to others. */
export interface ClerkPortHost {
  /** Tells the other tabs that the sessions have changed. */
  announce(): void;
  /** Asks the server for the sessions, and compares them with what was known. Rejects unless it answered. */
  refresh(): Promise<void>;
}

/** Talks to one Clerk instance of either generation. */
export function createClerkPort(
  clerk: ClerkInstance,
  { announce, refresh }: ClerkPortHost,
): SignOutPort {
  const seen = new Set<string>();
  let lastCurrent: string | null | undefined;

  let connectivity = browserConnectivity;
  let sessionsAtRequest: unknown;

  const isOnline = () => connectivity.isOnline() !== false;
  // Expo gives React Native a `location` that cannot be changed: the development server's.
  const page = () => (isReactNative() ? undefined : globalThis.location);
  const toError = (cause: unknown) => toSignOutError(cause, isOnline());
  const findSession = (sessionId: string) =>
    liveSessionsOf(clerk).find(({ id }) => id === sessionId);
  const noteSeen = () => {
    for (const { id } of clerk.client?.sessions ?? []) seen.add(id);
  };

  /** One wait for all who ask. */
  let loading: Promise<void> | undefined;
  let devices: Promise<DeviceSignOut> | undefined;

  return {
    isLoaded: () => clerk.loaded,

    load: () => {
      loading ??= new Promise<void>((resolve, reject) => {
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
      }).finally(() => {
        loading = undefined;
      });
      return loading;
    },

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
      let isWaiting = true;
      const unsubscribe = connectivity.subscribe(() => {
        if (!isWaiting || !isOnline()) return;
        isWaiting = false;
        callback();
        // Not right away: a signal that calls back while it is subscribed to has not returned the way to stop yet.
        void Promise.resolve().then(() => unsubscribe());
      });
      return () => {
        isWaiting = false;
        unsubscribe();
      };
    },

    readConnectivity: (given) => {
      connectivity = given;
    },

    signOut: (sessionId, settle) => {
      sessionsAtRequest = clerk.client?.sessions;
      return withBoundedHooks(() =>
        clerk.signOut(settle, sessionId === undefined ? {} : { sessionId }),
      );
    },

    // Not by `clerk.signOut({ sessionId })`: that signs everybody out when another tab has removed the other sessions.
    removeSession: async (sessionId) => {
      sessionsAtRequest = clerk.client?.sessions;
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
      devices ??= import('./devices-of-clerk.ts').then(
        ({ devicesOf }) => devicesOf(clerk, { isOnline, toError, refresh }),
        (cause) => {
          devices = undefined;
          throw new SignOutError(isOnline() ? 'network' : 'offline', { cause });
        },
      );
      return devices;
    },

    afterSignOutUrl: () => clerk.buildAfterSignOutUrl(),
    chooseAccountUrl: () => clerk.buildAfterMultiSessionSingleSignOutUrl(),
    location: () => page()?.href,

    // There clerk-js 6 goes nowhere, with a router or without, and says nothing (`navigate` wants a `document`).
    canNavigate: () => !isReactNative(),

    navigate: async (to) => {
      const location = page();
      const { client } = clerk;
      if (location && client?.isEligibleForTouch?.()) {
        // Safari shortens a cookie that a fetch has set to seven days; Clerk lengthens it again by a page of its own.
        // Not by `clerk.navigate`: behind a proxy that page has the app's origin, and would be given to the app's router.
        const redirectUrl = new URL(to, location.href);
        location.assign(clerk.buildUrlWithAuth(client.buildTouchUrl({ redirectUrl })));
      } else await (clerk.clerkjs ?? clerk).navigate(to);
    },

    forgetFetchedPages,

    reload: (key, error) => {
      const location = page();
      if (!location?.reload || !keepErrorForReload(key, error)) return false;
      location.reload();
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

    // Without `navigator.onLine` clerk-js 5 takes React Native for offline and swallows every network failure, and clerk-js 6
    // swallows them with a resource cache; an answer would have filled the client anew.
    toUnconfirmedError: () =>
      isReactNative() && isOnline() && clerk.client?.sessions === sessionsAtRequest
        ? new SignOutError('network')
        : new SignOutError(isOnline() ? 'not_confirmed_by_server' : 'offline'),
  };
}
