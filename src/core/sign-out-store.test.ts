import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createStoreOver,
  type Effect,
  type Generation,
  type SimulationOptions,
  simulate,
  simulateStore,
} from '../../tests/support/simulated-port.ts';
import { unhandledRejectionsOf } from '../../tests/support/unhandled-rejections.ts';
import type { SignedOutUser } from './departures.ts';
import { SignOutError } from './errors.ts';
import type { SignOutOptions } from './options.ts';
import type { TargetKey } from './target.ts';
import type { SignOutResult } from './types.ts';

const TIMEOUT_MS = 1_000;
const LONG_MS = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (durationMs = 0) => vi.advanceTimersByTimeAsync(durationMs);

function deferred<Value = void>() {
  let resolve: (value: Value) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<Value>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

/** What a call has come to by now. */
function watch(promise: Promise<SignOutResult>) {
  const seen: { result?: SignOutResult; code?: string } = {};
  void promise.then((result) => {
    seen.result = result;
    if (result.status === 'error') seen.code = result.error.code;
  });
  return seen;
}

/** The states that a target goes through, with the phase of pending ones. */
function historyOf(store: ReturnType<typeof simulateStore>['store'], key: TargetKey) {
  const history: string[] = [];
  store.subscribe(() => {
    const state = store.getState(key);
    const name = state.status === 'pending' ? state.phase : state.status;
    if (history.at(-1) !== name) history.push(name);
  });
  return history;
}

/** What Clerk shows, over time. */
function shownBy({ clerk }: ReturnType<typeof simulateStore>) {
  const shown: (string | null | undefined)[] = [];
  clerk.addListener(() => {
    const session = clerk.session === undefined ? undefined : (clerk.session?.id ?? null);
    if (shown.length === 0 || shown.at(-1) !== session) shown.push(session);
  });
  return shown;
}

describe.each([2, 3] as const)('with Core %i', (generation: Generation) => {
  const start = (options: SimulationOptions = {}) => {
    const simulation = simulateStore({ generation, ...options });
    const { store, server } = simulation;
    return {
      ...simulation,
      shown: shownBy(simulation),
      signOut: (options: SignOutOptions = {}) =>
        store.signOut({ timeoutMs: TIMEOUT_MS, ...options }),
      /** The names of the requests that end sessions. */
      ended: () =>
        server.requests.map(({ name }) => name).filter((name) => /^(end|remove|revoke)/.test(name)),
    };
  };

  describe('a sign-out', () => {
    it('of all sends one request, tells what it does, and leaves the page', async () => {
      const { store, signOut, server, clerk, page, ended } = start({ sessions: ['a', 'b', 'c'] });
      const history = historyOf(store, 'all');
      const call = watch(signOut());
      await pass(LONG_MS);

      expect(ended()).toEqual(['end all']);
      expect(server.sessions).toEqual([]);
      expect(clerk.session).toBeNull();
      expect(page.navigations).toEqual(['/after-sign-out']);
      expect(page.announcements).toBe(1);
      expect(history).toEqual(['requesting', 'redirecting', 'signed-out']);
      expect(call.result).toEqual({
        status: 'signed-out',
        sessionIds: ['a', 'b', 'c'],
        alreadySignedOut: false,
        redirectedTo: '/after-sign-out',
      });
      expect(store.getState('all')).toEqual({ status: 'signed-out', alreadySignedOut: false });
    });

    it('of the only session by its id is one of all', async () => {
      const { signOut, clerk, page, ended } = start({ sessions: ['a'] });
      const call = watch(signOut({ sessionId: 'a' }));
      await pass(LONG_MS);
      expect(ended()).toEqual(['end all']);
      expect(clerk.session).toBeNull();
      expect(page.navigations).toEqual(['/after-sign-out']);
      expect(call.result).toMatchObject({ status: 'signed-out', sessionIds: ['a'] });
    });

    it.each([
      ['by its id', { sessionId: 'a' }],
      ['by the scope', { scope: 'current' }],
    ] as const)('of the current of three %s ends that one', async (_, options) => {
      const { signOut, server, clerk, page, ended } = start({ sessions: ['a', 'b', 'c'] });
      const call = watch(signOut(options));
      await pass(LONG_MS);
      expect(ended()).toEqual(['remove a']);
      expect(server.sessions.map(({ id }) => id)).toEqual(['b', 'c']);
      expect(clerk.session).toBeNull();
      expect(page.navigations).toEqual(['/after-sign-out']);
      expect(call.result).toMatchObject({ status: 'signed-out', sessionIds: ['a'] });
    });

    it('of another session changes nothing of the current one, and tells the other tabs', async () => {
      const { store, signOut, server, page, ended, shown } = start({ sessions: ['a', 'b', 'c'] });
      const call = watch(signOut({ sessionId: 'b' }));
      await pass(LONG_MS);
      expect(ended()).toEqual(['remove b']);
      expect(server.sessions.map(({ id }) => id)).toEqual(['a', 'c']);
      expect(shown).toEqual(['a']);
      expect(page.navigations).toEqual([]);
      expect(page.announcements).toBe(1);
      expect(call.result).toEqual({
        status: 'signed-out',
        sessionIds: ['b'],
        alreadySignedOut: false,
        redirectedTo: false,
      });
      expect(store.getState('session:b').status).toBe('signed-out');
    });

    it('of another session goes where it is told to', async () => {
      const { signOut, page } = start({ sessions: ['a', 'b'] });
      const call = watch(signOut({ sessionId: 'b', redirectUrl: '/accounts' }));
      await pass(LONG_MS);
      expect(page.navigations).toEqual(['/accounts']);
      expect(call.result).toMatchObject({ redirectedTo: '/accounts' });
    });

    it('of a pending session is one like any other', async () => {
      const { signOut, server } = start({ sessions: [{ id: 'a', status: 'pending' }] });
      const call = watch(signOut());
      await pass(LONG_MS);
      expect(server.sessions).toEqual([]);
      expect(call.result).toMatchObject({ status: 'signed-out', sessionIds: ['a'] });
    });

    it('goes out in the call itself when nothing has to be waited for', () => {
      const { signOut, server } = start({ sessions: ['a', 'b'] });
      void signOut({ sessionId: 'b' });
      expect(server.requests).toHaveLength(1);
    });

    it('does not say "signed out" before the server has answered', async () => {
      const { store, signOut } = start({ latencyMs: 100 });
      const call = watch(signOut({ redirectUrl: false }));
      await pass(99);
      expect(store.getState('all')).toMatchObject({ status: 'pending', phase: 'requesting' });
      expect(call.result).toBeUndefined();
      await pass(1);
      expect(store.getState('all').status).toBe('signed-out');
    });

    it('remembers when it was clicked', async () => {
      const { store, signOut } = start();
      await pass(500);
      const clickedAt = Date.now();
      void signOut();
      await pass(1);
      expect(store.getState('all')).toMatchObject({ startedAt: clickedAt });
    });
  });

  describe('once', () => {
    it('a second call is given the promise of the first and sends nothing', async () => {
      const { signOut, ended } = start();
      const first = signOut();
      const second = signOut({ redirectUrl: '/elsewhere' });
      expect(second).toBe(first);
      await pass(LONG_MS);
      expect(ended()).toEqual(['end all']);

      void signOut();
      await pass(LONG_MS);
      expect(signOut()).not.toBe(first);
    });

    it('a call from a listener of the first one joins it', async () => {
      const { store, signOut, ended } = start();
      const joined: unknown[] = [];
      const stop = store.subscribe(() => {
        stop();
        joined.push(signOut());
      });
      const first = signOut();
      await pass(LONG_MS);
      expect(joined).toEqual([first]);
      expect(joined[0]).toBe(first);
      expect(ended()).toEqual(['end all']);
    });

    it('the end of one session rides on the end of all', async () => {
      const { store, signOut, ended } = start({ sessions: ['a', 'b'] });
      const all = signOut();
      const history = historyOf(store, 'session:b');
      const one = signOut({ sessionId: 'b' });
      const current = signOut({ scope: 'current' });
      expect(store.getState('session:b')).toEqual(store.getState('all'));
      expect(store.getState('current')).toEqual(store.getState('all'));
      await pass(LONG_MS);
      expect(ended()).toEqual(['end all']);
      expect(one).toBe(all);
      expect(current).toBe(all);
      expect(history).toEqual(['requesting', 'redirecting', 'signed-out']);
    });

    it('"current" rides on the end of the session that is current, and the other way round', async () => {
      const { signOut } = start({ sessions: ['a', 'b'] });
      const byId = signOut({ sessionId: 'a' });
      expect(signOut({ scope: 'current' })).toBe(byId);

      const other = start({ sessions: ['a', 'b'] });
      const byScope = other.signOut({ scope: 'current' });
      expect(other.signOut({ sessionId: 'a' })).toBe(byScope);
      await pass(LONG_MS);
      expect(other.ended()).toEqual(['remove a']);
    });

    it('a rider is told of the failure too', async () => {
      const { store, signOut, server } = start({ sessions: ['a', 'b'] });
      server.fail({ on: 'end', effect: 500 });
      void signOut();
      const call = watch(signOut({ sessionId: 'b' }));
      await pass(LONG_MS);
      expect(call.code).toBe('server');
      expect(store.getState('session:b')).toMatchObject({ status: 'error' });
    });

    it('the retry of a rider ends its own session and no other', async () => {
      const { store, signOut, server, ended } = start({ sessions: ['a', 'b'] });
      server.fail({ on: 'end', effect: 500, times: 1 });
      void signOut();
      void signOut({ sessionId: 'b' });
      await pass(LONG_MS);
      const call = watch(store.retry('session:b'));
      await pass(LONG_MS);
      expect(ended()).toEqual(['end all', 'remove b']);
      expect(call.result).toMatchObject({ status: 'signed-out', sessionIds: ['b'] });
      expect(server.holds('a')).toBe(true);
    });

    it('two targets take turns', async () => {
      const { store, signOut, server, ended } = start({ sessions: ['a', 'b', 'c'], latencyMs: 50 });
      void signOut({ sessionId: 'b' });
      const call = watch(signOut({ sessionId: 'c' }));
      expect(store.getState('session:c')).toMatchObject({ status: 'pending', phase: 'queued' });
      await pass(49);
      expect(ended()).toEqual(['remove b']);
      await pass(LONG_MS);
      expect(ended()).toEqual(['remove b', 'remove c']);
      expect(server.requests[1]?.sentAt).toBeGreaterThanOrEqual(
        (server.requests[0]?.sentAt ?? 0) + 50,
      );
      expect(call.result).toMatchObject({ status: 'signed-out', sessionIds: ['c'] });
    });

    it('one that waits continues when the one before has failed', async () => {
      const { signOut, server, ended } = start({ sessions: ['a', 'b', 'c'] });
      server.fail({ on: 'remove b', effect: 500 });
      const first = watch(signOut({ sessionId: 'b' }));
      const second = watch(signOut({ sessionId: 'c' }));
      await pass(LONG_MS);
      expect(ended()).toEqual(['remove b', 'remove c']);
      expect(first.code).toBe('server');
      expect(second.result).toMatchObject({ status: 'signed-out' });
    });

    it('all absorbs the single ones that wait', async () => {
      const { store, signOut, ended } = start({ sessions: ['a', 'b', 'c', 'd'] });
      const b = watch(signOut({ sessionId: 'b' }));
      const c = watch(signOut({ sessionId: 'c' }));
      const d = watch(signOut({ sessionId: 'd' }));
      const all = watch(signOut());
      await pass(LONG_MS);
      expect(ended()).toEqual(['remove b', 'end all']);
      expect(b.result).toMatchObject({ status: 'signed-out', sessionIds: ['b'] });
      expect(all.result).toMatchObject({ status: 'signed-out', sessionIds: ['a', 'c', 'd'] });
      expect(c.result).toEqual(all.result);
      expect(d.result).toEqual(all.result);
      expect(store.getState('session:c').status).toBe('signed-out');
    });

    it('all does not absorb the sign-out of other devices', async () => {
      const { signOut, ended } = start({ sessions: ['a', 'b'], devices: ['phone'] });
      void signOut({ sessionId: 'b' });
      const devices = watch(signOut({ scope: 'other-devices' }));
      void signOut();
      await pass(LONG_MS);
      expect(ended()).toEqual(['remove b', 'end all', 'revoke phone']);
      expect(devices.result).toMatchObject({ status: 'signed-out', sessionIds: ['phone'] });
    });

    it('a call for the account that was switched to is not taken for the one that ends', async () => {
      const { store, signOut, server, clerk } = start({ sessions: ['a', 'b', 'c'], latencyMs: 50 });
      void signOut({ scope: 'current', next: 'most-recent' });
      await pass(60);
      expect(clerk.session?.id).toBe('b');
      expect(server.holds('a')).toBe(true);
      const call = watch(signOut({ sessionId: 'b', redirectUrl: false }));
      await pass(LONG_MS);
      expect(call.result).toMatchObject({ status: 'signed-out', sessionIds: ['b'] });
      expect(server.sessions.map(({ id }) => id)).toEqual(['c']);
      expect(store.getState('session:b').status).toBe('signed-out');
    });

    it('a call while Clerk still tidies up after the last one is a separate sign-out', async () => {
      const simulation = simulate({ generation });
      const { ports, page, server } = simulation;
      const tidied = deferred();
      const store = createStoreOver({
        ...ports,
        clerk: {
          ...ports.clerk,
          signOut: async (...parameters) => {
            await ports.clerk.signOut(...parameters);
            await tidied.promise;
          },
        },
      });
      simulation.clerk.addListener(() => void store.sessionsChanged());
      const first = watch(store.signOut({ redirectUrl: false }));
      await pass(100);
      expect(store.getState('all').status).toBe('signed-out');
      page.signIn('b');
      const second = watch(store.signOut({ redirectUrl: false }));
      await pass(100);
      // A call resolves when Clerk has come to rest.
      expect(first.result).toBeUndefined();
      tidied.resolve();
      await pass(LONG_MS);
      expect(first.result).toMatchObject({ sessionIds: ['a'] });
      expect(second.result).toMatchObject({ sessionIds: ['b'] });
      expect(server.sessions).toEqual([]);
    });
  });

  describe('what has ended already', () => {
    it.each([{}, { scope: 'current' }, { scope: 'everywhere', sessions: [] }] as const)(
      '%o with nobody signed in: no request, and the redirect',
      async (options) => {
        const { store, signOut, server, page } = start({ sessions: [] });
        const { scope } = options as { scope?: 'current' };
        const call = watch(signOut({ scope }));
        await pass(LONG_MS);
        expect(server.requests).toEqual([]);
        expect(page.navigations).toEqual(['/after-sign-out']);
        expect(call.result).toEqual({
          status: 'signed-out',
          sessionIds: [],
          alreadySignedOut: true,
          redirectedTo: '/after-sign-out',
        });
        expect(store.getState(scope ?? 'all')).toEqual({
          status: 'signed-out',
          alreadySignedOut: true,
        });
      },
    );

    it('stays where it is when no redirect was asked for', async () => {
      const { signOut, page } = start({ sessions: [] });
      const call = watch(signOut({ redirectUrl: false }));
      await pass(LONG_MS);
      expect(page.navigations).toEqual([]);
      expect(call.result).toMatchObject({ alreadySignedOut: true, redirectedTo: false });
    });

    it('an id that has ended is signed out, without a request and without leaving the others', async () => {
      const { signOut, page, clerk, ended, server } = start({ sessions: ['a', 'b', 'c'] });
      void signOut({ sessionId: 'b' });
      await pass(LONG_MS);
      const call = watch(signOut({ sessionId: 'b' }));
      await pass(LONG_MS);
      expect(ended()).toEqual(['remove b']);
      expect(call.result).toMatchObject({ alreadySignedOut: true, redirectedTo: false });
      expect(page.navigations).toEqual([]);
      expect(clerk.session?.id).toBe('a');
      expect(server.sessions).toHaveLength(2);
    });

    it.each([
      ['beside one signed-in session', ['a', { id: 'x', status: 'expired' }]],
      ['beside two', ['a', 'b', { id: 'x', status: 'expired' }]],
    ] as const)('an expired id %s ends nobody', async (_, sessions) => {
      const { signOut, server } = start({ sessions });
      const call = watch(signOut({ sessionId: 'x' }));
      await pass(LONG_MS);
      expect(server.requests).toEqual([]);
      expect(server.sessions).toHaveLength(sessions.length - 1);
      expect(call.result).toMatchObject({ status: 'signed-out', alreadySignedOut: true });
    });

    it.each([
      ['one signed-in session', ['a']],
      ['two', ['a', 'b']],
      ['none', []],
    ])('an id this page never saw, beside %s, is an error and ends nobody', async (_, sessions) => {
      const { store, signOut, server } = start({ sessions });
      const call = watch(signOut({ sessionId: 'unknown' }));
      await pass(LONG_MS);
      expect(server.requests).toEqual([]);
      expect(server.sessions).toHaveLength(sessions.length);
      expect(call.code).toBe('session_not_found');
      expect(store.getState('session:unknown')).toMatchObject({ status: 'error' });
    });

    it('runs onSignedOut with the truth', async () => {
      const { signOut } = start({ sessions: [] });
      const onSignedOut = vi.fn();
      void signOut({ onSignedOut });
      await pass(LONG_MS);
      expect(onSignedOut).toHaveBeenCalledExactlyOnceWith(
        { sessionIds: [], alreadySignedOut: true },
        expect.objectContaining({ durationMs: expect.any(Number) }),
      );
    });

    it('"current" has not ended while Clerk is in its transitive state', async () => {
      const { signOut, server, clerk } = start({ sessions: ['a', 'b'] });
      server.fail({ on: 'remove', effect: 500, times: 1 });
      // Somebody calls Clerk itself, and is left where it leaves everybody.
      clerk.session = undefined;
      const call = watch(signOut({ scope: 'current' }));
      await pass(LONG_MS);
      expect(call.code).toBe('server');
      expect(server.holds('a')).toBe(true);
      expect(clerk.session).toMatchObject({ id: 'a' });
      const retry = watch(signOut({ scope: 'current' }));
      await pass(LONG_MS);
      expect(retry.result).toMatchObject({ status: 'signed-out', sessionIds: ['a'] });
      expect(server.sessions.map(({ id }) => id)).toEqual(['b']);
    });

    it('what another tab has ended is left behind', async () => {
      const { signOut, server, clerk, page } = start({ sessions: ['a'] });
      const turn = deferred();
      page.otherTabsTurn = turn.promise;
      const call = watch(signOut({ redirectUrl: false }));
      await pass(10);
      server.end('a');
      turn.resolve();
      await pass(LONG_MS);
      expect(call.result).toMatchObject({ status: 'signed-out', alreadySignedOut: true });
      expect(clerk.session).toBeNull();
    });
  });

  describe('before the request', () => {
    it('onBeforeSignOut vetoes with false', async () => {
      const { store, signOut, server } = start();
      const history = historyOf(store, 'all');
      const onSettled = vi.fn();
      const call = watch(signOut({ onBeforeSignOut: () => false, onSettled }));
      await pass(LONG_MS);
      expect(server.requests).toEqual([]);
      expect(call.result).toEqual({ status: 'cancelled' });
      expect(history).toEqual(['requesting', 'confirming', 'idle']);
      expect(onSettled).toHaveBeenCalledExactlyOnceWith(
        { status: 'cancelled' },
        expect.objectContaining({ durationMs: expect.any(Number) }),
      );
    });

    it.each([
      ['nothing', undefined],
      ['true', true],
    ])('onBeforeSignOut that gives %s continues', async (_, answer) => {
      const { signOut, ended } = start();
      void signOut({ onBeforeSignOut: async () => answer });
      await pass(LONG_MS);
      expect(ended()).toEqual(['end all']);
    });

    it.each([
      [
        'throws',
        () => {
          throw new Error('not now');
        },
      ],
      ['rejects', async () => Promise.reject(new Error('not now'))],
    ])('onBeforeSignOut that %s stops it with an error', async (_, onBeforeSignOut) => {
      const { store, signOut, server, clerk } = start();
      const call = watch(signOut({ onBeforeSignOut }));
      await pass(LONG_MS);
      expect(server.requests).toEqual([]);
      expect(call.code).toBe('unknown');
      expect(store.getState('all')).toMatchObject({
        status: 'error',
        error: { cause: new Error('not now') },
      });
      expect(clerk.session?.id).toBe('a');
    });

    it.each([
      [true, 1],
      [false, 0],
      [undefined, 0],
    ])('confirm that gives %s lets %i request out', async (answer, requests) => {
      const { signOut, ended } = start();
      void signOut({ confirm: async () => answer as boolean });
      await pass(LONG_MS);
      expect(ended()).toHaveLength(requests);
    });

    it('asks the person last, and not after a veto', async () => {
      const { signOut } = start();
      const asked: string[] = [];
      const onBeforeSignOut = vi.fn(async () => {
        asked.push('onBeforeSignOut');
        return false;
      });
      const confirm = vi.fn(() => {
        asked.push('confirm');
        return false;
      });
      void signOut({ onBeforeSignOut, confirm });
      await pass(LONG_MS);
      expect(asked).toEqual(['onBeforeSignOut']);
      onBeforeSignOut.mockResolvedValue(true);
      void signOut({ onBeforeSignOut, confirm });
      await pass(LONG_MS);
      expect(asked).toEqual(['onBeforeSignOut', 'confirm']);
    });

    it('waits for the person as long as it takes', async () => {
      const { store, signOut, ended } = start();
      const answer = deferred<boolean>();
      void signOut({ confirm: () => answer.promise });
      await pass(10 * LONG_MS);
      expect(store.getState('all')).toMatchObject({ status: 'pending', phase: 'confirming' });
      answer.resolve(true);
      await pass(LONG_MS);
      expect(ended()).toEqual(['end all']);
    });

    it('does not ask when there is nothing to end', async () => {
      const { signOut } = start({ sessions: ['a', { id: 'x', status: 'expired' }] });
      const confirm = vi.fn(() => true);
      void signOut({ sessionId: 'x', confirm });
      await pass(LONG_MS);
      expect(confirm).not.toHaveBeenCalled();
      void signOut({ sessionId: 'a', confirm });
      await pass(LONG_MS);
      expect(confirm).toHaveBeenCalledOnce();
    });

    it('does not stay when an old answer shows it again', async () => {
      const { signOut, server, page, clerk } = start({ sessions: ['a', 'b'] });
      const listed = () => clerk.client.signedInSessions.map(({ id }) => id);
      const shown: string[][] = [];
      clerk.addListener(() => shown.push(listed()));
      // Clerk asks what is left; the answer of 750 ms, when the server still holds b, comes at 1.5 s.
      server.fail({ on: 'client', effect: 'answered', delayMs: 1_500, times: 1 });
      page.signOutInOtherTab('a');
      await pass(1_100);
      const first = watch(signOut({ sessionId: 'b', redirectUrl: false }));
      await pass(100);
      expect(first.result).toMatchObject({ sessionIds: ['b'] });
      expect(listed()).toEqual([]);
      await pass(LONG_MS);
      expect(shown.slice(-3)).toContainEqual(['b']);
      expect(listed()).toEqual([]);
      const second = watch(signOut());
      await pass(LONG_MS);
      expect(second.result).toMatchObject({ status: 'signed-out' });
    });

    it('does not stay when the old answer was asked for here', async () => {
      const simulation = start({ sessions: ['a', 'b', 'c'] });
      const { store, signOut, server, clerk } = simulation;
      const users: string[] = [];
      store.onSignedOut(({ userId }) => users.push(userId));
      await store.sessionsChanged();
      server.end('b');
      // Another tab has told; the answer of 300 ms comes at 600 ms, and Clerk is silent about it.
      server.fail({ on: 'client', effect: 'answered', delayMs: 600, times: 1 });
      void store.refreshUntilAnswered();
      await pass(400);
      const call = watch(signOut({ redirectUrl: false }));
      await pass(100);
      expect(call.result).toMatchObject({ status: 'signed-out' });
      await pass(LONG_MS);
      expect(clerk.client.signedInSessions).toEqual([]);
      expect(store.getState('all').status).toBe('signed-out');
      expect(users.sort()).toEqual(['user_a', 'user_b', 'user_c']);
    });

    it('does not stay when the old answer was asked for to bring Clerk back', async () => {
      const { signOut, server, clerk } = start({ sessions: ['a', 'b'] });
      server.fail({ on: 'client', effect: 'answered', delayMs: 1_900, times: 1 });
      server.fail({ on: 'end', effect: 500, times: 1 });
      const failed = watch(signOut());
      // The time for bringing it back is over; the answer is not there yet.
      await pass(1_100);
      expect(failed.code).toBe('server');
      const call = watch(signOut({ redirectUrl: false }));
      await pass(100);
      expect(call.result).toMatchObject({ status: 'signed-out' });
      await pass(LONG_MS);
      expect(clerk.client.signedInSessions).toEqual([]);
      expect(clerk.session).toBeNull();
    });

    it('does not stay when the server could not be asked right away', async () => {
      const { store, signOut, server, clerk } = start();
      server.fail({ on: 'client', effect: 500, times: 3 });
      server.fail({ on: 'client', effect: 'answered', delayMs: 600, times: 1 });
      void store.refreshUntilAnswered();
      await pass(400);
      void signOut({ redirectUrl: false });
      await pass(LONG_MS);
      expect(server.received('client')).toHaveLength(5);
      expect(clerk.client.signedInSessions).toEqual([]);
      expect(store.getState('all').status).toBe('signed-out');
    });

    it('can be asked for once more in the moment in which an old answer shows it again', async () => {
      const { signOut, server, page, clerk } = start({ sessions: ['a', 'b'] });
      server.fail({ on: 'client', effect: 'answered', delayMs: 1_500, times: 1 });
      page.signOutInOtherTab('a');
      await pass(1_100);
      void signOut({ sessionId: 'b', redirectUrl: false });
      await pass(100);
      expect(clerk.client.signedInSessions).toEqual([]);
      while (clerk.client.signedInSessions.length === 0) await pass(1);
      const call = watch(signOut());
      await pass(LONG_MS);
      expect(call.result).toMatchObject({ status: 'signed-out' });
    });

    it('sends nothing for a session that ends while the person decides', async () => {
      const { signOut, page, ended } = start({ sessions: ['a', 'b'] });
      const answer = deferred<boolean>();
      const call = watch(signOut({ confirm: () => answer.promise }));
      page.signOutInOtherTab('a', 'b');
      await pass(100);
      answer.resolve(true);
      await pass(LONG_MS);
      expect(ended()).toEqual([]);
      expect(call.result).toMatchObject({ status: 'signed-out', alreadySignedOut: true });
    });
  });

  describe('while Clerk loads', () => {
    it('waits for it and continues', async () => {
      const { store, signOut, ended, load } = start({ isLoaded: false });
      const history = historyOf(store, 'all');
      const call = watch(signOut());
      await pass(500);
      expect(ended()).toEqual([]);
      load();
      await pass(LONG_MS);
      expect(ended()).toEqual(['end all']);
      expect(history).toEqual(['loading-clerk', 'requesting', 'redirecting', 'signed-out']);
      expect(call.result).toMatchObject({ status: 'signed-out', sessionIds: ['a'] });
    });

    it('says that Clerk has failed to load', async () => {
      const { signOut, server, failToLoad } = start({ isLoaded: false });
      const call = watch(signOut());
      await pass(100);
      failToLoad();
      await pass();
      expect(call.code).toBe('clerk_not_loaded');
      expect(server.requests).toEqual([]);
    });

    it('gives up after loadTimeoutMs', async () => {
      const { store, signOut } = start({ isLoaded: false });
      const call = watch(signOut({ loadTimeoutMs: 3_000 }));
      await pass(2_999);
      expect(call.result).toBeUndefined();
      await pass(1);
      expect(call.code).toBe('clerk_not_loaded');
      expect(store.getState('all')).toMatchObject({ status: 'error' });
    });

    it('can be tried again once it has loaded', async () => {
      const { store, signOut, load } = start({ isLoaded: false });
      void signOut({ loadTimeoutMs: 3_000 });
      await pass(3_000);
      load();
      const retry = watch(store.retry('all'));
      await pass(LONG_MS);
      expect(retry.result).toMatchObject({ status: 'signed-out' });
    });
  });

  describe('offline', () => {
    it('fails at once and touches nothing', async () => {
      const { store, signOut, server, page, shown } = start();
      page.goOffline();
      const call = watch(signOut());
      await pass();
      expect(call.code).toBe('offline');
      expect(store.getState('all')).toMatchObject({ status: 'error' });
      expect(server.requests).toEqual([]);
      expect(shown).toEqual(['a']);
    });

    it('waits for the network when it is told to, and goes then', async () => {
      const { store, signOut, server, page } = start();
      const history = historyOf(store, 'all');
      page.goOffline();
      const call = watch(signOut({ whenOffline: 'wait' }));
      await pass(10 * LONG_MS);
      expect(store.getState('all')).toMatchObject({ phase: 'waiting-for-network' });
      expect(server.requests).toEqual([]);
      page.goOnline();
      await pass(LONG_MS);
      expect(call.result).toMatchObject({ status: 'signed-out' });
      expect(history).toEqual([
        'requesting',
        'waiting-for-network',
        'requesting',
        'redirecting',
        'signed-out',
      ]);
    });

    it('reset gives up waiting', async () => {
      const { store, signOut, server, page } = start();
      page.goOffline();
      const call = watch(signOut({ whenOffline: 'wait' }));
      await pass(100);
      store.reset('all');
      await pass();
      expect(call.result).toEqual({ status: 'cancelled' });
      expect(store.getState('all').status).toBe('idle');
      page.goOnline();
      await pass(LONG_MS);
      expect(server.requests).toEqual([]);
    });

    it.each([
      { sessions: ['a'], options: {} },
      { sessions: ['a', 'b', 'c'], options: {} },
      { sessions: ['a', 'b', 'c'], options: { sessionId: 'a' } },
      { sessions: ['a', 'b', 'c'], options: { sessionId: 'b' } },
    ])(
      'a disconnect in flight is a failure, though Clerk resolves: $options of $sessions',
      async ({ sessions, options }) => {
        const { signOut, server, page, clerk, store } = start({ sessions, latencyMs: 100 });
        const call = watch(signOut(options));
        await pass(20);
        page.goOffline();
        await pass(LONG_MS);
        expect(call.code).toBe('offline');
        expect(page.navigations).toEqual([]);
        expect(server.sessions).toHaveLength(sessions.length);

        page.goOnline();
        await pass(LONG_MS);
        expect(clerk.session?.id).toBe('a');
        const [key] = (['all', 'session:a', 'session:b'] as const).filter(
          (each) => store.getState(each).status === 'error',
        );
        const retry = watch(store.retry(key ?? 'current'));
        await pass(LONG_MS);
        expect(retry.result).toMatchObject({ status: 'signed-out' });
      },
    );

    it('an automated browser swallows network errors: the promise of Clerk is no evidence', async () => {
      const { store, signOut, server, page, clerk } = start();
      page.isAutomated = true;
      server.fail({ on: 'end', effect: 'network' });
      const onSignedOut = vi.fn();
      const call = watch(signOut({ onSignedOut }));
      await pass(LONG_MS);
      expect(call.code).toBe('not_confirmed_by_server');
      expect(store.getState('all')).toMatchObject({ status: 'error' });
      expect(clerk.session?.id).toBe('a');
      expect(page.navigations).toEqual([]);
      expect(onSignedOut).not.toHaveBeenCalled();

      server.lift();
      void store.retry('all');
      await pass(LONG_MS);
      expect(onSignedOut).toHaveBeenCalledOnce();
    });
  });

  describe('a failure', () => {
    const arrangements = [
      { name: 'the only session', sessions: ['a'], options: {}, key: 'all' },
      {
        name: 'the current of three',
        sessions: ['a', 'b', 'c'],
        options: { scope: 'current' },
        key: 'current',
      },
      {
        name: 'another of three',
        sessions: ['a', 'b', 'c'],
        options: { sessionId: 'b' },
        key: 'session:b',
      },
      { name: 'all of three', sessions: ['a', 'b', 'c'], options: {}, key: 'all' },
    ] as const;
    const failures: { effect: Effect; code: string }[] = [
      { effect: 500, code: 'server' },
      { effect: 503, code: 'server' },
      { effect: 401, code: 'unauthorized' },
      { effect: 403, code: 'unauthorized' },
      { effect: 422, code: 'unknown' },
      { effect: 429, code: 'rate_limited' },
      { effect: 'network', code: 'network' },
      { effect: 'hang', code: 'timeout' },
    ];
    const cases = arrangements.flatMap((arrangement) =>
      failures.map((failure) => ({ ...arrangement, ...failure })),
    );

    it.each(cases)(
      '$effect for $name: $code, the app is usable, and a retry ends it',
      async ({ sessions, options, key, effect, code }) => {
        const { store, signOut, server, clerk, page, ended } = start({ sessions });
        server.fail({ on: 'end', effect });
        server.fail({ on: 'remove', effect });
        const call = watch(signOut(options));
        await pass(LONG_MS);
        expect(call.code).toBe(code);
        expect(store.getState(key)).toMatchObject({ status: 'error', error: { code } });
        expect(clerk.session?.id).toBe('a');
        expect(ended()).toHaveLength(1);
        expect(server.sessions).toHaveLength(sessions.length);
        expect(page.navigations).toEqual([]);
        expect(page.reloads).toEqual([]);

        server.lift();
        const retry = watch(store.retry(key));
        await pass(LONG_MS);
        expect(retry.result).toMatchObject({ status: 'signed-out', alreadySignedOut: false });
        expect(ended()).toHaveLength(2);
        expect(store.getState(key).status).toBe('signed-out');
        expect(clerk.session?.id ?? null).toBe(key === 'session:b' ? 'a' : null);
      },
    );

    it.each(
      arrangements.flatMap((arrangement) => [
        { ...arrangement, effect: 'answer-lost' as Effect },
        { ...arrangement, effect: 'answer-hangs' as Effect },
      ]),
    )(
      '$effect for $name turns out to have been a success',
      async ({ sessions, options, key, effect }) => {
        const { store, signOut, server, clerk, page, ended } = start({ sessions });
        server.fail({ on: 'end', effect });
        server.fail({ on: 'remove', effect });
        const onError = vi.fn();
        const call = watch(signOut({ ...options, onError }));
        await pass(LONG_MS);
        expect(call.result).toMatchObject({ status: 'signed-out', alreadySignedOut: false });
        expect(store.getState(key).status).toBe('signed-out');
        expect(onError).not.toHaveBeenCalled();
        expect(ended()).toHaveLength(1);
        const isElsewhere = key === 'session:b';
        expect(clerk.session?.id ?? null).toBe(isElsewhere ? 'a' : null);
        expect(clerk.session).not.toBeUndefined();
        expect(page.navigations).toEqual(isElsewhere ? [] : ['/after-sign-out']);
        // Clerk has told nobody, as far as it knows.
        expect(page.announcements).toBe(1);
      },
    );

    it.each(arrangements)(
      '404 for $name, ended elsewhere a moment ago, is a success',
      async ({ sessions, options, key }) => {
        const { store, signOut, server, clerk } = start({ sessions });
        server.end(...(key === 'all' ? sessions : [key === 'session:b' ? 'b' : 'a']));
        server.fail({ on: 'end', effect: 404 });
        const call = watch(signOut(options));
        await pass(LONG_MS);
        expect(call.result).toMatchObject({ status: 'signed-out' });
        expect(store.getState(key).status).toBe('signed-out');
        expect(clerk.session?.id ?? null).toBe(key === 'session:b' ? 'a' : null);
        expect(clerk.session).not.toBeUndefined();
      },
    );

    it('says how long the server wants to be left alone', async () => {
      const { signOut, server } = start();
      server.fail({ on: 'end', effect: 429, retryAfterSeconds: 7 });
      const { result } = await (async () => {
        const call = watch(signOut());
        await pass(LONG_MS);
        return call;
      })();
      expect(result).toMatchObject({ error: { code: 'rate_limited', retryAfterMs: 7_000 } });
    });

    it('is reported when the app is usable again, not before', async () => {
      const { store, signOut, server, clerk } = start();
      server.fail({ on: 'end', effect: 500 });
      const history = historyOf(store, 'all');
      const shownAtError: unknown[] = [];
      void signOut({ onError: () => shownAtError.push(clerk.session?.id) });
      await pass(LONG_MS);
      expect(history).toEqual(['requesting', 'recovering', 'error']);
      expect(shownAtError).toEqual(['a']);
    });

    it('calls onError and onSettled once, in that order', async () => {
      const { signOut, server } = start();
      server.fail({ on: 'end', effect: 500 });
      const called: [string, unknown][] = [];
      const call = watch(
        signOut({
          onError: (error) => called.push(['onError', error.code]),
          onSettled: (result) => called.push(['onSettled', result.status]),
          onSignedOut: () => called.push(['onSignedOut', undefined]),
        }),
      );
      await pass(LONG_MS);
      expect(call.code).toBe('server');
      expect(called).toEqual([
        ['onError', 'server'],
        ['onSettled', 'error'],
      ]);
    });

    it('can be dismissed', async () => {
      const { store, signOut, server } = start();
      server.fail({ on: 'end', effect: 500 });
      void signOut();
      await pass(LONG_MS);
      expect(store.getState('all').status).toBe('error');
      store.reset('all');
      expect(store.getState('all').status).toBe('idle');
    });

    it('becomes signed-out when the session ends elsewhere', async () => {
      const { store, signOut, server, page } = start({ sessions: ['a', 'b'] });
      server.fail({ on: 'end', effect: 500 });
      server.fail({ on: 'remove', effect: 500 });
      void signOut();
      void signOut({ sessionId: 'b' });
      await pass(LONG_MS);
      void signOut({ scope: 'current' });
      await pass(LONG_MS);
      const statuses = () =>
        (['all', 'session:b', 'current'] as const).map((key) => store.getState(key).status);
      expect(statuses()).toEqual(['error', 'error', 'error']);
      page.signOutInOtherTab('a', 'b');
      await pass(100);
      expect(statuses()).toEqual(['signed-out', 'signed-out', 'signed-out']);
    });

    it('is nothing to speak of when the session ends elsewhere and somebody else signs in', async () => {
      const { store, signOut, server, page } = start();
      server.fail({ on: 'end', effect: 500 });
      void signOut();
      await pass(LONG_MS);
      expect(store.getState('all').status).toBe('error');
      const seen: string[] = [];
      store.subscribe(() => seen.push(store.getState('all').status));
      server.end('a');
      page.signIn('b');
      await pass(100);
      expect(seen).toEqual(['idle']);
    });

    it('is not believed to be one before the server is asked again', async () => {
      const { store, signOut, server, page, clerk } = start();
      server.fail({ on: 'end', effect: 'answer-lost' });
      server.fail({ on: 'client', effect: 'answered', delayMs: 500, times: 1 });
      const call = watch(signOut());
      await pass(100);
      // The question is swallowed: it resolves, and the client is as it was.
      page.goOffline();
      await pass(1_000);
      expect(call.code).toBe('network');
      page.goOnline();
      await pass(LONG_MS);
      expect(clerk.session).toBeNull();
      expect(store.getState('all').status).toBe('signed-out');
    });

    it('stays one as long as a part of it is signed in', async () => {
      const { store, signOut, server, page } = start({ sessions: ['a', 'b'] });
      server.fail({ on: 'end', effect: 500 });
      server.fail({ on: 'remove', effect: 500 });
      void signOut({ scope: 'current' });
      void signOut();
      void signOut({ sessionId: 'b' });
      await pass(LONG_MS);
      page.signOutInOtherTab('a');
      await pass(100);
      expect(store.getState('current').status).toBe('signed-out');
      expect(store.getState('session:b').status).toBe('error');
      expect(store.getState('all').status).toBe('error');
    });

    it('stays dismissed when the session ends elsewhere', async () => {
      const { store, signOut, server, page } = start();
      server.fail({ on: 'end', effect: 500 });
      void signOut();
      await pass(LONG_MS);
      store.reset('all');
      page.signOutInOtherTab('a');
      await pass(100);
      expect(store.getState('all').status).toBe('idle');
    });

    it('is never a rejection, whatever is thrown underneath', async () => {
      for (const cause of [undefined, null, 'a string', 0, new Error('boom')]) {
        const { ports } = simulate({ generation });
        const store = createStoreOver({
          ...ports,
          clerk: { ...ports.clerk, signOut: () => Promise.reject(cause) },
        });
        const call = watch(store.signOut());
        await pass(LONG_MS);
        expect(call.code).toBe('unknown');
      }
    });

    it('leaves no unhandled rejection', async () => {
      const reasons = await unhandledRejectionsOf(async () => {
        for (const { effect } of failures) {
          for (const { sessions, options } of arrangements) {
            const { signOut, server } = start({ sessions });
            server.fail({ effect });
            void signOut(options);
            await pass(LONG_MS);
          }
        }
      });
      expect(reasons).toEqual([]);

      const { clerk, server } = start();
      server.fail({ effect: 500 });
      const ofClerkItself = await unhandledRejectionsOf(async () => {
        void clerk.signOut(async () => {});
        await pass(LONG_MS);
      });
      expect(ofClerkItself).toHaveLength(1);
    });
  });

  describe('a time-out', () => {
    it('is an error, and the app is usable', async () => {
      const { store, signOut, server, clerk } = start();
      server.fail({ on: 'end', effect: 'hang' });
      const call = watch(signOut());
      await pass(TIMEOUT_MS - 1);
      expect(store.getState('all')).toMatchObject({ phase: 'requesting' });
      await pass(1);
      expect(store.getState('all')).toMatchObject({ phase: 'recovering' });
      await pass(100);
      expect(call.code).toBe('timeout');
      expect(clerk.session?.id).toBe('a');
    });

    it('keepWaiting gives the full time again', async () => {
      const { store, signOut, server } = start();
      server.fail({ on: 'end', effect: 'answered', delayMs: 1_900 });
      const call = watch(signOut());
      await pass(950);
      store.keepWaiting('all');
      await pass(949);
      expect(store.getState('all')).toMatchObject({ phase: 'requesting' });
      await pass(LONG_MS);
      expect(call.result).toMatchObject({ status: 'signed-out' });
    });

    it('keepWaiting is of no consequence where nothing runs', async () => {
      const { store, signOut, server } = start();
      store.keepWaiting('all');
      server.fail({ on: 'end', effect: 500 });
      const call = watch(signOut());
      await pass(LONG_MS);
      store.keepWaiting('all');
      await pass(LONG_MS);
      expect(call.code).toBe('server');
      expect(store.getState('all').status).toBe('error');
    });

    it.each([
      { name: 'the only session', sessions: ['a'], options: {}, key: 'all', after: null },
      { name: 'all of three', sessions: ['a', 'b', 'c'], options: {}, key: 'all', after: null },
      {
        name: 'the current of three',
        sessions: ['a', 'b', 'c'],
        options: { sessionId: 'a' },
        key: 'session:a',
        after: null,
      },
      {
        name: 'another of three',
        sessions: ['a', 'b', 'c'],
        options: { sessionId: 'b' },
        key: 'session:b',
        after: 'a',
      },
    ] as const)(
      'a late success for $name still counts',
      async ({ sessions, options, key, after }) => {
        const { store, signOut, server, clerk, page, ended } = start({ sessions });
        // The server gets to it at 5 s: the page, which asks at 1 s, is told that nothing has happened.
        server.fail({ on: 'end', effect: 'answered', delayMs: 10_000 });
        server.fail({ on: 'remove', effect: 'answered', delayMs: 10_000 });
        const history = historyOf(store, key);
        const onSignedOut = vi.fn();
        const onError = vi.fn();
        const onSettled = vi.fn();
        const users: SignedOutUser[] = [];
        store.onSignedOut((user) => users.push(user));
        const call = watch(
          signOut({ ...options, redirectUrl: '/bye', onSignedOut, onError, onSettled }),
        );
        await pass(9_000);
        expect(call.code).toBe('timeout');
        expect(clerk.session?.id).toBe('a');
        expect(onSignedOut).not.toHaveBeenCalled();

        await pass(LONG_MS);
        expect(ended()).toHaveLength(1);
        expect(store.getState(key)).toEqual({ status: 'signed-out', alreadySignedOut: false });
        expect(history.slice(0, 3)).toEqual(['requesting', 'recovering', 'error']);
        expect(onSignedOut).toHaveBeenCalledOnce();
        expect(onError).toHaveBeenCalledOnce();
        expect(onSettled).toHaveBeenCalledOnce();
        expect(page.navigations).toEqual(['/bye']);
        expect(clerk.session).not.toBeUndefined();
        expect(clerk.session?.id ?? null).toBe(after);
        const gone = key === 'all' ? sessions : [key.slice('session:'.length)];
        expect(users).toEqual(
          gone.map((id) => ({ userId: `user_${id}`, sessionIds: [id], reason: 'sign-out' })),
        );
      },
    );

    it.each([
      { name: 'all', sessions: ['a', 'b'], options: {} },
      { name: 'the current of two', sessions: ['a', 'b'], options: { sessionId: 'a' } },
      { name: 'another of two', sessions: ['a', 'b'], options: { sessionId: 'b' } },
    ])('a late failure for $name leaves the app usable', async ({ sessions, options }) => {
      const { signOut, server, clerk, page } = start({ sessions });
      server.fail({ on: 'end', effect: 500, delayMs: 10_000 });
      server.fail({ on: 'remove', effect: 500, delayMs: 10_000 });
      const call = watch(signOut(options));
      await pass(LONG_MS);
      expect(call.code).toBe('timeout');
      expect(clerk.session?.id).toBe('a');
      expect(page.navigations).toEqual([]);
      expect(server.sessions).toHaveLength(2);
    });

    it('a late redirect that fails is said beside the sign-out', async () => {
      const { store, signOut, server, page } = start();
      server.fail({ on: 'end', effect: 'answered', delayMs: 10_000 });
      page.navigate = () => Promise.reject(new Error('no route'));
      void signOut();
      await pass(LONG_MS);
      expect(store.getState('all')).toMatchObject({
        status: 'signed-out',
        redirectError: { code: 'redirect_failed' },
      });
    });

    it('a retry is a separate request, and the page is left once', async () => {
      const { store, signOut, server, clerk, page, ended } = start();
      server.fail({ on: 'end', effect: 'answered', delayMs: 3_000, times: 1 });
      const onSignedOut = vi.fn();
      void signOut({ onSignedOut });
      await pass(1_200);
      expect(store.getState('all').status).toBe('error');
      const retry = watch(store.retry('all'));
      await pass(LONG_MS);
      expect(ended()).toEqual(['end all', 'end all']);
      expect(retry.result).toMatchObject({ status: 'signed-out' });
      expect(page.navigations).toEqual(['/after-sign-out']);
      expect(onSignedOut).toHaveBeenCalledOnce();
      expect(clerk.session).toBeNull();
    });

    it('a late success counts also while another target is busy', async () => {
      const { store, signOut, server, clerk, page } = start({
        sessions: ['a'],
        devices: ['phone'],
      });
      server.fail({ on: 'end', effect: 'answered', delayMs: 3_000 });
      server.fail({ on: 'revoke', effect: 'answered', delayMs: 900 });
      const onSignedOut = vi.fn();
      void signOut({ onSignedOut });
      await pass(2_600);
      expect(store.getState('all').status).toBe('error');
      void signOut({ scope: 'other-devices' });
      await pass(LONG_MS);
      expect(server.holds('a')).toBe(false);
      expect(clerk.session).toBeNull();
      expect(store.getState('all').status).toBe('signed-out');
      expect(onSignedOut).toHaveBeenCalledOnce();
      expect(page.navigations).toEqual(['/after-sign-out']);
    });

    it('a late success counts also after a second click was cancelled', async () => {
      const { signOut, server, clerk, page } = start();
      server.fail({ on: 'end', effect: 'answered', delayMs: 3_000 });
      const onSignedOut = vi.fn();
      void signOut({ onSignedOut });
      await pass(1_200);
      const second = watch(signOut({ confirm: () => false }));
      await pass(LONG_MS);
      expect(second.result).toEqual({ status: 'cancelled' });
      expect(server.holds('a')).toBe(false);
      expect(clerk.session).toBeNull();
      expect(onSignedOut).toHaveBeenCalledOnce();
      expect(page.navigations).toEqual(['/after-sign-out']);
    });

    it('a late success counts also after an earlier failure for the same session', async () => {
      const { store, signOut, server } = start({ sessions: ['a', 'b'] });
      server.fail({ on: 'end', effect: 500 });
      void signOut();
      await pass(LONG_MS);
      expect(store.getState('all').status).toBe('error');
      server.fail({ on: 'remove', effect: 'answered', delayMs: 3_000 });
      const onSignedOut = vi.fn();
      void signOut({ sessionId: 'b', onSignedOut });
      await pass(LONG_MS);
      expect(store.getState('session:b').status).toBe('signed-out');
      expect(onSignedOut).toHaveBeenCalledOnce();
    });

    it('somebody who signs in before the late failure stays signed in', async () => {
      const { signOut, server, clerk, page } = start({ sessions: ['a', 'b'] });
      server.fail({ on: 'end', effect: 'hang', times: 1 });
      void signOut();
      await pass(5_000);
      void signOut({ sessionId: 'a' });
      await pass(5_000);
      page.signIn('c');
      // The connection of the first request breaks, and Clerk takes that for a success.
      page.goOffline();
      page.goOnline();
      await pass(LONG_MS);
      expect(server.holds('c')).toBe(true);
      expect(clerk.session?.id).toBe('c');
    });

    it('a late success leaves the account alone that the page has continued with', async () => {
      const { signOut, server, clerk, page } = start({ sessions: ['a', 'b'] });
      server.fail({ on: 'remove', effect: 'hang', times: 1 });
      void signOut({ scope: 'current' });
      await pass(5_000);
      const second = watch(signOut({ scope: 'current', next: 'most-recent' }));
      await pass(5_000);
      expect(second.result).toMatchObject({ status: 'signed-out', sessionIds: ['a'] });
      expect(clerk.session?.id).toBe('b');
      // The connection of the first request breaks, and Clerk takes that for a success.
      page.goOffline();
      await pass(10);
      page.goOnline();
      await pass(LONG_MS);
      expect(server.received('remove')).toHaveLength(2);
      expect(clerk.session?.id).toBe('b');
    });

    it('a late success of what has been signed out otherwise meanwhile leaves the page no second time', async () => {
      const { signOut, server, page } = start({ sessions: ['a', 'b'] });
      server.fail({ on: 'remove', effect: 'answered', delayMs: 20_000 });
      void signOut({ sessionId: 'a' });
      await pass(5_000);
      const all = watch(signOut());
      await pass(LONG_MS);
      expect(all.result).toMatchObject({ status: 'signed-out' });
      expect(page.navigations).toEqual(['/after-sign-out']);
    });
  });

  describe('recovery', () => {
    it('tries again when the server refuses, and reports then', async () => {
      const { signOut, server, clerk } = start();
      server.fail({ on: 'end', effect: 500 });
      server.fail({ on: 'touch', effect: 500, times: 1 });
      const call = watch(signOut());
      await pass(LONG_MS);
      expect(call.code).toBe('server');
      expect(clerk.session?.id).toBe('a');
      // Core 2 has kept its session, and nothing is to be recovered.
      expect(server.received('touch')).toHaveLength(generation === 3 ? 2 : 0);
    });

    it('continues in the background while the server cannot be reached, and ends with the network', async () => {
      const { store, signOut, server, clerk, page } = start();
      server.fail({ effect: 'network' });
      const call = watch(signOut());
      await pass(LONG_MS);
      expect(call.code).toBe('network');
      expect(store.getState('all').status).toBe('error');
      expect(page.reloads).toEqual([]);
      if (generation === 3) expect(clerk.session).toBeUndefined();
      server.lift();
      await pass(LONG_MS);
      expect(clerk.session?.id).toBe('a');
      expect(store.getState('all').status).toBe('error');
    });

    it('tries at once when the browser is back online', async () => {
      const { signOut, server, clerk, page } = start();
      server.fail({ effect: 'network' });
      void signOut();
      await pass(LONG_MS);
      server.lift();
      page.goOnline();
      await pass(100);
      expect(clerk.session?.id).toBe('a');
    });

    it('reloads the page when the server answers and will not have the session back', async () => {
      const { signOut, server, page, clerk } = start();
      server.fail({ on: 'touch', effect: 403 });
      server.fail({ on: 'end', effect: 500 });
      const call = watch(signOut());
      await pass(LONG_MS);
      expect(call.code).toBe('server');
      // Core 2 has kept its session.
      expect(page.reloads).toEqual(
        generation === 3
          ? [
              {
                key: 'all',
                sessionIds: ['a'],
                signedIn: ['a'],
                error: expect.objectContaining({ code: 'server' }),
              },
            ]
          : [],
      );
      expect(clerk.session?.id).toBe(generation === 3 ? undefined : 'a');
    });

    it.each([500, 429, 'network', 'hang'] as const)(
      'does not reload while the server cannot be asked: %s',
      async (effect) => {
        const { signOut, server, page, clerk } = start();
        server.fail({ effect });
        void signOut();
        await pass(LONG_MS);
        expect(page.reloads).toEqual([]);
        server.lift();
        await pass(LONG_MS);
        expect(clerk.session?.id).toBe('a');
      },
    );

    it('continues in the background where the page cannot be reloaded', async () => {
      const { signOut, server, page, clerk } = start();
      page.canReload = false;
      server.fail({ on: 'touch', effect: 403 });
      server.fail({ on: 'end', effect: 500 });
      const call = watch(signOut());
      await pass(LONG_MS);
      expect(call.code).toBe('server');
      server.lift();
      await pass(LONG_MS);
      expect(clerk.session?.id).toBe('a');
    });

    it('learns later that the lost answer was a success', async () => {
      const { store, signOut, server, clerk } = start();
      server.fail({ effect: 'network' });
      server.fail({ on: 'end', effect: 'answer-lost' });
      const call = watch(signOut());
      await pass(LONG_MS);
      expect(call.code).toBe('network');
      expect(server.sessions).toEqual([]);
      server.lift();
      await pass(LONG_MS);
      if (generation === 3) {
        expect(clerk.session).toBeNull();
        expect(store.getState('all').status).toBe('signed-out');
      }
      const retry = watch(store.signOut());
      await pass(LONG_MS);
      expect(retry.result).toMatchObject({ status: 'signed-out' });
      expect(clerk.session).toBeNull();
    });

    it.each([
      ['that fails', { sessionId: 'unknown' }],
      ['that is cancelled', { confirm: () => false }],
      ['of other devices', { scope: 'other-devices' }],
      ['of a session that has ended', { sessionId: 'x' }],
    ] as const)('is not stopped by an operation %s', async (_, options) => {
      const { signOut, server, clerk } = start({
        sessions: ['a', { id: 'x', status: 'expired' }],
        devices: ['phone'],
      });
      server.fail({ effect: 'network' });
      void signOut();
      await pass(LONG_MS);
      void signOut(options);
      await pass(LONG_MS);
      server.lift();
      await pass(LONG_MS);
      expect(clerk.session?.id).toBe('a');
    });

    it('asks the server at the same pace however many clicks have failed', async () => {
      const { signOut, server } = start();
      server.fail({ effect: 'network' });
      void signOut();
      await pass(LONG_MS);
      const asked = async () => {
        const before = server.received('client').length;
        await pass(LONG_MS);
        return server.received('client').length - before;
      };
      const afterOne = await asked();
      for (let click = 0; click < 5; click++) {
        void signOut();
        await pass(LONG_MS);
      }
      expect(afterOne).toBeGreaterThan(0);
      expect(await asked()).toBeLessThanOrEqual(afterOne + 1);
    });

    it('does not bring back a session while a retry ends it', async () => {
      const { store, signOut, server, clerk, page } = start();
      server.fail({ effect: 'network' });
      void signOut();
      await pass(LONG_MS);
      server.lift();
      server.fail({ on: 'end', effect: 'answered', delayMs: 900 });
      const retry = watch(store.retry('all'));
      page.goOnline();
      await pass(100);
      expect(clerk.session?.id).toBe('a');
      await pass(LONG_MS);
      expect(retry.result).toMatchObject({ status: 'signed-out' });
      expect(clerk.session).toBeNull();
    });

    it('leaves a session that its own first try, answered late, brings back after the retry', async () => {
      const { store, signOut, server, clerk, shown } = start({ sessions: ['a', 'b'] });
      server.fail({ on: 'remove', effect: 500, times: 1 });
      // Core 2 has kept its session: there it is somebody else who makes it active.
      server.fail({ on: 'touch', effect: 'answered', delayMs: 8_000, times: 1 });
      if (generation === 2) void clerk.setActive({ session: 'a' });
      void signOut({ sessionId: 'a' });
      await pass(5_000);
      expect(store.getState('session:a').status).toBe('error');
      // The server has answered by now that it holds a; Clerk hears of it at 8 s.
      const retry = watch(store.retry('session:a'));
      await pass(1_000);
      expect(retry.result).toMatchObject({ status: 'signed-out' });
      await pass(LONG_MS);
      expect(shown.filter((id) => id === 'a').length).toBeGreaterThan(1);
      expect(clerk.session).toBeNull();
    });

    it('ends the session of one of several whatever state Clerk was left in', async () => {
      const { signOut, server, clerk } = start({ sessions: ['a', 'b', 'c'] });
      clerk.session = undefined;
      const call = watch(signOut({ sessionId: 'b' }));
      await pass(LONG_MS);
      expect(call.result).toMatchObject({ status: 'signed-out', sessionIds: ['b'] });
      expect(server.sessions.map(({ id }) => id)).toEqual(['a', 'c']);
      expect(clerk.session).toMatchObject({ id: 'a' });
    });

    it('says why when Clerk cannot be brought back before the request', async () => {
      const { signOut, server, clerk, ended } = start({ sessions: ['a', 'b', 'c'] });
      clerk.session = undefined;
      server.fail({ on: 'touch', effect: 'network' });
      const call = watch(signOut({ sessionId: 'b' }));
      await pass(LONG_MS);
      expect(call.code).toBe('network');
      expect(ended()).toEqual([]);
    });
  });

  describe('the redirect', () => {
    it('false stays', async () => {
      const { signOut, page } = start();
      const call = watch(signOut({ redirectUrl: false }));
      await pass(LONG_MS);
      expect(page.navigations).toEqual([]);
      expect(call.result).toMatchObject({ status: 'signed-out', redirectedTo: false });
    });

    it('a router that cannot forget its pages is reported and not in the way', async () => {
      const report = vi.fn();
      vi.stubGlobal('reportError', report);
      const boom = new TypeError('revalidate is not a function');
      const { signOut, page, ports } = start();
      ports.clerk.forgetFetchedPages = () => {
        throw boom;
      };
      const call = watch(signOut({ redirectUrl: '/bye' }));
      await pass(LONG_MS);
      vi.unstubAllGlobals();
      expect(call.result).toMatchObject({ status: 'signed-out', redirectedTo: '/bye' });
      expect(page.navigations).toEqual(['/bye']);
      expect(report).toHaveBeenCalledExactlyOnceWith(boom);
    });

    it('an empty string is the default', async () => {
      const { signOut, page } = start();
      void signOut({ redirectUrl: '' });
      await pass(LONG_MS);
      expect(page.navigations).toEqual(['/after-sign-out']);
    });

    it('a function is asked once the server has confirmed', async () => {
      const { signOut, page, server } = start({ sessions: ['a', 'b'] });
      const redirectUrl = vi.fn(() => (server.holds('a') ? '/too-early' : '/bye'));
      void signOut({ redirectUrl });
      await pass(LONG_MS);
      expect(redirectUrl).toHaveBeenCalledExactlyOnceWith({
        sessionIds: ['a', 'b'],
        alreadySignedOut: false,
      });
      expect(page.navigations).toEqual(['/bye']);
    });

    it.each([
      ['false', false as const],
      ['nothing', undefined],
      ['null', null],
    ])('a function that gives %s stays', async (_, to) => {
      const { signOut, page } = start();
      const call = watch(signOut({ redirectUrl: () => to as false }));
      await pass(LONG_MS);
      expect(page.navigations).toEqual([]);
      expect(call.result).toMatchObject({ status: 'signed-out', redirectedTo: false });
    });

    it('a string that is not allowed does not keep anybody signed in, and is not opened', async () => {
      const { store, signOut, server, page } = start();
      const onError = vi.fn();
      const call = watch(signOut({ redirectUrl: 'https://evil.example', onError }));
      await pass(LONG_MS);
      expect(server.sessions).toEqual([]);
      expect(page.navigations).toEqual([]);
      expect(call.result).toMatchObject({
        status: 'signed-out',
        redirectedTo: false,
        redirectError: { code: 'redirect_blocked' },
      });
      expect(store.getState('all')).toMatchObject({
        status: 'signed-out',
        redirectError: { code: 'redirect_blocked' },
      });
      expect(onError).toHaveBeenCalledOnce();

      page.signIn('b');
      const allowed = watch(
        signOut({
          redirectUrl: 'https://www.example.com',
          allowedRedirectOrigins: ['https://www.example.com'],
        }),
      );
      await pass(LONG_MS);
      expect(allowed.result).toMatchObject({ redirectedTo: 'https://www.example.com' });
    });

    it.each([[undefined], [null]])('a function that gives %o stays', async (to) => {
      const { signOut, page, server } = start();
      const call = watch(signOut({ redirectUrl: () => to }));
      await pass(LONG_MS);
      expect(call.result).toMatchObject({ status: 'signed-out', redirectedTo: false });
      expect(call.result).not.toHaveProperty('redirectError');
      expect(page.navigations).toEqual([]);
      expect(server.sessions).toEqual([]);
    });

    it.each([['https://evil.example'], [Promise.resolve('/bye')], [42]])(
      'a function that gives %o stays, and says so',
      async (to) => {
        const { store, signOut, page, server, clerk } = start();
        const call = watch(signOut({ redirectUrl: () => to as unknown as string }));
        await pass(LONG_MS);
        expect(call.result).toMatchObject({ redirectError: { code: 'redirect_blocked' } });
        expect(store.getState('all').status).toBe('signed-out');
        expect(page.navigations).toEqual([]);
        expect(server.sessions).toEqual([]);
        expect(clerk.session).toBeNull();
      },
    );

    it("Clerk's own configuration names more origins that are allowed", async () => {
      const { ports, signOut, page } = start();
      ports.clerk.redirectOrigins = () => [
        'https://accounts.example.com',
        /https:\/\/.*\.example\.org/,
      ];
      const evil = watch(signOut({ redirectUrl: () => 'https://evil.example' }));
      await pass(LONG_MS);
      expect(evil.result).not.toMatchObject({ redirectedTo: expect.any(String) });
      for (const to of ['https://accounts.example.com/sign-in', 'https://www.example.org/']) {
        void signOut({ redirectUrl: () => to });
        await pass(LONG_MS);
        expect(page.navigations.at(-1)).toBe(to);
      }
    });

    it.each([
      ['afterSignOutUrl', {}],
      ['chooseAccountUrl', { scope: 'current', next: 'choose' }],
    ] as const)('hands no script to a router: %s', async (name, options) => {
      const { ports, signOut, server } = start({ sessions: ['a', 'b'] });
      const navigate = vi.fn();
      const { [name]: configured } = ports.clerk;
      ports.clerk[name] = () => 'javascript:alert(1)';
      void signOut({ ...options, navigate });
      await pass(LONG_MS);
      expect(navigate).not.toHaveBeenCalled();
      expect(server.holds('a')).toBe(false);

      ports.clerk[name] = configured;
      server.sessions.unshift({ id: 'c', userId: 'c', status: 'active', lastActiveAt: 1 });
      void signOut({ navigate });
      await pass(LONG_MS);
      expect(navigate).toHaveBeenCalledOnce();
    });

    it.each([
      [
        'a function that throws',
        {
          redirectUrl: () => {
            throw new Error('no route');
          },
        },
      ],
      ['a router that rejects', { navigate: () => Promise.reject(new Error('no route')) }],
      [
        'a router that throws',
        {
          navigate: () => {
            throw new Error('no route');
          },
        },
      ],
      ['a router that never settles', { navigate: () => new Promise(() => {}) }],
    ] as [string, SignOutOptions][])(
      '%s: redirect_failed, and signed out all the same',
      async (_, options) => {
        const { store, signOut, server, clerk } = start();
        const onSignedOut = vi.fn();
        const call = watch(signOut({ ...options, onSignedOut }));
        await pass(LONG_MS);
        expect(call.result).toMatchObject({ redirectError: { code: 'redirect_failed' } });
        expect(store.getState('all')).toMatchObject({
          status: 'signed-out',
          redirectError: { code: 'redirect_failed' },
        });
        expect(server.sessions).toEqual([]);
        expect(clerk.session).toBeNull();
        expect(onSignedOut).toHaveBeenCalledOnce();
      },
    );

    it('a retry after redirect_failed goes there without a request', async () => {
      const { store, signOut, page, ended } = start();
      page.navigate = () => Promise.reject(new Error('no route'));
      void signOut();
      await pass(LONG_MS);
      expect(store.getState('all')).toMatchObject({ redirectError: { code: 'redirect_failed' } });
      page.navigate = () => {};
      const retry = watch(store.retry('all'));
      await pass(LONG_MS);
      expect(retry.result).toMatchObject({
        alreadySignedOut: true,
        redirectedTo: '/after-sign-out',
      });
      expect(page.navigations).toEqual(['/after-sign-out', '/after-sign-out']);
      expect(ended()).toEqual(['end all']);
    });

    it('goes through the navigate it was given', async () => {
      const { store, signOut, page } = start();
      const arrived = deferred();
      const navigate = vi.fn(() => arrived.promise);
      const call = watch(signOut({ redirectUrl: '/bye', navigate }));
      await pass(100);
      expect(store.getState('all')).toEqual({ status: 'redirecting', to: '/bye' });
      expect(call.result).toBeUndefined();
      arrived.resolve();
      await pass();
      expect(navigate).toHaveBeenCalledExactlyOnceWith('/bye');
      expect(page.navigations).toEqual([]);
      expect(call.result).toMatchObject({ redirectedTo: '/bye' });
    });

    it('is not started before the server has confirmed', async () => {
      const { signOut, page, server } = start({ latencyMs: 100 });
      const held: boolean[] = [];
      page.navigate = () => held.push(server.holds('a'));
      void signOut();
      await pass(99);
      expect(page.navigations).toEqual([]);
      await pass(1);
      expect(held).toEqual([false]);
    });
  });

  describe('next', () => {
    it('most-recent switches first and removes second', async () => {
      const { signOut, server, shown, page } = start({ sessions: ['a', 'b', 'c'] });
      const call = watch(signOut({ scope: 'current', next: 'most-recent' }));
      await pass(LONG_MS);
      expect(server.requests.map(({ name }) => name)).toEqual(['touch b', 'remove a']);
      expect(shown).toEqual(['a', 'b']);
      expect(page.navigations).toEqual([]);
      expect(call.result).toMatchObject({ status: 'signed-out', sessionIds: ['a'] });
    });

    it('an id switches to that session', async () => {
      const { signOut, shown, server } = start({ sessions: ['a', 'b', 'c'] });
      void signOut({ sessionId: 'a', next: { sessionId: 'c' } });
      await pass(LONG_MS);
      expect(shown).toEqual(['a', 'c']);
      expect(server.sessions.map(({ id }) => id)).toEqual(['b', 'c']);
    });

    it.each(['unknown', 'a', 'x'])(
      'the id %s, with which nobody can continue, is an error',
      async (sessionId) => {
        const { signOut, server } = start({
          sessions: ['a', 'b', 'c', { id: 'x', status: 'expired' }],
        });
        const call = watch(signOut({ scope: 'current', next: { sessionId } }));
        await pass(LONG_MS);
        expect(call.code).toBe('session_not_found');
        expect(server.requests).toEqual([]);
      },
    );

    it('choose goes where an account is chosen, if some are left', async () => {
      const { signOut, page, clerk } = start({ sessions: ['a', 'b'] });
      void signOut({ scope: 'current', next: 'choose' });
      await pass(LONG_MS);
      expect(page.navigations).toEqual(['/choose']);
      expect(clerk.session).toBeNull();

      const alone = start({ sessions: ['a'] });
      void alone.signOut({ scope: 'current', next: 'choose' });
      await pass(LONG_MS);
      expect(alone.page.navigations).toEqual(['/after-sign-out']);
    });

    it('is nobody when there is only one session', async () => {
      const { signOut, clerk, ended } = start({ sessions: ['a'] });
      const call = watch(signOut({ scope: 'current', next: 'most-recent' }));
      await pass(LONG_MS);
      expect(ended()).toEqual(['end all']);
      expect(call.result).toMatchObject({ status: 'signed-out' });
      expect(clerk.session).toBeNull();
    });

    it('is nothing for a session that is not the current one', async () => {
      const { signOut, server, shown } = start({ sessions: ['a', 'b', 'c'] });
      void signOut({ sessionId: 'b', next: 'most-recent' });
      await pass(LONG_MS);
      expect(server.requests.map(({ name }) => name)).toEqual(['remove b']);
      expect(shown).toEqual(['a']);
    });

    it('a switch that fails changes nothing', async () => {
      const { signOut, server, shown, ended } = start({ sessions: ['a', 'b'] });
      server.fail({ on: 'touch', effect: 500 });
      const call = watch(signOut({ scope: 'current', next: 'most-recent' }));
      await pass(LONG_MS);
      expect(call.code).toBe('server');
      expect(shown).toEqual(['a']);
      expect(ended()).toEqual([]);
    });

    it.each([
      ['at once', 10],
      ['after the time-out', 3_000],
    ])(
      'a switch to an account that has ended, as it turns out %s, leaves the person where they are',
      async (_, delayMs) => {
        const { signOut, server, clerk, ended } = start({ sessions: ['a', 'b'] });
        server.end('b');
        server.fail({ on: 'touch', effect: 401, times: 1, delayMs });
        const call = watch(signOut({ scope: 'current', next: 'most-recent' }));
        await pass(LONG_MS);
        expect(call.code).toBe(delayMs > TIMEOUT_MS ? 'timeout' : 'session_not_found');
        expect(ended()).toEqual([]);
        expect(clerk.session?.id).toBe('a');
      },
    );

    it('the retry of "current" after a switch ends the session it was about', async () => {
      const { store, signOut, server, clerk } = start({ sessions: ['a', 'b', 'c'] });
      server.fail({ on: 'remove', effect: 500, times: 1 });
      void signOut({ scope: 'current', next: 'most-recent' });
      await pass(LONG_MS);
      expect(store.getState('current').status).toBe('error');
      expect(clerk.session?.id).toBe('b');
      const retry = watch(store.retry('current'));
      await pass(LONG_MS);
      expect(retry.result).toMatchObject({ status: 'signed-out', sessionIds: ['a'] });
      expect(server.sessions.map(({ id }) => id)).toEqual(['b', 'c']);
      expect(clerk.session?.id).toBe('b');
    });

    it('a rider on it that says "current" tries its own session again, too', async () => {
      const { store, signOut, server } = start({ sessions: ['a', 'b', 'c'] });
      server.fail({ on: 'remove', effect: 500, times: 1 });
      void signOut({ sessionId: 'a', next: 'most-recent' });
      void signOut({ scope: 'current' });
      await pass(LONG_MS);
      expect(store.getState('current').status).toBe('error');
      const retry = watch(store.retry('current'));
      await pass(LONG_MS);
      expect(retry.result).toMatchObject({ sessionIds: ['a'] });
      expect(server.sessions.map(({ id }) => id)).toEqual(['b', 'c']);
    });

    it('a new click on "current" after a dismissed failure is about the session that is current', async () => {
      const { store, signOut, server } = start({ sessions: ['a', 'b', 'c'] });
      server.fail({ on: 'remove', effect: 500, times: 1 });
      void signOut({ scope: 'current', next: 'most-recent' });
      await pass(LONG_MS);
      store.reset('current');
      void signOut({ scope: 'current' });
      await pass(LONG_MS);
      expect(server.sessions.map(({ id }) => id)).toEqual(['a', 'c']);
    });
  });

  describe('callbacks', () => {
    it('onSignedOut runs before the page is left, and is waited for', async () => {
      const { signOut, page, clerk } = start();
      const cleared = deferred();
      void signOut({ onSignedOut: () => cleared.promise });
      await pass(500);
      expect(page.navigations).toEqual([]);
      expect(clerk.session).toBeUndefined();
      cleared.resolve();
      await pass();
      expect(page.navigations).toEqual(['/after-sign-out']);
    });

    it('one that never settles is not waited for longer than timeoutMs', async () => {
      const error = vi.spyOn(console, 'error').mockImplementation(() => {});
      const { signOut, page } = start();
      const call = watch(signOut({ onSignedOut: () => new Promise(() => {}) }));
      await pass(TIMEOUT_MS);
      expect(page.navigations).toEqual([]);
      await pass(100);
      expect(page.navigations).toEqual(['/after-sign-out']);
      expect(call.result).toMatchObject({ status: 'signed-out' });
      expect(error).toHaveBeenCalledOnce();
    });

    it('one that throws is reported and not in the way', async () => {
      const error = vi.spyOn(console, 'error').mockImplementation(() => {});
      const boom = (name: string) => () => {
        throw new Error(name);
      };
      const { store, signOut, server, page } = start();
      store.onSignedOut(boom('listener'));
      const call = watch(
        signOut({ onSignedOut: boom('onSignedOut'), onSettled: boom('onSettled') }),
      );
      await pass(LONG_MS);
      expect(call.result).toMatchObject({ status: 'signed-out' });
      expect(page.navigations).toEqual(['/after-sign-out']);

      page.signIn('b');
      server.fail({ on: 'end', effect: 500 });
      const failing = watch(signOut({ onError: async () => boom('onError')() }));
      await pass(LONG_MS);
      expect(failing.code).toBe('server');
      expect(error.mock.calls.map(([reported]) => (reported as Error).message)).toEqual([
        'listener',
        'onSignedOut',
        'onSettled',
        'onError',
      ]);
    });

    it('are reported as the platform reports errors, where it can', async () => {
      const report = vi.fn();
      vi.stubGlobal('reportError', report);
      const { signOut } = start();
      const boom = new Error('boom');
      void signOut({ onSignedOut: () => Promise.reject(boom) });
      await pass(LONG_MS);
      vi.unstubAllGlobals();
      expect(report).toHaveBeenCalledExactlyOnceWith(boom);
    });

    it('of a call that joins do not run: the options of the first one stand', async () => {
      const { signOut } = start();
      const first = vi.fn();
      const second = vi.fn();
      void signOut({ onSignedOut: first });
      void signOut({ onSignedOut: second });
      await pass(LONG_MS);
      expect(first).toHaveBeenCalledOnce();
      expect(second).not.toHaveBeenCalled();
    });
  });

  describe('an outcome', () => {
    it('is cleared when somebody signs in again', async () => {
      const { store, signOut, page } = start({ sessions: ['a', 'b'] });
      void signOut({ sessionId: 'b' });
      void signOut();
      await pass(LONG_MS);
      expect(store.getState('all').status).toBe('signed-out');
      page.signIn('c');
      expect(store.getState('all').status).toBe('idle');
      expect(store.getState('session:b').status).toBe('signed-out');
    });

    it('is cleared for all targets before anybody is told', async () => {
      const { store, signOut, page } = start();
      void signOut();
      await pass(LONG_MS);
      void signOut({ scope: 'everywhere' });
      await pass(LONG_MS);
      const seen: string[][] = [];
      const statuses = () =>
        (['all', 'everywhere'] as const).map((key) => store.getState(key).status);
      expect(statuses()).toEqual(['signed-out', 'signed-out']);
      store.subscribe(() => seen.push(statuses()));
      page.signIn('b');
      expect(seen).toEqual([['idle', 'idle']]);
    });

    it('is cleared by reset', async () => {
      const { store, signOut } = start();
      void signOut();
      await pass(LONG_MS);
      store.reset('all');
      expect(store.getState('all').status).toBe('idle');
    });

    it('is shown to whoever subscribes afterwards', async () => {
      const { store, signOut, server } = start();
      server.fail({ on: 'end', effect: 500, delayMs: 100 });
      const listener = vi.fn();
      const unsubscribe = store.subscribe(listener);
      void signOut();
      expect(listener).toHaveBeenCalled();
      unsubscribe();
      listener.mockClear();
      await pass(LONG_MS);
      expect(listener).not.toHaveBeenCalled();
      const late = vi.fn();
      store.subscribe(late);
      expect(store.getState('all')).toMatchObject({ status: 'error', error: { code: 'server' } });
    });

    it('is not taken back while the request is out', async () => {
      const { store, signOut, server } = start();
      const call = watch(signOut());
      store.reset('all');
      expect(store.getState('all').status).toBe('pending');
      await pass(LONG_MS);
      expect(call.result).toMatchObject({ status: 'signed-out' });
      expect(server.sessions).toEqual([]);
    });

    it('notifies nobody when nothing has changed', async () => {
      const { store, signOut } = start();
      const listener = vi.fn();
      store.subscribe(listener);
      store.reset('all');
      store.keepWaiting('current');
      await store.sessionsChanged();
      expect(listener).not.toHaveBeenCalled();
      void signOut();
      expect(listener).toHaveBeenCalledOnce();
    });

    it('that a reload has interrupted is shown again, and can be retried', async () => {
      const { ports, clerk, server } = simulate({ generation, sessions: ['a', 'b'] });
      const error = new SignOutError('server');
      const store = createStoreOver(ports);
      clerk.addListener(() => void store.sessionsChanged());
      store.showInterrupted({ key: 'session:b', sessionIds: ['b'], signedIn: ['a', 'b'], error });
      expect(store.getState('session:b')).toEqual({ status: 'error', error });
      void store.retry('session:b');
      await pass(LONG_MS);
      expect(server.sessions.map(({ id }) => id)).toEqual(['a']);
      expect(store.getState('session:b').status).toBe('signed-out');
    });

    it('that a reload has interrupted is over when its session has ended elsewhere', async () => {
      const { store, server } = start({ sessions: ['a', 'b'] });
      const interrupted = { sessionIds: ['b'], signedIn: ['a', 'b'] };
      store.showInterrupted({
        ...interrupted,
        key: 'session:b',
        error: new SignOutError('server'),
      });
      await store.sessionsChanged();
      expect(store.getState('session:b').status).toBe('error');
      server.end('b');
      void store.refreshUntilAnswered();
      await pass(LONG_MS);
      expect(store.getState('session:b').status).toBe('signed-out');
    });

    it('that a reload has interrupted is not shown in place of another state', async () => {
      const { store, signOut } = start();
      const call = watch(signOut());
      const { status } = store.getState('all');
      const error = new SignOutError('server');
      store.showInterrupted({ key: 'all', sessionIds: ['a'], signedIn: ['a'], error });
      expect([status, store.getState('all').status]).toEqual(['pending', 'pending']);
      await pass(LONG_MS);
      expect(call.result?.status).toBe('signed-out');
    });
  });

  describe('onSignedOut', () => {
    const usersOf = ({ store }: { store: ReturnType<typeof simulateStore>['store'] }) => {
      const users: SignedOutUser[] = [];
      store.onSignedOut((user) => users.push(user));
      return users;
    };

    it('is told of each user once, when this page signs out', async () => {
      const simulation = start({ sessions: ['a', 'b'] });
      const users = usersOf(simulation);
      void simulation.signOut();
      await pass(LONG_MS);
      expect(users).toEqual([
        { userId: 'user_a', sessionIds: ['a'], reason: 'sign-out' },
        { userId: 'user_b', sessionIds: ['b'], reason: 'sign-out' },
      ]);
    });

    it('is told of a sign-out elsewhere', async () => {
      const simulation = start({ sessions: ['a', 'b'] });
      const users = usersOf(simulation);
      simulation.page.signOutInOtherTab('a');
      await pass(LONG_MS);
      expect(users).toEqual([{ userId: 'user_a', sessionIds: ['a'], reason: 'elsewhere' }]);
    });

    it('is told the reason of each of two at the same time', async () => {
      const simulation = start({ sessions: ['a', 'b', 'c'], latencyMs: 100 });
      const users = usersOf(simulation);
      void simulation.signOut({ sessionId: 'b' });
      simulation.server.end('c');
      await pass(LONG_MS);
      expect(users).toEqual([
        { userId: 'user_b', sessionIds: ['b'], reason: 'sign-out' },
        { userId: 'user_c', sessionIds: ['c'], reason: 'elsewhere' },
      ]);
    });

    it('is told of a user when the last session of that user has ended', async () => {
      const simulation = start({
        sessions: [{ id: 'a1', userId: 'user_a' }, { id: 'a2', userId: 'user_a' }, 'b'],
      });
      const users = usersOf(simulation);
      void simulation.signOut({ sessionId: 'a2' });
      await pass(LONG_MS);
      expect(users).toEqual([]);
      void simulation.signOut({ sessionId: 'a1' });
      await pass(LONG_MS);
      expect(users).toEqual([{ userId: 'user_a', sessionIds: ['a1'], reason: 'sign-out' }]);
    });

    it.each(['all', 'current'] as const)(
      'is waited for before the page is left: %s',
      async (scope) => {
        const { store, signOut, page } = start({ sessions: ['a', 'b'] });
        const cleared = deferred();
        store.onSignedOut(() => cleared.promise);
        void signOut({ scope });
        await pass(500);
        expect(page.navigations).toEqual([]);
        cleared.resolve();
        await pass(100);
        expect(page.navigations).toEqual(['/after-sign-out']);
      },
    );

    it('is told nothing of a failure', async () => {
      const simulation = start();
      const users = usersOf(simulation);
      simulation.server.fail({ on: 'end', effect: 500 });
      void simulation.signOut();
      await pass(LONG_MS);
      expect(users).toEqual([]);
      simulation.server.lift();
      void simulation.signOut();
      await pass(LONG_MS);
      expect(users).toHaveLength(1);
    });

    it('is told of a session once, though a late answer shows it again', async () => {
      const simulation = start({ sessions: ['a', 'b'] });
      const { server, signOut } = simulation;
      const users = usersOf(simulation);
      // The server answers at 750 ms, when it still holds b; the page hears of it at 1.5 s.
      server.fail({ on: 'remove a', effect: 'answered', delayMs: 1_500 });
      void signOut({ sessionId: 'a' });
      void signOut({ sessionId: 'b' });
      await pass(LONG_MS);
      const all = watch(signOut());
      await pass(LONG_MS);
      expect(all.result).toMatchObject({ status: 'signed-out' });
      expect(users.map(({ userId }) => userId)).toEqual(['user_a', 'user_b']);
    });

    it('is told again when the user has signed in again', async () => {
      const simulation = start();
      const users = usersOf(simulation);
      void simulation.signOut();
      await pass(LONG_MS);
      simulation.page.signIn('a2', 'user_a');
      void simulation.signOut();
      await pass(LONG_MS);
      expect(users.map(({ sessionIds }) => sessionIds)).toEqual([['a'], ['a2']]);
    });

    it('is told nothing once it has stopped', async () => {
      const { store, signOut, page } = start();
      const listener = vi.fn();
      const stop = store.onSignedOut(listener);
      void signOut();
      await pass(LONG_MS);
      expect(listener).toHaveBeenCalledOnce();
      stop();
      page.signIn('b');
      void signOut();
      await pass(LONG_MS);
      expect(listener).toHaveBeenCalledOnce();
    });
  });

  describe('other tabs', () => {
    it('tell of a sign-out: the server is asked until it has answered', async () => {
      const { store, server, clerk } = start({ sessions: ['a', 'b', 'c'] });
      const listed = () => clerk.client.signedInSessions.map(({ id }) => id);
      server.fail({ on: 'client', effect: 500, times: 2 });
      server.end('b');
      void store.refreshUntilAnswered();
      await pass(100);
      // Told once more while it waits, and while the answer is on its way that does not know of it.
      void store.refreshUntilAnswered();
      await pass(LONG_MS);
      expect(listed()).toEqual(['a', 'c']);
      expect(server.received('client')).toHaveLength(3);
      server.latencyMs = 100;
      void store.refreshUntilAnswered();
      await pass(60);
      server.end('c');
      void store.refreshUntilAnswered();
      await pass(LONG_MS);
      expect(listed()).toEqual(['a']);
      expect(server.received('client')).toHaveLength(5);
    });

    it('tell of a sign-out while the network is gone: asked when it is back', async () => {
      const { store, server, clerk, page } = start();
      page.goOffline();
      server.end('a');
      void store.refreshUntilAnswered();
      await pass(LONG_MS);
      expect(clerk.session?.id).toBe('a');
      page.goOnline();
      // One question a second at most: the last one may have been asked just now.
      await pass(1_000);
      expect(clerk.session).toBeNull();
    });

    it('take turns: what another one has ended is not requested again', async () => {
      const { store, signOut, server, page, ended } = start({ sessions: ['a', 'b'] });
      const turn = deferred();
      page.otherTabsTurn = turn.promise;
      const history = historyOf(store, 'all');
      const call = watch(signOut({ redirectUrl: false }));
      await pass(100);
      server.end('a', 'b');
      turn.resolve();
      await pass(LONG_MS);
      expect(ended()).toEqual([]);
      expect(call.result).toMatchObject({ status: 'signed-out', alreadySignedOut: true });
      expect(history).toEqual(['requesting', 'queued', 'verifying', 'requesting', 'signed-out']);
    });

    it('take turns: what another one has left is requested', async () => {
      const { signOut, server, page, ended } = start({ sessions: ['a', 'b'] });
      const turn = deferred();
      page.otherTabsTurn = turn.promise;
      const call = watch(signOut());
      await pass(100);
      server.end('b');
      turn.resolve();
      await pass(LONG_MS);
      expect(ended()).toEqual(['end all']);
      expect(call.result).toMatchObject({ sessionIds: ['a'] });
    });

    it('are not waited for longer than timeoutMs: the server is asked, and then requested', async () => {
      const { store, signOut, page, server } = start();
      page.otherTabsTurn = new Promise(() => {});
      const history = historyOf(store, 'all');
      const call = watch(signOut());
      await pass(TIMEOUT_MS - 1);
      expect(server.requests).toEqual([]);
      await pass(LONG_MS);
      expect(server.requests.map(({ name }) => name)).toEqual(['client', 'end all']);
      expect(call.result).toMatchObject({ status: 'signed-out', sessionIds: ['a'] });
      expect(history.slice(0, 4)).toEqual(['requesting', 'queued', 'verifying', 'requesting']);
    });

    it('are not waited for in vain by a tab whose sessions they have ended', async () => {
      const { signOut, page, server, ended } = start();
      page.otherTabsTurn = new Promise(() => {});
      const call = watch(signOut());
      server.end('a');
      await pass(LONG_MS);
      expect(ended()).toEqual([]);
      expect(call.result).toMatchObject({ status: 'signed-out', alreadySignedOut: true });
    });

    it('are no longer waited for after reset()', async () => {
      const { store, signOut, page, server } = start();
      page.otherTabsTurn = new Promise(() => {});
      const call = watch(signOut());
      await pass(100);
      store.reset('all');
      await pass();
      expect(call.result).toEqual({ status: 'cancelled' });
      expect(store.getState('all').status).toBe('idle');
      await pass(LONG_MS);
      expect(server.requests).toEqual([]);
    });
  });

  describe('other devices', () => {
    it('are signed out, this one is not', async () => {
      const { store, signOut, server, page, ended, shown } = start({ devices: ['phone', 'tv'] });
      const call = watch(signOut({ scope: 'other-devices' }));
      await pass(LONG_MS);
      expect(ended()).toEqual(['revoke phone', 'revoke tv']);
      expect(server.holds('a')).toBe(true);
      expect(shown).toEqual(['a']);
      expect(page.navigations).toEqual([]);
      expect(call.result).toEqual({
        status: 'signed-out',
        sessionIds: ['phone', 'tv'],
        alreadySignedOut: false,
        redirectedTo: false,
      });
      expect(store.getState('other-devices').status).toBe('signed-out');
    });

    it.each(['other-devices', 'everywhere'] as const)(
      'of an impersonated user stay, unless that is asked for: %s',
      async (scope) => {
        const { signOut, page, server, ended } = start({ devices: ['phone'] });
        page.isImpersonating = true;
        const refused = watch(signOut({ scope, confirm: () => true }));
        await pass(LONG_MS);
        expect(refused.result).toMatchObject({
          error: { code: 'impersonation', retryable: false, mayHaveEnded: false },
        });
        expect(server.requests).toEqual([]);
        const asked = watch(signOut({ scope, whenImpersonating: 'continue' }));
        await pass(LONG_MS);
        expect(asked.result?.status).toBe('signed-out');
        expect(ended()[0]).toBe('revoke phone');
      },
    );

    it('stay when an impersonation is ended', async () => {
      const { signOut, page, ended } = start({ devices: ['phone'] });
      page.isImpersonating = true;
      const call = watch(signOut());
      await pass(LONG_MS);
      expect(call.result?.status).toBe('signed-out');
      expect(ended()).toEqual(['end all']);
    });

    it('are none: there is nothing to do', async () => {
      const { signOut } = start();
      const call = watch(signOut({ scope: 'other-devices' }));
      await pass(LONG_MS);
      expect(call.result).toMatchObject({ status: 'signed-out', alreadySignedOut: true });
    });

    it('cannot be listed: an error, and no device is signed out', async () => {
      const { signOut, server, ended } = start({ devices: ['phone'] });
      server.fail({ on: 'devices', effect: 500 });
      const others = watch(signOut({ scope: 'other-devices' }));
      await pass(LONG_MS);
      expect(others.code).toBe('server');
      expect(ended()).toEqual([]);
    });

    it('cannot be listed: everywhere ends this browser, and says that devices are left', async () => {
      const { store, signOut, server, clerk, page, ended } = start({ devices: ['phone'] });
      server.fail({ on: 'devices', effect: 500 });
      const call = watch(signOut({ scope: 'everywhere' }));
      await pass(LONG_MS);
      expect(ended()).toEqual(['end all']);
      expect(clerk.session).toBeNull();
      expect(call.result).toMatchObject({ error: { code: 'partial', cause: { code: 'server' } } });
      expect(store.getState('everywhere').status).toBe('error');
      expect(page.navigations).toEqual([]);
    });

    it('without the file that they need: an error, and a retry that has it ends them', async () => {
      const { store, signOut, server, page, ended } = start({ devices: ['phone'] });
      page.hasDevicesFile = false;
      const call = watch(signOut({ scope: 'other-devices' }));
      await pass(LONG_MS);
      expect(call.result).toMatchObject({ error: { code: 'network', retryable: true } });
      expect(server.requests).toEqual([]);
      page.hasDevicesFile = true;
      const retry = watch(store.retry('other-devices'));
      await pass(LONG_MS);
      expect(retry.result?.status).toBe('signed-out');
      expect(ended()).toEqual(['revoke phone']);
    });

    it('that fail are named, and a retry ends them', async () => {
      const { store, signOut, server, ended } = start({ devices: ['phone', 'tv', 'watch'] });
      server.fail({ on: 'revoke tv', effect: 500, times: 1 });
      const call = watch(signOut({ scope: 'other-devices' }));
      await pass(LONG_MS);
      expect(call.result).toMatchObject({
        error: { code: 'partial', failedSessionIds: ['tv'], cause: { code: 'server' } },
      });
      const retry = watch(store.retry('other-devices'));
      await pass(LONG_MS);
      expect(retry.result).toMatchObject({ status: 'signed-out', sessionIds: ['tv'] });
      expect(ended()).toEqual(['revoke phone', 'revoke tv', 'revoke watch', 'revoke tv']);
    });

    it('show their progress', async () => {
      const { store, signOut } = start({ devices: ['phone', 'tv'] });
      const seen: unknown[] = [];
      store.subscribe(() => {
        const state = store.getState('other-devices');
        if (state.status === 'pending' && state.progress) seen.push(state.progress.completed);
      });
      void signOut({ scope: 'other-devices' });
      await pass(LONG_MS);
      expect([...new Set(seen)]).toEqual([0, 1, 2]);
    });

    it('everywhere: the others first, this browser last', async () => {
      const { store, signOut, server, clerk, page, ended } = start({
        sessions: ['a', 'b'],
        devices: ['phone'],
      });
      const call = watch(signOut({ scope: 'everywhere' }));
      await pass(LONG_MS);
      expect(ended()).toEqual(['revoke phone', 'end all']);
      expect(server.sessions).toEqual([]);
      expect(clerk.session).toBeNull();
      expect(page.navigations).toEqual(['/after-sign-out']);
      expect(call.result).toMatchObject({ status: 'signed-out' });
      expect(store.getState('everywhere').status).toBe('signed-out');
    });

    it('everywhere: one that fails is named, and this browser ends all the same', async () => {
      const { store, signOut, server, clerk, page, ended } = start({ devices: ['phone', 'tv'] });
      server.fail({ on: 'revoke phone', effect: 500 });
      const onSignedOut = vi.fn();
      const call = watch(signOut({ scope: 'everywhere', onSignedOut }));
      await pass(LONG_MS);
      expect(ended()).toEqual(['revoke phone', 'revoke tv', 'end all']);
      expect(server.sessions).toEqual([]);
      expect(clerk.session).toBeNull();
      expect(call.result).toMatchObject({
        error: { code: 'partial', failedSessionIds: ['phone'] },
      });
      expect(store.getState('everywhere').status).toBe('error');
      expect(onSignedOut).not.toHaveBeenCalled();
      expect(page.navigations).toEqual([]);
    });

    it('that wait for the person hold nobody up, and are named when this browser has ended', async () => {
      const { store, signOut, server, page, ended } = start({ devices: ['phone', 'tv'] });
      server.fail({ on: 'revoke tv', effect: 429, retryAfterSeconds: 30 });
      const devices = watch(signOut({ scope: 'other-devices' }));
      await pass(100);
      expect(store.getState('other-devices').status).toBe('pending');
      const all = watch(signOut());
      await pass(100);
      expect(all.result).toMatchObject({ status: 'signed-out' });
      expect(page.navigations).toEqual(['/after-sign-out']);
      await pass(100);
      expect(devices.result).toMatchObject({
        error: { code: 'partial', failedSessionIds: ['tv'] },
      });
      await pass(LONG_MS);
      expect(ended().filter((name) => name === 'revoke tv')).toHaveLength(1);
    });

    it('of everywhere hold up no call for all', async () => {
      const { signOut, server, page } = start({ devices: ['phone'] });
      server.fail({ on: 'revoke', effect: 429, retryAfterSeconds: 30 });
      const everywhere = watch(signOut({ scope: 'everywhere' }));
      await pass(100);
      const all = watch(signOut());
      await pass(100);
      expect(all.result).toMatchObject({ status: 'signed-out', sessionIds: ['a'] });
      await pass(LONG_MS);
      expect(everywhere.result).toMatchObject({
        error: { code: 'partial', failedSessionIds: ['phone'] },
      });
      expect(page.navigations).toEqual(['/after-sign-out']);
    });
  });
});
