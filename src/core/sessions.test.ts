import { describe, expect, it } from 'vitest';
import { LONG_MS, pass, withFakeTimers } from '../../tests/support/fake-time.ts';
import { pagesWith, watch } from '../../tests/support/simulated-page.ts';

withFakeTimers();

describe.each([2, 3] as const)('with Core %i', (generation) => {
  const start = pagesWith(generation);

  describe('a session that has ended', () => {
    it('stays ended when an old answer lists it again', async () => {
      const { signOut, server, page, clerk } = start({ sessions: ['a', 'b'] });
      const listed = () => clerk.client.signedInSessions.map(({ id }) => id);
      const shown: string[][] = [];
      clerk.addListener(() => shown.push(listed()));
      // Clerk asks for the rest; the server answers at 750 ms, when it still holds b, and the answer arrives at 1.5 s.
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

    it('stays ended when this page requested the old answer', async () => {
      const simulation = start({ sessions: ['a', 'b', 'c'] });
      const { store, signOut, server, clerk } = simulation;
      const users: string[] = [];
      store.onSignedOut(({ userId }) => users.push(userId));
      await store.sessionsChanged();
      server.end('b');
      // As after a message of another tab. The answer of 300 ms arrives at 600 ms, and Clerk does not notify.
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

    it('stays ended when recovery requested the old answer', async () => {
      const { signOut, server, clerk } = start({ sessions: ['a', 'b'] });
      server.fail({ on: 'client', effect: 'answered', delayMs: 1_900, times: 1 });
      server.fail({ on: 'end', effect: 500, times: 1 });
      const failed = watch(signOut());
      // The time limit of recovery is over; the answer has not arrived.
      await pass(1_100);
      expect(failed.code).toBe('server');
      const call = watch(signOut({ redirectUrl: false }));
      await pass(100);
      expect(call.result).toMatchObject({ status: 'signed-out' });
      await pass(LONG_MS);
      expect(clerk.client.signedInSessions).toEqual([]);
      expect(clerk.session).toBeNull();
    });

    it('stays ended when the server could not be asked right away', async () => {
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

    it('can be signed out again at the moment at which an old answer lists it', async () => {
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
  });
});
