import { describe, expect, it, vi } from 'vitest';
import { LONG_MS, pass, withFakeTimers } from '../../tests/support/fake-time.ts';
import type { Effect } from '../../tests/support/simulated-clerk.ts';
import {
  ARRANGEMENTS,
  FAILURES,
  historyOf,
  pagesWith,
  watch,
} from '../../tests/support/simulated-page.ts';
import type { SignedOutUser } from './sign-out-callbacks.ts';

withFakeTimers();

describe.each([2, 3] as const)('with Core %i', (generation) => {
  const start = pagesWith(generation);

  describe('a removal', () => {
    it('does not show signed-out before the server has answered', async () => {
      const { store, signOut } = start({ latencyMs: 100 });
      const call = watch(signOut({ redirectUrl: false }));
      await pass(99);
      expect(store.getState('all')).toMatchObject({ status: 'pending', phase: 'requesting' });
      expect(call.result).toBeUndefined();
      await pass(1);
      expect(store.getState('all').status).toBe('signed-out');
    });

    it.each([
      { sessions: ['a'], options: {} },
      { sessions: ['a', 'b', 'c'], options: {} },
      { sessions: ['a', 'b', 'c'], options: { sessionId: 'a' } },
      { sessions: ['a', 'b', 'c'], options: { sessionId: 'b' } },
    ])(
      'cut off in flight is a failure, though Clerk resolves: $options of $sessions',
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

    it('that an automated browser swallows is a failure: the promise of Clerk proves nothing', async () => {
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
    it.each(
      ARRANGEMENTS.flatMap((arrangement) =>
        FAILURES.map((failure) => ({ ...arrangement, ...failure })),
      ),
    )(
      '$effect for $name: $code, the app is usable, and a retry succeeds',
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
      ARRANGEMENTS.flatMap((arrangement) => [
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
        // As far as Clerk knows, nothing has changed.
        expect(page.announcements).toBe(1);
      },
    );

    it.each(ARRANGEMENTS)(
      '404 for $name that was just ended elsewhere is a success',
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

    it('has the pause that the server asked for', async () => {
      const { signOut, server } = start();
      server.fail({ on: 'end', effect: 429, retryAfterSeconds: 7 });
      const { result } = await (async () => {
        const call = watch(signOut());
        await pass(LONG_MS);
        return call;
      })();
      expect(result).toMatchObject({ error: { code: 'rate_limited', retryAfterMs: 7_000 } });
    });
  });

  describe('an answer after the time-out', () => {
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
      'that is a success for $name still counts',
      async ({ sessions, options, key, after }) => {
        const { store, signOut, server, clerk, page, ended } = start({ sessions });
        // The server handles it at 5 s: the page asks at 1 s, and the answer is that nothing has happened.
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
    ])('that is a failure for $name leaves the app usable', async ({ sessions, options }) => {
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
  });
});
