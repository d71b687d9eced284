import { createSignOutStore, type SignOutStore } from '../core/sign-out-store.js';
import type { ClerkInstance } from './clerk-instance.js';
import { createClerkPort } from './clerk-port.js';
import { takeKeptError } from './error-across-reload.js';
import { verifyRestoredPages } from './restored-page.js';
import { NO_SESSIONS, readSignedInSessions, type SignedInSession } from './signed-in-sessions.js';

/** What this package knows of one Clerk instance. */
export interface ClerkSignOut extends SignOutStore {
  getSessions(): readonly SignedInSession[];
}

const instances = new WeakMap<ClerkInstance, ClerkSignOut>();

/** The one store of a Clerk instance, whoever asks: every component, every entry of this package. */
export function signOutOf(clerk: ClerkInstance): ClerkSignOut {
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

  const store = createSignOutStore(
    createClerkPort(clerk, () => channel?.postMessage('sessions-changed')),
    typeof window === 'undefined' ? undefined : takeKeptError(),
  );

  const sessionsChanged = () => {
    const before = sessions;
    sessions = readSignedInSessions(clerk, before);
    if (sessions !== before) for (const listener of [...sessionListeners]) listener();
    return store.sessionsChanged();
  };

  const listen = () => {
    if (isListening || typeof window === 'undefined') return;
    isListening = true;
    clerk.addListener(() => void sessionsChanged());
    verifyRestoredPages(clerk);
    if (typeof BroadcastChannel === 'undefined') return;
    // Clerk tells other tabs only when the current session ends; they would go on listing the other accounts.
    channel = new BroadcastChannel(`clerk-sign-out:${clerk.frontendApi ?? ''}`);
    channel.onmessage = () => void clerk.client?.reload().catch(() => {});
  };

  return {
    ...store,
    sessionsChanged,
    getSessions: () => sessions,
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
