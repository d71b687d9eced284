import { takeKeptError } from '../browser/error-across-reload.ts';
import { isReactNative } from '../browser/react-native.ts';
import { assertOption } from '../core/options.ts';
import type { SignOutPort } from '../core/port.ts';
import { createSignOutStore, type SignOutStore } from '../core/sign-out-store.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { createClerkPort } from './clerk-port.ts';
import { revalidateLoaders } from './fetched-pages.ts';
import { verifyRestoredPages } from './restored-page.ts';

/** What this package knows of one Clerk instance. */
export interface ClerkSignOut extends SignOutStore {
  readonly port: SignOutPort;
}

const instances = new WeakMap<ClerkInstance, ClerkSignOut>();

/**
 * The one store of a Clerk instance, whoever asks: every component, every entry of this package.
 *
 * @throws {TypeError} when it is no Clerk instance.
 */
export function signOutOf(clerk: ClerkInstance): ClerkSignOut {
  // The class itself, and `window.Clerk` before its script has run, are the usual mistakes.
  assertOption(typeof clerk?.addListener === 'function', 'clerk');
  let instance = instances.get(clerk);
  if (!instance) {
    instance = connect(clerk);
    instances.set(clerk, instance);
  }
  return instance;
}

/** Nothing outside is touched before the first subscriber, so that a render on the server or one thrown away leaves no trace. */
function connect(clerk: ClerkInstance): ClerkSignOut {
  let channel: BroadcastChannel | undefined;
  let isListening = false;

  const port = createClerkPort(clerk, {
    announce: () => channel?.postMessage('sessions-changed'),
    refresh: () => store.refresh(),
  });
  const store: SignOutStore = createSignOutStore(
    port,
    typeof window === 'undefined' ? undefined : takeKeptError(),
  );

  const listen = () => {
    if (isListening || typeof window === 'undefined') return;
    isListening = true;
    clerk.addListener(() => void store.sessionsChanged());
    store.onSignedOut(({ reason }) => {
      if (reason === 'elsewhere') revalidateLoaders();
    });
    verifyRestoredPages(clerk, store);
    // Node has one in the tests of a React Native app, too.
    if (isReactNative() || typeof BroadcastChannel === 'undefined') return;
    // One name for every instance: a React SDK's wrapper does not know its Frontend API before Clerk has loaded.
    channel = new BroadcastChannel('clerk-sign-out');
    channel.onmessage = () => void store.refreshUntilAnswered();
  };

  return {
    ...store,
    port,
    subscribe: (listener) => {
      listen();
      return store.subscribe(listener);
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
