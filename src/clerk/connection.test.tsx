import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withFakeTimers } from '../../tests/support/fake-time.ts';
import { type SimulationOptions, simulate } from '../../tests/support/simulated-clerk.ts';
import { readEndedSessions } from '../browser/ended-sessions.ts';
import { keepError } from '../browser/kept-error.ts';
import { SignOutError } from '../core/errors.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { getLoadState, onLoaded } from './load-state.ts';
import { getSignOutStore } from './sign-out-store.ts';
import { getSignedInSessions, onSessionsChanged } from './signed-in-sessions.ts';
import { followClerk, onSignedOut } from './signed-out-users.ts';

/** The channels that were opened, as the other tabs see them. */
class Channel {
  static opened: Channel[] = [];
  onmessage: ((event: { data: unknown }) => void) | undefined;
  readonly sent: unknown[] = [];
  readonly name: string;

  constructor(name: string) {
    this.name = name;
    Channel.opened.push(this);
  }

  postMessage(data: unknown) {
    this.sent.push(data);
  }
}

withFakeTimers();
beforeEach(() => {
  Channel.opened = [];
  vi.stubGlobal('BroadcastChannel', Channel);
});
afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
  localStorage.clear();
});

const pass = (durationMs = 1_000) => vi.advanceTimersByTimeAsync(durationMs);

function connect(options: SimulationOptions = {}) {
  const simulation = simulate(options);
  return { ...simulation, store: getSignOutStore(simulation.clerk) };
}

it('signs out even if the page refuses event listeners', async () => {
  vi.stubGlobal('addEventListener', () => {
    throw new DOMException('Denied', 'SecurityError');
  });
  const { clerk, server } = simulate();
  const result = getSignOutStore(clerk).signOut({ redirectUrl: false });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await result).toMatchObject({ status: 'signed-out' });
  expect(server.sessions).toEqual([]);
});

describe('a session that has ended', () => {
  it('is stored for the other pages of the browser, latest first', async () => {
    const { clerk, page, store } = connect({ sessions: ['a', 'b', 'c'] });
    store.subscribe(() => {});
    page.signOutInOtherTab('a');
    await pass();
    expect(readEndedSessions()).toEqual(['a']);
    void store.signOut({ sessionId: 'b' });
    await pass();
    expect(readEndedSessions()).toEqual(['b', 'a']);
    expect(clerk.client.signedInSessions).toHaveLength(1);
  });
});

describe('the store of a Clerk instance', () => {
  it('is the same for every caller', () => {
    const { clerk, store } = connect();
    expect(getSignOutStore(clerk)).toBe(store);
    expect(getSignOutStore(simulate().clerk)).not.toBe(store);
  });

  it.each([[undefined], [null], [class Clerk {}], [{}], ['clerk']])(
    'is refused for %o',
    (clerk) => {
      expect(() => getSignOutStore(clerk as unknown as ClerkInstance)).toThrow(
        new TypeError('clerk-sign-out: clerk: expected a Clerk instance, such as window.Clerk.'),
      );
    },
  );

  it('has no side effects before the first subscription, and adds its listeners once', () => {
    const { clerk } = simulate();
    const addListener = vi.spyOn(clerk, 'addListener');
    const store = getSignOutStore(clerk);
    store.getState('all');
    getSignedInSessions(clerk);
    expect(addListener).not.toHaveBeenCalled();
    expect(Channel.opened).toEqual([]);

    store.subscribe(() => {});
    store.subscribe(() => {});
    followClerk(clerk);
    expect(addListener).toHaveBeenCalledOnce();
    expect(Channel.opened.map(({ name }) => name)).toEqual(['clerk-sign-out']);
  });

  it('follows Clerk even if only signOut was called', async () => {
    const { clerk, store, page } = connect();
    const call = store.signOut({ redirectUrl: false });
    await pass();
    await expect(call).resolves.toMatchObject({ status: 'signed-out' });
    expect(store.getState('all').status).toBe('signed-out');
    page.signIn('b');
    expect(clerk.session?.id).toBe('b');
    expect(store.getState('all').status).toBe('idle');
  });
});

