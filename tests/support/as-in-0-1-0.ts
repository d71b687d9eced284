import type { BrowserTabs } from '../../src/browser/tabs.ts';
import type { ClerkInstance } from '../../src/clerk/clerk-instance.ts';
import { type Connection, getConnection } from '../../src/clerk/connection.ts';
import { getSignOutStore } from '../../src/clerk/sign-out-store.ts';
import { followClerk, onSignedOut } from '../../src/clerk/signed-out-users.ts';
import type { SignOutOptions } from '../../src/core/options.ts';

/** The ports of a connection in one object, as the tests of 0.1.0 have it. */
export function portOfConnection({ clerk, network, page, tabs, sessions }: Connection) {
  return {
    ...clerk,
    ...network,
    ...page,
    ...(tabs as BrowserTabs),
    hasSeen: sessions.wasListed,
    sessions: () => {
      const { signedIn } = clerk.sessions();
      const { current, lastCurrent } = sessions.read();
      return { signedIn, current, lastCurrent };
    },
    readConnectivity: network.setConnectivity,
  };
}

/** The store of a Clerk instance with what stood in it in 0.1.0. */
export function signOutOf(clerk: ClerkInstance) {
  const connection = getConnection(clerk);
  return connection.part(storeAsIn010);
}

function storeAsIn010(connection: Connection) {
  const { instance, sessions, recovery } = connection;
  const store = getSignOutStore(instance);
  return {
    ...store,
    signOut: (options: SignOutOptions = {}) => {
      if (options.connectivity) connection.network.setConnectivity(options.connectivity);
      return store.signOut(options);
    },
    onSignedOut: (listener: Parameters<typeof onSignedOut>[1]) => {
      followClerk(instance);
      return onSignedOut(instance, listener);
    },
    sessionsChanged: async () => sessions.compare(),
    refresh: sessions.refresh,
    refreshUntilAnswered: recovery.refreshUntilAnswered,
    port: portOfConnection(connection),
  };
}
