import { pageLocation } from '../browser/page.ts';
import { isReactNative } from '../browser/react-native.ts';
import { attempt } from '../core/attempt.ts';
import type { DeviceSignOut } from '../core/device-sign-out.ts';
import { leftOpen, SignOutError } from '../core/errors.ts';
import { createListeners } from '../core/listeners.ts';
import type { ClerkGateway, Network } from '../core/ports.ts';
import { withTimeout } from '../core/time-limit.ts';
import { createAnswers } from './answers.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { signedInSessionsIn } from './client-sessions.ts';
import { forgetFetchedPages } from './fetched-pages.ts';
import { providerOptionOf } from './provider-options.ts';
import { redirectOriginsOf } from './redirect-origins.ts';
import { toSignOutError } from './to-sign-out-error.ts';
import { waitUntilLoaded } from './wait-until-loaded.ts';
import { withBoundedHooks } from './with-bounded-hooks.ts';

/** @see clerk/javascript packages/shared/src/internal/clerk-js/windowNavigate.ts `ALLOWED_PROTOCOLS` */
const CLERKS_PROTOCOLS = ['http:', 'https:', 'wails:', 'chrome-extension:'];

/** Talks to one Clerk instance of either generation. */
export function createClerkGateway(
  clerk: ClerkInstance,
  network: Pick<Network, 'isOnline'>,
  /** Asks the server for the sessions, and compares them with what was known. Rejects unless it answered. */
  refreshSessions: () => Promise<void>,
): ClerkGateway {
  let sessionsAtRequest: unknown;
  let devices: Promise<DeviceSignOut> | undefined;
  /** One wait for all who ask. */
  let loading: Promise<void> | undefined;

  const { isOnline } = network;
  const answers = createAnswers(clerk);
  const toError = (cause: unknown) => toSignOutError(cause, isOnline());
  const unreachable = (cause?: unknown) =>
    new SignOutError(isOnline() ? 'network' : 'offline', { cause });
  const findSession = (sessionId: string) =>
    signedInSessionsIn(clerk).find(({ id }) => id === sessionId);
  const isImpersonating = () =>
    // In its transitive state Clerk has no active session.
    Boolean(findSession(clerk.session?.id ?? clerk.client?.lastActiveSessionId ?? '')?.actor);

  return {
    isLoaded: () => clerk.loaded,
    load: () => {
      loading ??= waitUntilLoaded(clerk).finally(() => {
        loading = undefined;
      });
      return loading;
    },

    isAnswered: answers.isListAnswered,
    sessions: () => {
      // clerk-js asks by itself, too: for the tab that was signed out elsewhere, and when a window gets the focus.
      answers.watch();
      return {
        signedIn: [...signedInSessionsIn(clerk)]
          .sort((one, other) => +other.lastActiveAt - +one.lastActiveAt)
          .map(({ id, user, publicUserData }) => ({
            id,
            userId: user?.id ?? publicUserData?.userId ?? null,
          })),
        listed: (clerk.client?.sessions ?? []).filter(Boolean).map(({ id }) => id),
        current: clerk.session === undefined ? undefined : (clerk.session?.id ?? null),
        lastActive: clerk.client?.lastActiveSessionId ?? null,
      };
    },

    isImpersonating,

    signOut: (sessionId, verify) => {
      answers.watch();
      sessionsAtRequest = clerk.client?.sessions;
      return withBoundedHooks(() =>
        clerk.signOut(verify, sessionId === undefined ? {} : { sessionId }),
      );
    },

    // Not by `clerk.signOut({ sessionId })`: that signs everybody out when another tab has removed the other sessions.
    removeSession: async (sessionId) => {
      answers.watch();
      sessionsAtRequest = clerk.client?.sessions;
      await findSession(sessionId)?.remove();
    },

    refresh: async () => {
      answers.watch();
      const before = clerk.client?.sessions;
      await fetchClient(clerk);
      // Offline or automated, clerk-js resolves without an answer: an answer would have filled the client with new sessions.
      if (clerk.client?.sessions === before) throw unreachable();
    },

    activate: async (sessionId) => {
      // An id that Clerk does not find would be taken for `null`, which signs out in this browser only.
      if (sessionId !== null && !findSession(sessionId))
        throw new SignOutError('session_not_found');
      await withBoundedHooks(() => clerk.setActive({ session: sessionId }));
    },

    loadDevices: () => {
      devices ??= import('./devices-of-clerk.ts').then(
        ({ devicesOf }) =>
          devicesOf(clerk, {
            isOnline,
            toError,
            withTimeout,
            createListeners,
            createError: (code, details) => new SignOutError(code, details),
            leftOpen,
            isImpersonating,
            refresh: refreshSessions,
            signedInSessions: () => signedInSessionsIn(clerk),
          }),
        (cause) => {
          devices = undefined;
          throw unreachable(cause);
        },
      );
      return devices;
    },

    afterSignOutUrl: () => clerk.buildAfterSignOutUrl(),
    chooseAccountUrl: () => clerk.buildAfterMultiSessionSingleSignOutUrl(),
    redirectOrigins: () => redirectOriginsOf(clerk),
    // In React Native clerk-js 6 goes nowhere, with a router or without, and says nothing (`navigate` wants a `document`).
    canNavigate: () => !isReactNative(),
    navigate: (to) => navigate(clerk, to),
    forgetFetchedPages,
    toError,

    // Without `navigator.onLine` clerk-js 5 takes React Native for offline and swallows every network failure, and clerk-js 6
    // swallows them with a resource cache; an answer would have filled the client with new sessions.
    toUnconfirmedError: () =>
      isReactNative() && isOnline() && clerk.client?.sessions === sessionsAtRequest
        ? new SignOutError('network')
        : new SignOutError(isOnline() ? 'not_confirmed_by_server' : 'offline'),
  };
}

/** Asks once: clerk-js would repeat the question by itself, up to ten times. */
async function fetchClient(clerk: ClerkInstance): Promise<void> {
  const { client } = clerk;
  const clerkJs = clerk.clerkjs ?? clerk;
  if (!client?.fetch || !clerkJs.updateClient) await client?.reload();
  else {
    const before = client.sessions;
    await client.fetch({ fetchMaxTries: 1 });
    if (client.sessions !== before) clerkJs.updateClient(client);
  }
}

async function navigate(clerk: ClerkInstance, to: string): Promise<void> {
  const location = pageLocation();
  const { client } = clerk;
  if (location && client?.isEligibleForTouch?.()) {
    // Safari shortens a cookie that a fetch has set to seven days; Clerk lengthens it again by a page that it loads.
    // Not by `clerk.navigate`: behind a proxy that page has the app's origin, and would be given to the app's router.
    const redirectUrl = new URL(to, location.href);
    location.assign(clerk.buildUrlWithAuth(client.buildTouchUrl({ redirectUrl })));
  } else if (location && goesAstray(clerk, to, location)) {
    location.assign(new URL(to, location.href).href);
  } else await (clerk.clerkjs ?? clerk).navigate(to);
}

/** Whether Clerk would go to "/" instead: in a page that is a file or that an app has a scheme for, and to another app. */
function goesAstray(clerk: ClerkInstance, to: string, { href }: Location): boolean {
  const url = new URL(to, href);
  const given = providerOptionOf(clerk, 'allowedRedirectProtocols');
  const protocols = CLERKS_PROTOCOLS.concat(Array.isArray(given) ? given : []);
  const root = attempt(() => new URL('/', href).href);
  return !protocols.includes(url.protocol) && url.href !== root;
}