describe('an error that a reload has interrupted', () => {
  const reloaded = async (
    options: SimulationOptions,
    { instance = 'pk_ours', signedIn = ['a'] } = {},
  ) => {
    keepError({
      instance,
      key: 'all',
      sessionIds: ['a'],
      signedIn,
      error: new SignOutError('server'),
    });
    const simulation = simulate(options);
    Object.assign(simulation.clerk, { publishableKey: 'pk_ours' });
    const store = getSignOutStore(simulation.clerk);
    return { ...simulation, store };
  };
  const ERROR = { status: 'error', error: { code: 'server' } };

  it('is shown once, to subscribers, and never while rendering', async () => {
    const { store } = await reloaded({});
    await pass();
    expect(store.getState('all').status).toBe('idle');
    store.subscribe(() => {});
    await pass();
    expect(store.getState('all')).toMatchObject(ERROR);
    const { store: next } = connect();
    next.subscribe(() => {});
    await pass();
    expect(next.getState('all').status).toBe('idle');
  });

  it('is shown once Clerk has loaded', async () => {
    const { store, load } = await reloaded({ isLoaded: false });
    const listener = vi.fn();
    store.subscribe(listener);
    await pass();
    expect(store.getState('all').status).toBe('idle');
    load();
    await pass();
    expect(store.getState('all')).toMatchObject(ERROR);
    expect(listener).toHaveBeenCalled();
  });

  it('is not shown when Clerk fails to load', async () => {
    const { store, clerk } = await reloaded({ isLoaded: false });
    store.subscribe(() => {});
    clerk.status = 'error';
    await pass();
    expect(store.getState('all').status).toBe('idle');
  });

  it.each<[string, SimulationOptions, object?]>([
    ['nobody is signed in', { sessions: [] }],
    ['somebody else is signed in', { sessions: ['c'] }],
    ['somebody else has signed in as well', { sessions: ['a', 'c'] }],
    ['only another account is left', { sessions: ['b'] }, { signedIn: ['a', 'b'] }],
    ['it is about another Clerk instance', {}, { instance: 'pk_theirs' }],
  ])('is not shown when %s', async (_, options, kept) => {
    const { store } = await reloaded(options, kept);
    store.subscribe(() => {});
    await pass();
    expect(store.getState('all').status).toBe('idle');
  });

  it('is shown beside an account that was signed in before', async () => {
    const { store } = await reloaded({ sessions: ['a', 'b'] }, { signedIn: ['a', 'b'] });
    store.subscribe(() => {});
    await pass();
    expect(store.getState('all')).toMatchObject(ERROR);
  });

  it('does not block a sign-out', async () => {
    const { store } = await reloaded({});
    const call = store.signOut({ redirectUrl: false });
    await pass();
    await expect(call).resolves.toMatchObject({ status: 'signed-out' });
    expect(store.getState('all').status).toBe('signed-out');
  });
});

describe('the rows', () => {
  it('follow Clerk', () => {
    const { clerk, page } = connect({ sessions: ['a'] });
    const listener = vi.fn();
    onSessionsChanged(clerk, listener);
    listener.mockClear();
    expect(getSignedInSessions(clerk).map(({ id }) => id)).toEqual(['a']);
    page.signIn('b');
    expect(listener).toHaveBeenCalled();
    expect(getSignedInSessions(clerk).map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
      ['b', true],
      ['a', false],
    ]);
  });

  it('are the same object while nothing changes', async () => {
    const { clerk, page, store } = connect({ sessions: ['a', 'b'] });
    onSessionsChanged(clerk, () => {});
    const before = getSignedInSessions(clerk);
    page.refreshToken();
    expect(getSignedInSessions(clerk)).toBe(before);
    void store.signOut({ sessionId: 'b' });
    await pass();
    expect(getSignedInSessions(clerk)).not.toBe(before);
    expect(getSignedInSessions(clerk)[0]).toBe(before[0]);
  });

  it('drop one that the server says is gone, even if Clerk does not notify', async () => {
    const { clerk, store, server } = connect({ sessions: ['a', 'b'] });
    const seen: string[][] = [];
    onSessionsChanged(clerk, () => seen.push(getSignedInSessions(clerk).map(({ id }) => id)));
    server.end('b');
    void store.signOut({ sessionId: 'b' });
    await pass();
    expect(store.getState('session:b').status).toBe('signed-out');
    expect(seen.at(-1)).toEqual(['a']);
  });
});

