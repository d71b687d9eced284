import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { portOfConnection } from '../../tests/support/as-in-0-1-0.ts';
import { type SimulationOptions, simulate } from '../../tests/support/simulated-port.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { getConnection } from './connection.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

const pass = (durationMs = 0) => vi.advanceTimersByTimeAsync(durationMs);

/** A port over a simulated Clerk, parts of which can be replaced. */
function portOf(options: SimulationOptions = {}, changes: Partial<ClerkInstance> = {}) {
  const simulation = simulate(options);
  const clerk: ClerkInstance = Object.assign(simulation.clerk, changes);
  return { ...simulation, port: portOfConnection(getConnection(clerk)) };
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
    const { port } = portOf();
    expect(port.isLoaded()).toBe(true);
    const seen = watch(port.load());
    await pass();
    expect(seen.value).toBe('nothing');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits for a Clerk without status events', async () => {
    const { port, load } = portOf({ isLoaded: false });
    expect(port.isLoaded()).toBe(false);
    const seen = watch(port.load());
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
      const { port, clerk } = portOf(
        { isLoaded: false },
        {
          on: (_, handler) => void handlers.add(handler),
          off: (_, handler) => void handlers.delete(handler),
        },
      );
      const seen = watch(port.load());
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
    const { port } = portOf({ isLoaded: false }, { status: 'error' });
    const seen = watch(port.load());
    await pass();
    expect(seen.code).toBe('clerk_not_loaded');
  });
});

describe('sessions', () => {
  it('are the signed-in ones, most recently active first', () => {
    const { port } = portOf({
      sessions: [
        { id: 'old', lastActiveAt: 1 },
        { id: 'new', lastActiveAt: 3 },
        { id: 'x', status: 'expired', lastActiveAt: 4 },
        { id: 'task', status: 'pending', lastActiveAt: 2 },
      ],
      current: 'old',
    });
    expect(port.sessions()).toEqual({
      signedIn: [
        { id: 'new', userId: 'user_new' },
        { id: 'task', userId: 'user_task' },
        { id: 'old', userId: 'user_old' },
      ],
      current: 'old',
      lastCurrent: 'old',
    });
  });

  it('know who was current before Clerk went into its transitive state', () => {
    const { port, clerk } = portOf({ sessions: ['a', 'b'] });
    const [, other = null] = clerk.client.signedInSessions;
    expect(port.sessions()).toMatchObject({ current: 'a', lastCurrent: 'a' });
    clerk.session = other;
    expect(port.sessions()).toMatchObject({ current: 'b', lastCurrent: 'b' });
    clerk.session = undefined;
    expect(port.sessions()).toMatchObject({ current: undefined, lastCurrent: 'b' });
    clerk.session = null;
    expect(port.sessions()).toMatchObject({ current: null, lastCurrent: null });
  });

  it('take the word of the server for it when this page never saw', () => {
    const { port, clerk } = portOf({ sessions: ['a', 'b'], current: 'b' });
    clerk.session = undefined;
    expect(port.sessions()).toMatchObject({ current: undefined, lastCurrent: 'b' });
  });

  it('are none before Clerk has a client', () => {
    const { port } = portOf({ isLoaded: false }, { client: undefined });
    expect(port.sessions()).toEqual({ signedIn: [], current: undefined, lastCurrent: null });
  });

  it('are remembered by their ids when they have gone, expired ones too', async () => {
    const { port, server } = portOf({ sessions: ['a', 'b', { id: 'x', status: 'expired' }] });
    expect(port.hasSeen('x')).toBe(true);
    expect(port.hasSeen('unknown')).toBe(false);
    server.end('b');
    void port.refresh();
    await pass(100);
    expect(port.sessions().signedIn).toEqual([{ id: 'a', userId: 'user_a' }]);
    expect(port.hasSeen('b')).toBe(true);
  });
});

describe('the network', () => {
  it('is online unless the browser says that it is not', () => {
    const { port } = portOf();
    expect(port.isOnline()).toBe(true);
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    expect(port.isOnline()).toBe(false);
  });

  it('calls back once when it is back, unless it was told to stop', () => {
    const { port } = portOf();
    const callback = vi.fn();
    const stopped = vi.fn();
    port.onceOnline(callback);
    port.onceOnline(stopped)();
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new Event('online'));
    expect(callback).toHaveBeenCalledOnce();
    expect(stopped).not.toHaveBeenCalled();
  });

  it('decides the name of a failure', () => {
    const { port } = portOf();
    const cause = new TypeError('Failed to fetch');
    expect(port.toError(cause).code).toBe('network');
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    expect(port.toError(cause).code).toBe('offline');
  });
});

