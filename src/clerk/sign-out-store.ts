import { takeKeptError } from '../browser/kept-error.ts';
import { createPage } from '../browser/page.ts';
import { createTabLock } from '../browser/tabs.ts';
import type { InterruptedSignOut } from '../core/ports.ts';
import type { Sessions } from '../core/sessions.ts';
import { createSignOutStore, type SignOutStore } from '../core/sign-out-store.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { type Connection, getConnection } from './connection.ts';
import { createNavigation } from './navigation.ts';
import { createOtherDevices } from './other-devices.ts';
import { createSignOutRequests } from './sign-out-requests.ts';

/**
 * The store of a Clerk instance, shared by all callers.
 *
 * @throws {TypeError} when it is not a Clerk instance.
 */
export function getSignOutStore(clerk: ClerkInstance): SignOutStore {
  return getConnection(clerk).part(createStore);
}

function createStore(connection: Connection): SignOutStore {
  const { instance, clerk, network, tabs, sessions } = connection;
  const instanceName = instance.publishableKey ?? '';
  const store = createSignOutStore(
    {
      clerk,
      requests: createSignOutRequests(instance, network),
      devices: connection.part(createOtherDevices),
      navigation: createNavigation(instance),
      network,
      page: createPage(instanceName),
      tabs: {
        exclusively: createTabLock(() => `clerk-sign-out:${instance.frontendApi ?? ''}`),
        announce: tabs.announce,
      },
    },
    connection,
  );
  let isListening = false;
  const listen = () => {
    if (isListening) return;
    isListening = true;
    connection.listen();
    const kept = takeKeptError(instanceName);
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
