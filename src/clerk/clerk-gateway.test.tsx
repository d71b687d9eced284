import { afterEach, describe, expect, it, vi } from 'vitest';
import { pass, withFakeTimers } from '../../tests/support/fake-time.ts';
import { type SimulationOptions, simulate } from '../../tests/support/simulated-clerk.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { getConnection } from './connection.ts';

withFakeTimers();
afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

/** The connection of a simulated Clerk, parts of which can be replaced. */
function connect(options: SimulationOptions = {}, changes: Partial<ClerkInstance> = {}) {
  const simulation = simulate(options);
  const clerk: ClerkInstance = Object.assign(simulation.clerk, changes);
  const connection = getConnection(clerk);
  const { clerk: gateway, network, sessions } = connection;
  return { ...simulation, connection, gateway, network, sessions };
}

/** What a promise has come to by now. */
function watch(promise: Promise<unknown>) {
  const seen: { value?: unknown; code?: string } = {};
  promise.then(
    (value) => {
      seen.value = value ?? 'nothing';
    },
    (error) => {
      seen.code = error.code;
    },
  );
  return seen;
}

describe('load', () => {
  it('resolves at once when Clerk has loaded', async () => {
    const { gateway } = connect();
    expect(gateway.isLoaded()).toBe(true);
    const seen = watch(gateway.load());
    await pass();
    expect(seen.value).toBe('nothing');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits for a Clerk without status events', async () => {
    const { gateway, load } = connect({ isLoaded: false });
    expect(gateway.isLoaded()).toBe(false);
    const seen = watch(gateway.load());
    await pass(1_000);
    expect(seen).toEqual({});
    load();
    await pass(50);
    expect(seen.value).toBe('nothing');
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each(['ready', 'error'] as const)(
    'hears of the status %s, and stops listening',
    async (status) => {
      const handlers = new Set<(status: string) => void>();
      const { gateway, clerk } = connect(
        { isLoaded: false },
        {
          on: (_, handler) => void handlers.add(handler),
          off: (_, handler) => void handlers.delete(handler),
        },
      );
      const seen = watch(gateway.load());
      expect(handlers.size).toBe(1);
      clerk.loaded = status === 'ready';
      if (status === 'error') clerk.status = 'error';
      for (const handler of [...handlers]) handler(status);
      await pass();
      expect(seen).toEqual(
        status === 'ready' ? { value: 'nothing' } : { code: 'clerk_not_loaded' },
      );
      expect(handlers.size).toBe(0);
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  it('rejects at once when Clerk has failed to load', async () => {
    const { gateway } = connect({ isLoaded: false }, { status: 'error' });
    const seen = watch(gateway.load());
    await pass();
    expect(seen.code).toBe('clerk_not_loaded');
  });
});

describe('sessions', () => {
  it('are the signed-in ones, most recently active first', () => {
    const { gateway, sessions } = connect({
      sessions: [
        { id: 'old', lastActiveAt: 1 },
        { id: 'new', lastActiveAt: 3 },
        { id: 'x', status: 'expired', lastActiveAt: 4 },
        { id: 'task', status: 'pending', lastActiveAt: 2 },
      ],
      current: 'old',
    });
    expect(gateway.sessions()).toMatchObject({
      signedIn: [
        { id: 'new', userId: 'user_new' },
        { id: 'task', userId: 'user_task' },
        { id: 'old', userId: 'user_old' },
      ],
      current: 'old',
    });
    expect(sessions.read()).toMatchObject({
      signedIn: ['new', 'task', 'old'],
      current: 'old',
      lastCurrent: 'old',
    });
  });

  it('know who was current before Clerk went into its transitive state', () => {
    const { sessions, clerk } = connect({ sessions: ['a', 'b'] });
    const [, other = null] = clerk.client.signedInSessions;
    expect(sessions.read()).toMatchObject({ current: 'a', lastCurrent: 'a' });
    clerk.session = other;
    expect(sessions.read()).toMatchObject({ current: 'b', lastCurrent: 'b' });
    clerk.session = undefined;
    expect(sessions.read()).toMatchObject({ current: undefined, lastCurrent: 'b' });
    clerk.session = null;
    expect(sessions.read()).toMatchObject({ current: null, lastCurrent: null });
  });

  it('take the word of the server for it when this page never saw', () => {
    const { sessions, clerk } = connect({ sessions: ['a', 'b'], current: 'b' });
    clerk.session = undefined;
    expect(sessions.read()).toMatchObject({ current: undefined, lastCurrent: 'b' });
  });

  it('are none before Clerk has a client', () => {
    const { sessions } = connect({ isLoaded: false }, { client: undefined });
    expect(sessions.read()).toMatchObject({ signedIn: [], current: undefined, lastCurrent: null });
  });

  it('are remembered by their ids when they have gone, expired ones too', async () => {
    const { gateway, sessions, server } = connect({
      sessions: ['a', 'b', { id: 'x', status: 'expired' }],
    });
    expect(sessions.wasListed('x')).toBe(true);
    expect(sessions.wasListed('unknown')).toBe(false);
    server.end('b');
    void gateway.refresh();
    await pass(100);
    expect(gateway.sessions().signedIn).toEqual([{ id: 'a', userId: 'user_a' }]);
    expect(sessions.wasListed('b')).toBe(true);
  });
});

describe('the network', () => {
  it('is online unless the browser says that it is not', () => {
    const { network } = connect();
    expect(network.isOnline()).toBe(true);
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    expect(network.isOnline()).toBe(false);
  });

  it('calls back once when it is back, unless it was told to stop', () => {
    const { network } = connect();
    const callback = vi.fn();
    const stopped = vi.fn();
    network.onceOnline(callback);
    network.onceOnline(stopped)();
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new Event('online'));
    expect(callback).toHaveBeenCalledOnce();
    expect(stopped).not.toHaveBeenCalled();
  });

  it('decides the name of a failure', () => {
    const { gateway } = connect();
    const cause = new TypeError('Failed to fetch');
    expect(gateway.toError(cause).code).toBe('network');
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    expect(gateway.toError(cause).code).toBe('offline');
  });
});

describe('requests', () => {
  it('refresh rejects when clerk-js resolves without an answer', async () => {
    const { gateway, page, server } = connect();
    page.isAutomated = true;
    server.fail({ effect: 'network', times: 1 });
    const swallowed = watch(gateway.refresh());
    await pass(100);
    expect(swallowed.code).toBe('network');
    const answered = watch(gateway.refresh());
    await pass(100);
    expect(answered.value).toBe('nothing');
  });

  it('refresh rejects as offline when the browser is', async () => {
    const { gateway, page } = connect();
    page.goOffline();
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const seen = watch(gateway.refresh());
    await pass(100);
    expect(seen.code).toBe('offline');
  });

  it('signOut settles between the answer and the end', async () => {
    const { gateway, server, clerk } = connect({ generation: 3 });
    const order: string[] = [];
    void gateway
      .signOut(undefined, async () => {
        order.push(`settle: ${server.sessions.length} left, session ${clerk.session}`);
      })
      .then(() => order.push(`done: session ${clerk.session}`));
    await pass(100);
    expect(order).toEqual(['settle: 0 left, session undefined', 'done: session null']);
  });

  it('signOut is not kept waiting by the hook of a framework', async () => {
    const hooks = globalThis as { __internal_onBeforeSetActive?: () => Promise<void> };
    hooks.__internal_onBeforeSetActive = () => new Promise(() => {});
    const signOut = vi.fn(async () => {
      await hooks.__internal_onBeforeSetActive?.();
    });
    const { gateway } = connect({}, { signOut });
    const seen = watch(gateway.signOut('a', async () => {}));
    expect(signOut).toHaveBeenCalledExactlyOnceWith(expect.any(Function), { sessionId: 'a' });
    await pass(1_999);
    expect(seen).toEqual({});
    // The call has read the hook already; the page has its own again.
    delete hooks.__internal_onBeforeSetActive;
    await pass(1);
    expect(seen.value).toBe('nothing');
  });

  it('removeSession removes that one, and nobody when it has gone', async () => {
    const { gateway, server } = connect({ sessions: ['a', 'b'] });
    void gateway.removeSession('unknown');
    await pass(100);
    expect(server.requests).toEqual([]);
    void gateway.removeSession('b');
    await pass(100);
    expect(server.requests.map(({ name }) => name)).toEqual(['remove b']);
  });

  it('activate refuses an id that Clerk would take for nobody', async () => {
    const { gateway, clerk, server } = connect({
      sessions: ['a', 'b', { id: 'x', status: 'expired' }],
    });
    const unknown = watch(gateway.activate('unknown'));
    const expired = watch(gateway.activate('x'));
    await pass(100);
    expect([unknown.code, expired.code]).toEqual(['session_not_found', 'session_not_found']);
    expect(server.requests).toEqual([]);
    void gateway.activate('b');
    await pass(100);
    expect(clerk.session?.id).toBe('b');
    void gateway.activate(null);
    await pass(100);
    expect(clerk.session).toBeNull();
  });
});

describe('the way out', () => {
  it('has the URLs of the provider', () => {
    const { connection, gateway } = connect();
    expect(gateway.afterSignOutUrl()).toBe('/after-sign-out');
    expect(gateway.chooseAccountUrl()).toBe('/choose');
    expect(connection.page.location()).toBe(window.location.href);
  });

  it('goes through Clerk', async () => {
    const { gateway, page } = connect();
    await gateway.navigate('/bye');
    expect(page.navigations).toEqual(['/bye']);
  });

  it('goes through the Clerk inside the wrapper of an SDK, whose own navigate drops the promise', async () => {
    const navigate = vi.fn(() => Promise.reject(new Error('no route')));
    const { gateway, page } = connect({}, { clerkjs: { navigate } });
    await expect(gateway.navigate('/bye')).rejects.toThrow('no route');
    expect(page.navigations).toEqual([]);
  });

  it.each(['file:///app/index.html#/account', 'blob:https://app.example.com/7a1c0d3e'])(
    'goes to another hash of %s by itself: Clerk takes its scheme for a mistake, and goes to "/"',
    async (href) => {
      const assign = vi.fn();
      vi.stubGlobal('location', { href, assign });
      const { gateway, page } = connect();
      await gateway.navigate('#/bye');
      expect(assign).toHaveBeenCalledExactlyOnceWith(new URL('#/bye', href).href);
      await gateway.navigate('https://www.example.com/');
      expect(page.navigations).toEqual(['https://www.example.com/']);
      expect(assign).toHaveBeenCalledOnce();
    },
  );

  it.each([
    ['capacitor://localhost/account', '/bye', 'capacitor://localhost/bye'],
    ['app://-/index.html#/account', '#/bye', 'app://-/index.html#/bye'],
    ['https://app.example.com/account', 'myapp://home', 'myapp://home'],
  ])(
    'goes from %s to %s by itself, unless the provider allows the scheme',
    async (href, to, there) => {
      const assign = vi.fn();
      vi.stubGlobal('location', { href, assign });
      const { gateway, page } = connect();
      await gateway.navigate(to);
      expect(assign).toHaveBeenCalledExactlyOnceWith(there);

      const allowedRedirectProtocols = [new URL(there).protocol];
      const allowing = connect({}, { options: { allowedRedirectProtocols } } as object);
      await allowing.gateway.navigate(to);
      expect(allowing.page.navigations).toEqual([to]);
      // Where Clerk goes anyway, its router takes the page.
      await gateway.navigate('/');
      expect(page.navigations).toEqual(['/']);
      expect(assign).toHaveBeenCalledOnce();
    },
  );

  it('loads the touch URL as a page where the cookie is about to end, and gives it to no router', async () => {
    const assign = vi.fn();
    vi.stubGlobal('location', { href: window.location.href, assign });
    const { gateway, page, clerk } = connect(
      {},
      { buildUrlWithAuth: (to) => `${to}&__clerk_db_jwt=jwt` },
    );
    Object.assign(clerk.client, {
      buildTouchUrl: ({ redirectUrl }: { redirectUrl: URL }) =>
        `https://clerk.example.com/v1/client/touch?redirect_url=${redirectUrl}`,
    });
    await gateway.navigate('/bye');
    expect(page.navigations).toEqual(['/bye']);
    expect(assign).not.toHaveBeenCalled();

    Object.assign(clerk.client, { isEligibleForTouch: () => true });
    await gateway.navigate('/bye');
    expect(page.navigations).toEqual(['/bye']);
    expect(assign).toHaveBeenCalledExactlyOnceWith(
      `https://clerk.example.com/v1/client/touch?redirect_url=${new URL('/bye', window.location.href)}&__clerk_db_jwt=jwt`,
    );
  });
});

it('locks by the name of its Frontend API', async () => {
  const names: string[] = [];
  vi.stubGlobal('navigator', {
    onLine: true,
    locks: {
      request: async (name: string, _: object, onAnswer: (lock: object) => unknown) => {
        names.push(name);
        return onAnswer({});
      },
    },
  });
  const { connection } = connect({}, { frontendApi: 'clerk.example.com' });
  const turn = { timeoutMs: 1_000, onQueued: () => {} };
  await expect(connection.tabs.exclusively(async () => 'ours', turn)).resolves.toBe('ours');
  expect(names).toEqual(['clerk-sign-out:clerk.example.com']);
});