describe('requests', () => {
  it('refresh rejects when clerk-js resolves without an answer', async () => {
    const { port, page, server } = portOf();
    page.isAutomated = true;
    server.fail({ effect: 'network', times: 1 });
    const swallowed = watch(port.refresh());
    await pass(100);
    expect(swallowed.code).toBe('network');
    const answered = watch(port.refresh());
    await pass(100);
    expect(answered.value).toBe('nothing');
  });

  it('refresh rejects as offline when the browser is', async () => {
    const { port, page } = portOf();
    page.goOffline();
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const seen = watch(port.refresh());
    await pass(100);
    expect(seen.code).toBe('offline');
  });

  it('signOut settles between the answer and the end', async () => {
    const { port, server, clerk } = portOf({ generation: 3 });
    const order: string[] = [];
    void port
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
    const { port } = portOf({}, { signOut });
    const seen = watch(port.signOut('a', async () => {}));
    expect(signOut).toHaveBeenCalledExactlyOnceWith(expect.any(Function), { sessionId: 'a' });
    await pass(1_999);
    expect(seen).toEqual({});
    // The call has read the hook already; the page has its own again.
    delete hooks.__internal_onBeforeSetActive;
    await pass(1);
    expect(seen.value).toBe('nothing');
  });

  it('removeSession removes that one, and nobody when it has gone', async () => {
    const { port, server } = portOf({ sessions: ['a', 'b'] });
    void port.removeSession('unknown');
    await pass(100);
    expect(server.requests).toEqual([]);
    void port.removeSession('b');
    await pass(100);
    expect(server.requests.map(({ name }) => name)).toEqual(['remove b']);
  });

  it('activate refuses an id that Clerk would take for nobody', async () => {
    const { port, clerk, server } = portOf({
      sessions: ['a', 'b', { id: 'x', status: 'expired' }],
    });
    const unknown = watch(port.activate('unknown'));
    const expired = watch(port.activate('x'));
    await pass(100);
    expect([unknown.code, expired.code]).toEqual(['session_not_found', 'session_not_found']);
    expect(server.requests).toEqual([]);
    void port.activate('b');
    await pass(100);
    expect(clerk.session?.id).toBe('b');
    void port.activate(null);
    await pass(100);
    expect(clerk.session).toBeNull();
  });
});

describe('the way out', () => {
  it('has the URLs of the provider', () => {
    const { port } = portOf();
    expect(port.afterSignOutUrl()).toBe('/after-sign-out');
    expect(port.chooseAccountUrl()).toBe('/choose');
    expect(port.location()).toBe(window.location.href);
  });

  it('goes through Clerk', async () => {
    const { port, page } = portOf();
    await port.navigate('/bye');
    expect(page.navigations).toEqual(['/bye']);
  });

  it('goes through the Clerk inside the wrapper of an SDK, whose own navigate drops the promise', async () => {
    const navigate = vi.fn(() => Promise.reject(new Error('no route')));
    const { port, page } = portOf({}, { clerkjs: { navigate } });
    await expect(port.navigate('/bye')).rejects.toThrow('no route');
    expect(page.navigations).toEqual([]);
  });

  it.each(['file:///app/index.html#/account', 'blob:https://app.example.com/7a1c0d3e'])(
    'goes to another hash of %s by itself: Clerk takes its scheme for a mistake, and goes to "/"',
    async (href) => {
      const assign = vi.fn();
      vi.stubGlobal('location', { href, assign });
      const { port, page } = portOf();
      await port.navigate('#/bye');
      expect(assign).toHaveBeenCalledExactlyOnceWith(new URL('#/bye', href).href);
      await port.navigate('https://www.example.com/');
      expect(page.navigations).toEqual(['https://www.example.com/']);
      expect(assign).toHaveBeenCalledOnce();
    },
  );

  it('loads the touch URL as a page where the cookie is about to end, and gives it to no router', async () => {
    const assign = vi.fn();
    vi.stubGlobal('location', { href: window.location.href, assign });
    const { port, page, clerk } = portOf(
      {},
      { buildUrlWithAuth: (to) => `${to}&__clerk_db_jwt=jwt` },
    );
    Object.assign(clerk.client, {
      buildTouchUrl: ({ redirectUrl }: { redirectUrl: URL }) =>
        `https://clerk.example.com/v1/client/touch?redirect_url=${redirectUrl}`,
    });
    await port.navigate('/bye');
    expect(page.navigations).toEqual(['/bye']);
    expect(assign).not.toHaveBeenCalled();

    Object.assign(clerk.client, { isEligibleForTouch: () => true });
    await port.navigate('/bye');
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
  const { port } = portOf({}, { frontendApi: 'clerk.example.com' });
  const turn = { timeoutMs: 1_000, onQueued: () => {} };
  await expect(port.exclusively(async () => 'ours', turn)).resolves.toBe('ours');
  expect(names).toEqual(['clerk-sign-out:clerk.example.com']);
});
