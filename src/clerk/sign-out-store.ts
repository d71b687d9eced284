import { takeKeptError } from '../browser/kept-error.ts';
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
  const store = createSignOutStore(
    connection,
    connection,
    typeof window === 'undefined' ? undefined : takeKeptError(),
  );
  return {
    ...store,
    subscribe: (listener) => {
      connection.listen();
      return store.subscribe(listener);
    },
    signOut: (options) => {
      connection.listen();
      return store.signOut(options);
    },
  };
}
