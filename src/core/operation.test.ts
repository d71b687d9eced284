import { describe, expect, it, vi } from 'vitest';
import { LONG_MS, pass, withFakeTimers } from '../../tests/support/fake-time.ts';
import { deferred, never } from '../../tests/support/promises.ts';
import { simulateStore } from '../../tests/support/simulated-clerk.ts';
import { historyOf, pagesWith, TIMEOUT_MS, watch } from '../../tests/support/simulated-page.ts';
import type { SignOutResult } from './types.ts';

withFakeTimers();

describe.each([2, 3] as const)('with Core %i', (generation) => {
  const start = pagesWith(generation);

  describe('a sign-out', () => {
    it('of all sends one request, shows its steps, and leaves the page', async () => {
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

    it('of the only session by its id ends all sessions', async () => {
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

    it('without an id ends the only session, but not one that is left after the current one', async () => {
      const { signOut, server, clerk, page, ended } = start({ sessions: ['a', 'b'] });
      void signOut({ scope: 'current', redirectUrl: false });
      await pass(LONG_MS);
      expect(clerk.session).toBeNull();
      const call = watch(signOut({ sessionId: null }));
      await pass(LONG_MS);
      expect(call.code).toBe('session_not_found');
      expect(server.sessions.map(({ id }) => id)).toEqual(['b']);

      server.sessions = [];
      page.signIn('c');
      void signOut({ sessionId: null });
      await pass(LONG_MS);
      expect(ended()).toEqual(['remove a', 'end all']);
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

    it('of another session goes to a given URL', async () => {
      const { signOut, page } = start({ sessions: ['a', 'b'] });
      const call = watch(signOut({ sessionId: 'b', redirectUrl: '/accounts' }));
      await pass(LONG_MS);
      expect(page.navigations).toEqual(['/accounts']);
      expect(call.result).toMatchObject({ redirectedTo: '/accounts' });
    });

    it('of a pending session works like that of an active one', async () => {
      const { signOut, server } = start({ sessions: [{ id: 'a', status: 'pending' }] });
      const call = watch(signOut());
      await pass(LONG_MS);
      expect(server.sessions).toEqual([]);
      expect(call.result).toMatchObject({ status: 'signed-out', sessionIds: ['a'] });
    });

    it('sends its request synchronously when there is nothing to wait for', () => {
      const { signOut, server } = start({ sessions: ['a', 'b'] });
      void signOut({ sessionId: 'b' });
      expect(server.requests).toHaveLength(1);
    });
  });

  describe('a sign-out while Clerk loads', () => {
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

    it('fails when Clerk has failed to load', async () => {
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

  describe('a sign-out of what has ended already', () => {
    it.each([{}, { scope: 'current' }, { scope: 'everywhere', sessions: [] }] as const)(
      '%o with nobody signed in sends no request, and leaves the page',
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

    it('stays on the page when no redirect was asked for', async () => {
      const { signOut, page } = start({ sessions: [] });
      const call = watch(signOut({ redirectUrl: false }));
      await pass(LONG_MS);
      expect(page.navigations).toEqual([]);
      expect(call.result).toMatchObject({ alreadySignedOut: true, redirectedTo: false });
    });

    it('an id that has ended is signed out without a request, and the page stays with the others', async () => {
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
    ] as const)('an expired id %s ends no session', async (_, sessions) => {
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
    ])(
      'an id this page never saw, beside %s, is an error and ends no session',
      async (_, sessions) => {
        const { store, signOut, server } = start({ sessions });
        const call = watch(signOut({ sessionId: 'unknown' }));
        await pass(LONG_MS);
        expect(server.requests).toEqual([]);
        expect(server.sessions).toHaveLength(sessions.length);
        expect(call.code).toBe('session_not_found');
        expect(store.getState('session:unknown')).toMatchObject({ status: 'error' });
      },
    );

    it('tells onSignedOut that it was signed out already', async () => {
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
      // The transitive state in which a failed call of Clerk itself leaves the app.
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

    it('a session that another tab has ended is no longer shown', async () => {
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

  describe('a sign-out that asks first', () => {
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
    ])('onBeforeSignOut that returns %s continues', async (_, answer) => {
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

    it.each(['onBeforeSignOut', 'confirm'])(
      'an error of %s that looks like one of Clerk is not taken for it',
      async (name) => {
        const { store, signOut } = start();
        const cause = Object.assign(new TypeError('Failed to fetch'), { status: 500 });
        const call = watch(signOut({ [name]: () => Promise.reject(cause) }));
        await pass(LONG_MS);
        expect(call.code).toBe('unknown');
        expect(store.getState('all')).toMatchObject({ error: { cause } });
      },
    );

    it.each([
      [true, 1],
      [false, 0],
      [undefined, 0],
    ])('confirm that returns %s allows %i request', async (answer, requests) => {
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

    it('does not ask when no session is left', async () => {
      const { signOut } = start({ sessions: ['a', { id: 'x', status: 'expired' }] });
      const confirm = vi.fn(() => true);
      void signOut({ sessionId: 'x', confirm });
      await pass(LONG_MS);
      expect(confirm).not.toHaveBeenCalled();
      void signOut({ sessionId: 'a', confirm });
      await pass(LONG_MS);
      expect(confirm).toHaveBeenCalledOnce();
    });

    it('reset ends it at once, and it does not ask once Clerk has loaded', async () => {
      const { store, signOut, server, load } = start({ isLoaded: false });
      const onBeforeSignOut = vi.fn(() => new Promise<never>(() => {}));
      const call = watch(signOut({ onBeforeSignOut }));
      await pass(100);
      store.reset('all');
      await pass();
      expect(call.result).toEqual({ status: 'cancelled' });
      expect(store.getState('all').status).toBe('idle');
      load();
      await pass(LONG_MS);
      expect(onBeforeSignOut).not.toHaveBeenCalled();
      expect(server.requests).toEqual([]);

      void signOut({ onBeforeSignOut });
      expect(onBeforeSignOut).toHaveBeenCalledOnce();
    });

    it('reset ends it at once while the server is asked who is signed in', async () => {
      const { store, signOut, ports, server, ended } = start();
      ports.clerk.isAnswered = () => false;
      server.fail({ effect: 'hang', times: 1 });
      const confirm = vi.fn(() => new Promise<never>(() => {}));
      const call = watch(signOut({ confirm }));
      store.reset('all');
      await pass();
      expect(call.result).toEqual({ status: 'cancelled' });
      expect(confirm).not.toHaveBeenCalled();
      expect(ended()).toEqual([]);

      void signOut({ confirm });
      await pass(LONG_MS);
      expect(confirm).toHaveBeenCalledOnce();
    });

    it('withdraws the question once its last session has ended', async () => {
      const { signOut, page } = start({ sessions: ['a', 'b'] });
      let signal: AbortSignal | undefined;
      void signOut({
        confirm: (request) => {
          ({ signal } = request);
          return new Promise(() => {});
        },
      });
      page.signOutInOtherTab('b');
      await pass(100);
      expect(signal?.aborted).toBe(false);

      page.signOutInOtherTab('a');
      await pass(100);

      expect(signal?.aborted).toBe(true);
    });

    it('withdraws the question about other devices once nobody is signed in', async () => {
      const { signOut, page } = start({ devices: ['phone'] });
      const signals: AbortSignal[] = [];
      void signOut({
        scope: 'other-devices',
        confirm: ({ signal }) => {
          signals.push(signal);
          return new Promise(() => {});
        },
      });
      await pass(100);
      expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
      page.signOutInOtherTab('a');
      await pass(100);
      expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
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

  describe('a sign-out offline', () => {
    it('fails at once and touches nothing', async () => {
      const { store, signOut, ended, page, shown } = start();
      page.goOffline();
      const call = watch(signOut());
      await pass();
      expect(call.code).toBe('offline');
      expect(store.getState('all')).toMatchObject({ status: 'error' });
      expect(ended()).toEqual([]);
      expect(shown).toEqual(['a']);
    });

    it('does not ask the server when the app says that it is offline', async () => {
      const { signOut, server, page } = start();
      page.goOffline();
      page.isKnownOffline = true;
      const call = watch(signOut());
      await pass();
      expect(call.code).toBe('offline');
      expect(server.requests).toEqual([]);
    });

    it.each(['fail', 'wait'] as const)(
      'signs out if the browser is wrong about it (%s)',
      async (whenOffline) => {
        const { signOut, page, ended } = start();
        page.goOffline();
        page.isMistaken = true;
        const call = watch(signOut({ whenOffline }));
        await pass(LONG_MS);
        expect(ended()).toEqual(['end all']);
        expect(call.result).toMatchObject({ status: 'signed-out' });
      },
    );

    it('reports the error of a server that can be reached', async () => {
      const { signOut, page, server, clerk } = start();
      page.goOffline();
      page.isMistaken = true;
      server.fail({ on: 'client', effect: 500, times: 1 });
      server.fail({ on: 'end', effect: 500 });
      const call = watch(signOut());
      await pass(LONG_MS);
      expect(call.code).toBe('server');
      expect(clerk.session?.id).toBe('a');
    });

    it('fails as offline after two seconds without an answer', async () => {
      const { signOut, page, server } = start();
      page.goOffline();
      page.isMistaken = true;
      server.fail({ effect: 'hang' });
      const call = watch(signOut({ timeoutMs: 60_000 }));
      await pass(2_000);
      expect(call.code).toBe('offline');
    });

    it('starts as soon as the server answers, even if the browser does not notice', async () => {
      const { store, signOut, page, server } = start();
      page.goOffline();
      page.isMistaken = true;
      server.fail({ effect: 'hang' });
      const call = watch(signOut({ whenOffline: 'wait' }));
      await pass(LONG_MS);
      expect(store.getState('all')).toMatchObject({ phase: 'waiting-for-network' });
      server.lift();
      await pass(10 * LONG_MS);
      expect(call.result).toMatchObject({ status: 'signed-out' });
    });

    it('waits for the network if asked to, and then starts', async () => {
      const { store, signOut, ended, page } = start();
      const history = historyOf(store, 'all');
      page.goOffline();
      const call = watch(signOut({ whenOffline: 'wait' }));
      await pass(10 * LONG_MS);
      expect(store.getState('all')).toMatchObject({ phase: 'waiting-for-network' });
      expect(ended()).toEqual([]);
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

    it('stops waiting after reset()', async () => {
      const { store, signOut, ended, page } = start();
      page.goOffline();
      const call = watch(signOut({ whenOffline: 'wait' }));
      await pass(100);
      store.reset('all');
      await pass();
      expect(call.result).toEqual({ status: 'cancelled' });
      expect(store.getState('all').status).toBe('idle');
      page.goOnline();
      await pass(LONG_MS);
      expect(ended()).toEqual([]);
    });

    it('stops asking after reset()', async () => {
      const { store, signOut, ended, page, server } = start();
      page.goOffline();
      page.isMistaken = true;
      server.fail({ effect: 'hang', times: 1 });
      const call = watch(signOut());
      await pass(100);
      store.reset('all');
      await pass(LONG_MS);
      expect(call.result).toEqual({ status: 'cancelled' });
      expect(ended()).toEqual([]);
    });
  });

  describe('the other tabs', () => {
    it('take turns: a session that another one has ended is not requested again', async () => {
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

    it('take turns: a session that another one has left is requested', async () => {
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

    it('are waited for up to timeoutMs: then the server is asked, and the request sent', async () => {
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

    it('can end the sessions of a tab that waits for them', async () => {
      const { signOut, page, server, ended } = start();
      page.otherTabsTurn = new Promise(() => {});
      const call = watch(signOut());
      server.end('a');
      await pass(LONG_MS);
      expect(ended()).toEqual([]);
      expect(call.result).toMatchObject({ status: 'signed-out', alreadySignedOut: true });
    });

    it('take turns: reset() cancels until the server has said what the other one has left', async () => {
      const { store, signOut, page, server, ended } = start();
      page.otherTabsTurn = Promise.resolve();
      server.fail({ on: 'client', effect: 'answered', delayMs: 500 });
      const call = watch(signOut());
      await pass(100);
      expect(store.getState('all')).toMatchObject({ phase: 'verifying' });
      store.reset('all');
      await pass(LONG_MS);
      expect(call.result).toEqual({ status: 'cancelled' });
      expect(ended()).toEqual([]);
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

  describe('`next`', () => {
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
      'with the id %s, which cannot become active, is an error',
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

    it('choose goes to the page for choosing an account, if some are left', async () => {
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

    it('makes no session active when there is only one', async () => {
      const { signOut, clerk, ended } = start({ sessions: ['a'] });
      const call = watch(signOut({ scope: 'current', next: 'most-recent' }));
      await pass(LONG_MS);
      expect(ended()).toEqual(['end all']);
      expect(call.result).toMatchObject({ status: 'signed-out' });
      expect(clerk.session).toBeNull();
    });

    it('has no effect for a session that is not the current one', async () => {
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
      'a switch to an account that turns out %s to have ended leaves the current account active',
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
  });

  describe('Clerk in its transitive state', () => {
    it('does not prevent the sign-out of one of several sessions', async () => {
      const { signOut, server, clerk } = start({ sessions: ['a', 'b', 'c'] });
      clerk.session = undefined;
      const call = watch(signOut({ sessionId: 'b' }));
      await pass(LONG_MS);
      expect(call.result).toMatchObject({ status: 'signed-out', sessionIds: ['b'] });
      expect(server.sessions.map(({ id }) => id)).toEqual(['a', 'c']);
      expect(clerk.session).toMatchObject({ id: 'a' });
    });

    it('is the reported error when Clerk cannot be brought back before the request', async () => {
      const { signOut, server, clerk, ended } = start({ sessions: ['a', 'b', 'c'] });
      clerk.session = undefined;
      server.fail({ on: 'touch', effect: 'network' });
      const call = watch(signOut({ sessionId: 'b' }));
      await pass(LONG_MS);
      expect(call.code).toBe('network');
      expect(ended()).toEqual([]);
    });
  });

  describe('a sign-out that fails', () => {
    it('is not reported before the app is usable again', async () => {
      const { store, signOut, server, clerk } = start();
      server.fail({ on: 'end', effect: 500 });
      const history = historyOf(store, 'all');
      const shownAtError: unknown[] = [];
      void signOut({ onError: () => shownAtError.push(clerk.session?.id) });
      await pass(LONG_MS);
      expect(history).toEqual(['requesting', 'recovering', 'error']);
      expect(shownAtError).toEqual(['a']);
    });

    it('by its time-out has an error, and the app is usable', async () => {
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
  });

  describe('a late answer', () => {
    it('that is a failure does not sign out a person who has signed in by then', async () => {
      const { signOut, server, clerk, page } = start({ sessions: ['a', 'b'] });
      server.fail({ on: 'end', effect: 'hang', times: 1 });
      void signOut();
      await pass(5_000);
      void signOut({ sessionId: 'a' });
      await pass(5_000);
      page.signIn('c');
      // The connection of the first request breaks, and Clerk treats that as a success.
      page.goOffline();
      page.goOnline();
      await pass(LONG_MS);
      expect(server.holds('c')).toBe(true);
      expect(clerk.session?.id).toBe('c');
    });

    it('that is a success does not touch the account that the page has continued with', async () => {
      const { signOut, server, clerk, page } = start({ sessions: ['a', 'b'] });
      server.fail({ on: 'remove', effect: 'hang', times: 1 });
      void signOut({ scope: 'current' });
      await pass(5_000);
      const second = watch(signOut({ scope: 'current', next: 'most-recent' }));
      await pass(5_000);
      expect(second.result).toMatchObject({ status: 'signed-out', sessionIds: ['a'] });
      expect(clerk.session?.id).toBe('b');
      // The connection of the first request breaks, and Clerk treats that as a success.
      page.goOffline();
      await pass(10);
      page.goOnline();
      await pass(LONG_MS);
      expect(server.received('remove')).toHaveLength(2);
      expect(clerk.session?.id).toBe('b');
    });
  });

  it('leaves a session alone that the app has made active in the meantime', async () => {
    const { signOut, server, clerk } = start({ sessions: ['a', 'b', 'c'] });
    server.fail({ on: 'remove', effect: 'answered', delayMs: 200, times: 1 });
    const call = watch(signOut({ scope: 'current' }));
    await pass(50);
    void clerk.setActive({ session: 'b' });
    await pass(LONG_MS);
    expect(call.result).toMatchObject({ status: 'signed-out', sessionIds: ['a'] });
    expect(server.holds('a')).toBe(false);
    expect(clerk.session?.id).toBe('b');
  });

  it('does not reload the page when the session that the app has changed to ends elsewhere', async () => {
    const { signOut, server, clerk, page } = start({ sessions: ['a', 'b', 'c'] });
    server.fail({ on: 'remove', effect: 500, delayMs: 200, times: 1 });
    const call = watch(signOut({ scope: 'current' }));
    await pass(50);
    void clerk.setActive({ session: 'b' });
    await pass(50);
    server.end('b');
    await pass(LONG_MS);
    expect(call.code).toBe('server');
    expect(page.reloads).toEqual([]);
    expect(clerk.session).toBeNull();
  });

  describe('a page whose Clerk cannot be brought back', () => {
    it('is reloaded when the server answers and refuses the session', async () => {
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
      'is not reloaded while the server cannot be asked: %s',
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

    it('is brought back later where it cannot be reloaded', async () => {
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
  });
});

describe('a sign-out while the person is asked', () => {
  it.each(['onBeforeSignOut', 'confirm'] as const)(
    '%s that never settles is ended by reset, and nothing is sent',
    async (option) => {
      const { store, server } = simulateStore();
      const call = store.signOut({ [option]: never });
      await pass(LONG_MS);
      expect(store.getState('all')).toMatchObject({ phase: 'confirming' });
      store.reset('all');
      await expect(call).resolves.toEqual({ status: 'cancelled' });
      expect(store.getState('all').status).toBe('idle');
      expect(server.requests).toEqual([]);

      const next = store.signOut({ redirectUrl: false });
      await pass(LONG_MS);
      await expect(next).resolves.toMatchObject({ status: 'signed-out' });
    },
  );

  it('can be asked again after reset, before the first question is over', async () => {
    const { store } = simulateStore();
    const confirm = vi.fn(never);
    const first = store.signOut({ confirm });
    store.reset('all');
    const second = store.signOut({ confirm: () => true, redirectUrl: false });
    await pass(LONG_MS);
    await expect(first).resolves.toEqual({ status: 'cancelled' });
    await expect(second).resolves.toMatchObject({ status: 'signed-out' });
    expect(store.getState('all').status).toBe('signed-out');
  });

  it('the question is withdrawn by reset, and not before', async () => {
    const { store } = simulateStore();
    let signal: AbortSignal | undefined;
    void store.signOut({
      confirm: (request) => {
        ({ signal } = request);
        return never();
      },
    });
    await pass(LONG_MS);
    expect(signal?.aborted).toBe(false);

    store.reset('all');

    expect(signal?.aborted).toBe(true);
  });

  it('other targets are not held up', async () => {
    const { store, server } = simulateStore({ sessions: ['a', 'b'] });
    void store.signOut({ confirm: never });
    const other = store.signOut({ sessionId: 'b' });
    await pass(LONG_MS);
    await expect(other).resolves.toMatchObject({ status: 'signed-out', sessionIds: ['b'] });
    expect(server.holds('a')).toBe(true);
  });

  it.each([
    ['at once', async () => {}],
    ['later', () => new Promise<void>((resolve) => setTimeout(resolve, 100))],
  ])('a call of signOut() from the callback is refused, made %s', async (_, wait) => {
    const { store } = simulateStore();
    const inner: SignOutResult[] = [];
    const outer = store.signOut({
      redirectUrl: false,
      onBeforeSignOut: async () => {
        await wait();
        inner.push(await store.signOut());
      },
    });
    await pass(LONG_MS);
    expect(inner).toMatchObject([{ status: 'error', error: { cause: expect.any(TypeError) } }]);
    await expect(outer).resolves.toMatchObject({ status: 'signed-out' });
  });

  it('a call of signOut() for one session from the callback is a sign-out like any other', async () => {
    const { store } = simulateStore({ sessions: ['a', 'b'] });
    const inner: SignOutResult[] = [];
    const outer = store.signOut({
      redirectUrl: false,
      onBeforeSignOut: async () => {
        inner.push(await store.signOut({ sessionId: 'b' }));
      },
    });
    await pass(LONG_MS);
    expect(inner).toMatchObject([{ status: 'signed-out', sessionIds: ['b'] }]);
    await expect(outer).resolves.toMatchObject({ status: 'signed-out', sessionIds: ['a'] });
  });
});
