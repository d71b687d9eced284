import { describe, expect, it } from 'vitest';
import { LONG_MS, pass, withFakeTimers } from '../../tests/support/fake-time.ts';
import { createStoreOver, simulate } from '../../tests/support/simulated-clerk.ts';
import { ARRANGEMENTS, FAILURES, pagesWith, watch } from '../../tests/support/simulated-page.ts';
import { unhandledRejectionsOf } from '../../tests/support/unhandled-rejections.ts';
import { SignOutError } from './errors.ts';

withFakeTimers();

describe.each([2, 3] as const)('with Core %i', (generation) => {
  const start = pagesWith(generation);

  describe('a click', () => {
    it('is remembered with its time', async () => {
      const { store, signOut } = start();
      await pass(500);
      const clickedAt = Date.now();
      void signOut();
      await pass(1);
      expect(store.getState('all')).toMatchObject({ startedAt: clickedAt });
    });
  });

  describe('a failure', () => {
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

    it('never rejects, whatever Clerk throws', async () => {
      for (const cause of [undefined, null, 'a string', 0, new Error('boom')]) {
        const { ports } = simulate({ generation });
        const store = createStoreOver({
          ...ports,
          requests: { ...ports.requests, signOut: () => Promise.reject(cause) },
        });
        const call = watch(store.signOut());
        await pass(LONG_MS);
        expect(call.code).toBe('unknown');
      }
    });

    it('leaves no unhandled rejection', async () => {
      const reasons = await unhandledRejectionsOf(async () => {
        for (const { effect } of FAILURES) {
          for (const { sessions, options } of ARRANGEMENTS) {
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

  describe('keepWaiting', () => {
    it('restarts the full time', async () => {
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

    it('does nothing when nothing runs', async () => {
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
  });

  describe('a retry of "current"', () => {
    it('after a switch ends the session that was current at first', async () => {
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

    it('after a question that nobody answered shows what the new one does', async () => {
      const { store, signOut } = start();
      void signOut({ confirm: () => new Promise<boolean>(() => {}) });
      await pass(0);
      expect(store.getState('all')).toMatchObject({ phase: 'confirming' });
      store.reset('all');
      void signOut();
      await pass(1);
      expect(store.getState('all')).toMatchObject({ status: 'pending', phase: 'requesting' });
    });

    it('that joined another sign-out ends its own session', async () => {
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

    it('that was dismissed ends the session that is current now', async () => {
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

  describe('a failure that a reload has interrupted', () => {
    it('is shown again, and can be retried', async () => {
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

    it('is over when its session has ended elsewhere', async () => {
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

    it('is not shown in place of another state', async () => {
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
});
