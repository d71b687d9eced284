import { describe, expect, it, vi } from 'vitest';
import { LONG_MS, pass, withFakeTimers } from '../../tests/support/fake-time.ts';
import { deferred } from '../../tests/support/promises.ts';
import { pagesWith, usersWhoLeave, watch } from '../../tests/support/simulated-page.ts';

withFakeTimers();

describe.each([2, 3] as const)('with Core %i', (generation) => {
  const start = pagesWith(generation);

  describe('onSignedOut', () => {
    it('is called once per user when this page signs out', async () => {
      const simulation = start({ sessions: ['a', 'b'] });
      const users = usersWhoLeave(simulation);
      void simulation.signOut();
      await pass(LONG_MS);
      expect(users).toEqual([
        { userId: 'user_a', sessionIds: ['a'], reason: 'sign-out' },
        { userId: 'user_b', sessionIds: ['b'], reason: 'sign-out' },
      ]);
    });

    it('is called for a sign-out elsewhere', async () => {
      const simulation = start({ sessions: ['a', 'b'] });
      const users = usersWhoLeave(simulation);
      simulation.page.signOutInOtherTab('a');
      await pass(LONG_MS);
      expect(users).toEqual([{ userId: 'user_a', sessionIds: ['a'], reason: 'elsewhere' }]);
    });

    it('gets the right reason for each of two simultaneous sign-outs', async () => {
      const simulation = start({ sessions: ['a', 'b', 'c'], latencyMs: 100 });
      const users = usersWhoLeave(simulation);
      void simulation.signOut({ sessionId: 'b' });
      simulation.server.end('c');
      await pass(LONG_MS);
      expect(users).toEqual([
        { userId: 'user_b', sessionIds: ['b'], reason: 'sign-out' },
        { userId: 'user_c', sessionIds: ['c'], reason: 'elsewhere' },
      ]);
    });

    it('is called when the last session of a user has ended', async () => {
      const simulation = start({
        sessions: [{ id: 'a1', userId: 'user_a' }, { id: 'a2', userId: 'user_a' }, 'b'],
      });
      const users = usersWhoLeave(simulation);
      void simulation.signOut({ sessionId: 'a2' });
      await pass(LONG_MS);
      expect(users).toEqual([]);
      void simulation.signOut({ sessionId: 'a1' });
      await pass(LONG_MS);
      expect(users).toEqual([{ userId: 'user_a', sessionIds: ['a1'], reason: 'sign-out' }]);
    });

    it.each(['all', 'current'] as const)(
      'delays the navigation until it has settled: %s',
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

    it('is not called for a failure', async () => {
      const simulation = start();
      const users = usersWhoLeave(simulation);
      simulation.server.fail({ on: 'end', effect: 500 });
      void simulation.signOut();
      await pass(LONG_MS);
      expect(users).toEqual([]);
      simulation.server.lift();
      void simulation.signOut();
      await pass(LONG_MS);
      expect(users).toHaveLength(1);
    });

    it('is called once for a session, even if a late answer lists it again', async () => {
      const simulation = start({ sessions: ['a', 'b'] });
      const { server, signOut } = simulation;
      const users = usersWhoLeave(simulation);
      // The server answers at 750 ms, when it still holds b; the answer arrives at 1.5 s.
      server.fail({ on: 'remove a', effect: 'answered', delayMs: 1_500 });
      void signOut({ sessionId: 'a' });
      void signOut({ sessionId: 'b' });
      await pass(LONG_MS);
      const all = watch(signOut());
      await pass(LONG_MS);
      expect(all.result).toMatchObject({ status: 'signed-out' });
      expect(users.map(({ userId }) => userId)).toEqual(['user_a', 'user_b']);
    });

    it('is called again after the user has signed in again', async () => {
      const simulation = start();
      const users = usersWhoLeave(simulation);
      void simulation.signOut();
      await pass(LONG_MS);
      simulation.page.signIn('a2', 'user_a');
      void simulation.signOut();
      await pass(LONG_MS);
      expect(users.map(({ sessionIds }) => sessionIds)).toEqual([['a'], ['a2']]);
    });

    it('is not called after unsubscribing', async () => {
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
});
