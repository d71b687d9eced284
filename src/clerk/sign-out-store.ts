import { takeKeptError } from '../browser/kept-error.ts';
import type { InterruptedSignOut } from '../core/ports.ts';
import type { Sessions } from '../core/sessions.ts';
import { createSignOutStore, type SignOutStore } from '../core/sign-out-store.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { type Connection, getConnection } from './connection.ts';

/**
 * The one store of a Clerk instance, whoever asks.
 *
 * @throws {TypeError} when it is no Clerk instance.
 */
export function getSignOutStore(clerk: ClerkInstance): SignOutStore {
  return getConnection(clerk).part(createStore);
}

function createStore(connection: Connection): SignOutStore {
  const { instance, clerk, sessions } = connection;
  const store = createSignOutStore(connection, connection);
  let isListening = false;
  const listen = () => {
    if (isListening) return;
    isListening = true;
    connection.listen();
    const kept = takeKeptError(instance.publishableKey ?? '');
    if (!kept) return;
    const show = () => {
      if (isStillTrue(kept, sessions)) store.showInterrupted(kept);
    };
    clerk.load().then(show, () => {});
  };
  return {
    ...store,
    subscribe: (listener) => {
      listen();
      return store.subscribe(listener);
    },
    signOut: (options) => {
      listen();
      return store.signOut(options);
    },
  };
}

/** Whether one of its sessions is still signed in, and nobody has signed in since. */
function isStillTrue(kept: InterruptedSignOut, sessions: Sessions): boolean {
  const { signedIn } = sessions.read();
  return (
    signedIn.some((id) => kept.sessionIds.includes(id)) &&
    signedIn.every((id) => kept.signedIn.includes(id))
  );
}