describe('other tabs', () => {
  it('are notified when Clerk does not notify them', async () => {
    const { store } = connect({ sessions: ['a', 'b'] });
    store.subscribe(() => {});
    void store.signOut({ sessionId: 'b' });
    await pass();
    expect(Channel.opened[0]?.sent).toEqual(['sessions-changed']);
  });

  it('notify this one: the rows follow', async () => {
    const { clerk, server } = connect({ sessions: ['a', 'b'] });
    const listener = vi.fn();
    onSessionsChanged(clerk, listener);
    server.end('b');
    listener.mockClear();
    Channel.opened[0]?.onmessage?.({ data: 'sessions-changed' });
    await pass();
    expect(listener).toHaveBeenCalled();
    expect(getSignedInSessions(clerk).map(({ id }) => id)).toEqual(['a']);
  });

  it('notify this one: Clerk leaves a session that is gone', async () => {
    const { server, clerk } = connect({ sessions: ['a', 'b'] });
    const users: unknown[] = [];
    followClerk(clerk);
    onSignedOut(clerk, (user) => users.push(user));
    server.end('a');
    Channel.opened[0]?.onmessage?.({ data: 'sessions-changed' });
    await pass();
    expect(clerk.session).toBeNull();
    expect(users).toEqual([{ userId: 'user_a', sessionIds: ['a'], reason: 'elsewhere' }]);
  });

  it('notify this one: the router reloads what it has loaded for the person', async () => {
    const revalidate = vi.fn();
    vi.stubGlobal('__reactRouterDataRouter', { revalidate });
    const { store, server } = connect({ sessions: ['a'] });
    store.subscribe(() => {});
    Channel.opened[0]?.onmessage?.({ data: 'sessions-changed' });
    await pass();
    expect(revalidate).not.toHaveBeenCalled();

    server.end('a');
    Channel.opened[0]?.onmessage?.({ data: 'sessions-changed' });
    await pass();
    expect(revalidate).toHaveBeenCalledOnce();
  });

  it('notify this one: nothing happens until the server can be reached', async () => {
    const { store, server, clerk } = connect({ sessions: ['a'] });
    store.subscribe(() => {});
    server.end('a');
    server.fail({ effect: 'network' });
    Channel.opened[0]?.onmessage?.({ data: 'sessions-changed' });
    await pass();
    expect(clerk.session?.id).toBe('a');

    server.lift();
    await pass();
    expect(clerk.session).toBeNull();
  });

  it('are not notified in a browser without channels', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const { store, server } = connect({ sessions: ['a', 'b'] });
    store.subscribe(() => {});
    const call = store.signOut({ sessionId: 'b' });
    await pass();
    await expect(call).resolves.toMatchObject({ status: 'signed-out' });
    expect(server.holds('b')).toBe(false);
  });
});

describe('whether Clerk can be called', () => {
  it('is known, and listeners are called', async () => {
    const { clerk, load } = connect({ isLoaded: false });
    const listener = vi.fn();
    const stopped = vi.fn();
    onLoaded(clerk, listener);
    onLoaded(clerk, stopped)();
    expect(getLoadState(clerk)).toBe('loading');
    load();
    await pass();
    expect(getLoadState(clerk)).toBe('ready');
    expect(listener).toHaveBeenCalledOnce();
    expect(stopped).not.toHaveBeenCalled();
  });

  it('is reported even if Clerk has failed to load', async () => {
    const { clerk } = connect({ isLoaded: false });
    const listener = vi.fn();
    onLoaded(clerk, listener);
    clerk.status = 'error';
    await pass();
    expect(getLoadState(clerk)).toBe('error');
    expect(listener).toHaveBeenCalledOnce();
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
  const simulation = simulate();
  Object.assign(simulation.clerk, { frontendApi: 'clerk.example.com' });
  void getSignOutStore(simulation.clerk).signOut();
  await pass(100);
  expect(names).toEqual(['clerk-sign-out:clerk.example.com']);
});
