import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { requestedSignOuts } from '../../tests/support/requested-sign-outs.ts';
import { simulate } from '../../tests/support/simulated-clerk.ts';
import { createPage } from '../browser/page.ts';
import { SignOutError } from '../core/errors.ts';
import { createFakeClerk } from '../testing/fake-clerk/create-fake-clerk.ts';
import type { FakeClerkOptions } from '../testing/fake-clerk/types.ts';
import { getConnection } from './connection.ts';
import { setConnectivity } from './connectivity.ts';
import { getSignOutStore } from './sign-out-store.ts';

/** The browser globals of React Native's `Libraries/Core`, and those that `@expo/metro-runtime` adds. */
beforeEach(() => {
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('navigator', { product: 'ReactNative' });
  for (const name of [
    ...['document', 'location', 'sessionStorage', 'BroadcastChannel', 'reportError'],
    ...['addEventListener', 'removeEventListener'],
  ]) {
    vi.stubGlobal(name, undefined);
  }
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Clerk as Expo's provider loads it. */
const createClerk = (options: FakeClerkOptions = {}) =>
  createFakeClerk({
    loaded: true,
    loadOptions: { standardBrowser: false, afterSignOutUrl: '/after' },
    ...options,
  });

/** A network that the device reports on. */
function deviceNetwork(isConnected: boolean) {
  const listeners = new Set<() => void>();
  return {
    isOnline: () => isConnected,
    subscribe: vi.fn((listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    }),
    listeners,
    set: (next: boolean) => {
      isConnected = next;
      for (const listener of [...listeners]) listener();
    },
  };
}

describe('without a page', () => {
  it('signs out, and reports that it did not navigate', async () => {
    const clerk = createClerk();
    const store = getSignOutStore(clerk);
    const states: string[] = [];
    store.subscribe(() => states.push(store.getState('all').status));
    const result = await store.signOut({ redirectUrl: '/goodbye' });
    expect(result).toMatchObject({ status: 'signed-out', redirectedTo: false });
    expect(states).not.toContain('redirecting');
    expect(clerk.navigations).toEqual([]);
  });

  it.each([
    ['the provider’s afterSignOutUrl', {}, '/after'],
    ['a path', { redirectUrl: '/goodbye' }, '/goodbye'],
    [
      'an allowed deep link',
      { redirectUrl: 'myapp://home', allowedRedirectOrigins: ['myapp://home'] },
      'myapp://home',
    ],
  ])('passes %s to the app’s router', async (_, options, to) => {
    const clerk = createClerk();
    const navigate = vi.fn();
    const result = await getSignOutStore(clerk).signOut({ ...options, navigate });
    expect(result).toMatchObject({ status: 'signed-out', redirectedTo: to });
    expect(navigate.mock.calls).toEqual([[to]]);
  });

  it('refuses a deep link that is not allowed', async () => {
    const clerk = createClerk();
    const navigate = vi.fn();
    const result = await getSignOutStore(clerk).signOut({ redirectUrl: 'evil://home', navigate });
    expect(result).toMatchObject({
      status: 'signed-out',
      redirectError: { code: 'redirect_blocked' },
    });
    expect(navigate).not.toHaveBeenCalled();
  });

  it('ignores the location that Expo makes up', async () => {
    const reload = vi.fn();
    vi.stubGlobal('location', { href: 'http://localhost:8081/', reload });
    vi.stubGlobal('sessionStorage', { setItem: () => {}, getItem: () => null });
    const page = createPage('pk_test_1');
    const error = new SignOutError('server');
    const interrupted = { sessionIds: ['a'], signedIn: ['a'], error };
    expect(page.location()).toBeUndefined();
    expect(page.reload({ key: 'all', ...interrupted })).toBe(false);
    expect(reload).not.toHaveBeenCalled();
  });
});

describe('a failure of the network that clerk-js swallows', () => {
  /** Clerk reports a sign-out, but the server was not reached. */
  function swallowingClerk(onStrike = () => {}) {
    const clerk = createClerk({ automated: true });
    clerk.server.fault({ kind: 'reset', call: 'remove-all', onStrike });
    return clerk;
  }

  it('is reported as network, as far as is known', async () => {
    const result = await getSignOutStore(swallowingClerk()).signOut();
    expect(result).toMatchObject({ status: 'error', error: { code: 'network' } });
  });

  it('is not reported as network when there was an answer', async () => {
    const clerk = createClerk();
    const { client } = clerk.server.resources();
    clerk.server.fault({ kind: 'body', call: 'remove-all', body: { response: client } });
    const result = await getSignOutStore(clerk).signOut();
    expect(result).toMatchObject({ status: 'error', error: { code: 'not_confirmed_by_server' } });
  });

  it('is reported as offline when the device says so in the meantime', async () => {
    const connectivity = deviceNetwork(true);
    const clerk = swallowingClerk(() => connectivity.set(false));
    setConnectivity(clerk, connectivity);
    const result = await getSignOutStore(clerk).signOut();
    expect(result).toMatchObject({ status: 'error', error: { code: 'offline' } });
  });
});

describe('a device that reports its network status', () => {
  it('fails at once while it is offline, and sends nothing', async () => {
    const clerk = createClerk();
    const connectivity = deviceNetwork(false);
    setConnectivity(clerk, connectivity);
    const result = await getSignOutStore(clerk).signOut();
    expect(result).toMatchObject({ status: 'error', error: { code: 'offline', retryable: true } });
    expect(requestedSignOuts(clerk)).toEqual([]);

    connectivity.set(true);
    expect(await getSignOutStore(clerk).retry('all')).toMatchObject({ status: 'signed-out' });
  });

  it('is waited for, and not listened to afterwards', async () => {
    const clerk = createClerk();
    const connectivity = deviceNetwork(false);
    const store = getSignOutStore(clerk);
    setConnectivity(clerk, connectivity);
    const result = store.signOut({ whenOffline: 'wait' });
    await expect.poll(() => store.getState('all')).toMatchObject({ phase: 'waiting-for-network' });
    connectivity.set(false);
    expect(requestedSignOuts(clerk)).toEqual([]);
    connectivity.set(true);
    await expect.poll(() => requestedSignOuts(clerk)).toEqual(['all']);
    expect(await result).toMatchObject({ status: 'signed-out' });
    expect(connectivity.listeners.size).toBe(0);
  });

  it('may call back during the subscribe call', async () => {
    const { clerk } = simulate();
    const { network } = getConnection(clerk);
    const unsubscribe = vi.fn();
    network.setConnectivity({
      isOnline: () => true,
      subscribe: (listener) => {
        listener();
        return unsubscribe;
      },
    });
    const callback = vi.fn();
    network.onceOnline(callback);
    await expect.poll(() => unsubscribe).toHaveBeenCalled();
    expect(callback).toHaveBeenCalledOnce();
  });
});
