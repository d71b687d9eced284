import { leaveGoneSession } from '../core/operation.js';
import { assertOption } from '../core/options.js';
import type { SignOutPort } from '../core/port.js';
import { createSignOutStore, type SignOutStore } from '../core/sign-out-store.js';
import type { ClerkInstance } from './clerk-instance.js';
import { createClerkPort } from './clerk-port.js';
import { takeKeptError } from './error-across-reload.js';
import { revalidateLoaders } from './fetched-pages.js';
import { verifyRestoredPages } from './restored-page.js';
import { NO_SESSIONS, readSignedInSessions, type SignedInSession } from './signed-in-sessions.js';

/** What this package knows of one Clerk instance. */
export interface ClerkSignOut extends SignOutStore {
  getSessions(): readonly SignedInSession[];
  getLoadState(): LoadState;
  /** Calls back when Clerk has loaded, or has failed to. Returns the way to stop. */
  onLoaded(listener: () => void): () => void;
  readonly port: SignOutPort;
}

/** Whether Clerk can be called. */
export type LoadState = 'loading' | 'ready' | 'error';

const instances = new WeakMap<ClerkInstance, ClerkSignOut>();

/**
 * The one store of a Clerk instance, whoever asks: every component, every entry of this package.
 *
 * @throws {TypeError} when it is no Clerk instance.
 */
export function signOutOf(clerk: ClerkInstance): ClerkSignOut {
  // The class itself, and `window.Clerk` before its script has run, are the usual mistakes.
  assertOption(
    typeof clerk?.addListener === 'function',
    'clerk',
    'a Clerk instance, such as window.Clerk',
  );
  let instance = instances.get(clerk);
  if (!instance) {
    instance = connect(clerk);
    instances.set(clerk, instance);
  }
  return instance;
}

/** Nothing outside is touched before the first subscriber, so that a render on the server or one thrown away leaves no trace. */
function connect(clerk: ClerkInstance): ClerkSignOut {
  const sessionListeners = new Set<() => void>();
  let sessions = NO_SESSIONS;
  let channel: BroadcastChannel | undefined;
  let isListening = false;

  const port = createClerkPort(clerk, () => channel?.postMessage('sessions-changed'));
  const store = createSignOutStore(
    port,
    typeof window === 'undefined' ? undefined : takeKeptError(),
  );

  const sessionsChanged = () => {
    for (const listener of [...sessionListeners]) listener();
    return store.sessionsChanged();
  };

  const listen = () => {
    if (isListening || typeof window === 'undefined') return;
    isListening = true;
    clerk.addListener(() => void sessionsChanged());
    store.onSignedOut(({ reason }) => {
      if (reason === 'elsewhere') revalidateLoaders();
    });
    verifyRestoredPages(clerk);
    if (typeof BroadcastChannel === 'undefined') return;
    // Clerk tells other tabs only when the current session ends; they would go on listing the other accounts.
    // One name for every instance: a React SDK's wrapper does not know its Frontend API before Clerk has loaded.
    channel = new BroadcastChannel('clerk-sign-out');
    channel.onmessage = () => {
      port
        .refresh()
        .then(() => leaveGoneSession(port))
        .then(sessionsChanged)
        .catch(() => {});
    };
  };

  return {
    ...store,
    sessionsChanged,
    // Read anew each time: Clerk keeps silent when a session that is not the current one has gone, because it compares the
    // client, which it changes in place, with itself (`memoizeListenerCallback`).
    getSessions: () => {
      sessions = readSignedInSessions(clerk, sessions);
      return sessions;
    },
    getLoadState: () => (clerk.loaded ? 'ready' : clerk.status === 'error' ? 'error' : 'loading'),
    onLoaded: (listener) => {
      let isSubscribed = true;
      const notify = () => isSubscribed && listener();
      port.load().then(notify, notify);
      return () => {
        isSubscribed = false;
      };
    },
    port,
    subscribe: (listener) => {
      listen();
      sessionListeners.add(listener);
      const unsubscribe = store.subscribe(listener);
      return () => {
        sessionListeners.delete(listener);
        unsubscribe();
      };
    },
    onSignedOut: (listener) => {
      listen();
      return store.onSignedOut(listener);
    },
    signOut: (options) => {
      listen();
      return store.signOut(options);
    },
  };
}
