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

/** The state of a promise right now. */
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
    'reacts to the status %s, and stops listening',
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

  it('remember which one was current before Clerk entered its transitive state', () => {
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

  it('take it from the server if this page never saw one', () => {
    const { sessions, clerk } = connect({ sessions: ['a', 'b'], current: 'b' });
    clerk.session = undefined;
    expect(sessions.read()).toMatchObject({ current: undefined, lastCurrent: 'b' });
  });

  it('are none before Clerk has a client', () => {
    const { sessions } = connect({ isLoaded: false }, { client: undefined });
    expect(sessions.read()).toMatchObject({ signedIn: [], current: undefined, lastCurrent: null });
  });

  it('are remembered by their ids when they are gone, expired ones too', async () => {
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

  it('decides the code of a failure', () => {
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

  it('activate refuses an id that Clerk would treat as null', async () => {
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

  it('activate keeps Clerk from a task of a pending session only', async () => {
    const { gateway, clerk } = connect({
      sessions: ['a', 'b', { id: 'task', status: 'pending' }],
    });
    const setActive = vi.spyOn(clerk, 'setActive');
    for (const session of clerk.client.signedInSessions) Object.assign(session, { tasks: [] });
    await Promise.all([gateway.activate('b'), pass(100)]);
    expect(setActive).toHaveBeenLastCalledWith({ session: 'b' });
    await Promise.all([gateway.activate('task'), pass(100)]);
    expect(setActive).toHaveBeenLastCalledWith({
      session: 'task',
      beforeEmit: expect.any(Function),
    });
  });
});
