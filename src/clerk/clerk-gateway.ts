import { SignOutError } from '../core/errors.ts';
import type { ClerkGateway, Network } from '../core/ports.ts';
import { createAnswers } from './answers.ts';
import type { ClerkInstance, ClerkSession } from './clerk-instance.ts';
import { findSignedInSession, signedInSessionsIn } from './client-sessions.ts';
import { toSignOutError } from './to-sign-out-error.ts';
import { waitUntilLoaded } from './wait-until-loaded.ts';
import { withBoundedHooks } from './with-bounded-hooks.ts';

/** Talks to one Clerk instance of either generation. */
export function createClerkGateway(
  clerk: ClerkInstance,
  { isOnline }: Pick<Network, 'isOnline'>,
): ClerkGateway {
  /** One wait, shared by all callers. */
  let loading: Promise<void> | undefined;
  const answers = createAnswers(clerk);

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
      // clerk-js sends requests by itself, too: when the tab was signed out elsewhere, and when a window gets the focus.
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

    refresh: async () => {
      answers.watch();
      const before = clerk.client?.sessions;
      await fetchClient(clerk);
      // Offline or automated, clerk-js resolves without an answer. An answer would have replaced the client's sessions.
      if (clerk.client?.sessions === before)
        throw new SignOutError(isOnline() ? 'network' : 'offline');
    },

    activate: async (sessionId, goesToTask = false) => {
      const session = sessionId === null ? undefined : findSignedInSession(clerk, sessionId);
      // Clerk treats an id that it does not find as `null`, which signs out in this browser only.
      if (sessionId !== null && !session) throw new SignOutError('session_not_found');
      const activate = (options?: object) =>
        withBoundedHooks(() => clerk.setActive({ session: sessionId, ...options }));
      await (goesToTask || session?.status !== 'pending'
        ? activate()
        : withoutTasks(session, activate));
    },

    toError: (cause) => toSignOutError(cause, isOnline(), answers.retryAfter()),
  };
}

/** Sends one request: by itself, clerk-js would repeat it up to ten times. */
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

/**
 * Keeps Clerk from going to the page that `taskUrls` names for the open task of a pending session. clerk-js 6 looks for a
 * task at the start of the call. clerk-js 5 does so later, but not when it is given a `beforeEmit`.
 */
function withoutTasks<Value>(session: ClerkSession, call: (options: object) => Value): Value {
  const { tasks } = session;
  session.tasks = null;
  try {
    return call({ beforeEmit: () => {} });
  } finally {
    session.tasks = tasks;
  }
}
