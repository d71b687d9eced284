import { describe, expect, it, vi } from 'vitest';
import { LONG_MS, pass, withFakeTimers } from '../../tests/support/fake-time.ts';
import { deferred } from '../../tests/support/promises.ts';
import { createStoreOver, simulate } from '../../tests/support/simulated-clerk.ts';
import { historyOf, pagesWith, watch } from '../../tests/support/simulated-page.ts';

withFakeTimers();

describe.each([2, 3] as const)('with Core %i', (generation) => {
  const start = pagesWith(generation);

  describe('calls that overlap', () => {
    it('a second call gets the promise of the first and sends nothing', async () => {
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

    it('the sign-out of one session joins that of all', async () => {
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

    it('"current" joins the sign-out of the current session, and the other way round', async () => {
      const { signOut } = start({ sessions: ['a', 'b'] });
      const byId = signOut({ sessionId: 'a' });
      expect(signOut({ scope: 'current' })).toBe(byId);

      const other = start({ sessions: ['a', 'b'] });
      const byScope = other.signOut({ scope: 'current' });
      expect(other.signOut({ sessionId: 'a' })).toBe(byScope);
      await pass(LONG_MS);
      expect(other.ended()).toEqual(['remove a']);
    });

    it('a joined sign-out fails too', async () => {
      const { store, signOut, server } = start({ sessions: ['a', 'b'] });
      server.fail({ on: 'end', effect: 500 });
      void signOut();
      const call = watch(signOut({ sessionId: 'b' }));
      await pass(LONG_MS);
      expect(call.code).toBe('server');
      expect(store.getState('session:b')).toMatchObject({ status: 'error' });
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

    it('a waiting one continues when the one before has failed', async () => {
      const { signOut, server, ended } = start({ sessions: ['a', 'b', 'c'] });
      server.fail({ on: 'remove b', effect: 500 });
      const first = watch(signOut({ sessionId: 'b' }));
      const second = watch(signOut({ sessionId: 'c' }));
      await pass(LONG_MS);
      expect(ended()).toEqual(['remove b', 'remove c']);
      expect(first.code).toBe('server');
      expect(second.result).toMatchObject({ status: 'signed-out' });
    });

    it('"all" absorbs the sign-outs of single sessions that wait', async () => {
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

    it('"all" absorbs nothing while it can still be cancelled', async () => {
      const { store, signOut, ended } = start({ sessions: ['a', 'b', 'c'] });
      void signOut({ sessionId: 'b' });
      const c = watch(signOut({ sessionId: 'c' }));
      const all = watch(signOut({ confirm: () => false }));
      await pass(LONG_MS);
      expect(all.result).toEqual({ status: 'cancelled' });
      expect(c.result).toMatchObject({ status: 'signed-out', sessionIds: ['c'] });
      expect(ended()).toEqual(['remove b', 'remove c']);
      expect(store.getState('session:c').status).toBe('signed-out');
    });

    it('"all" does not absorb the sign-out of other devices', async () => {
      const { signOut, ended } = start({ sessions: ['a', 'b'], devices: ['phone'] });
      void signOut({ sessionId: 'b' });
      const devices = watch(signOut({ scope: 'other-devices' }));
      void signOut();
      await pass(LONG_MS);
      expect(ended()).toEqual(['remove b', 'end all', 'revoke phone']);
      expect(devices.result).toMatchObject({ status: 'signed-out', sessionIds: ['phone'] });
    });

    it('a call for the account that was switched to does not join the sign-out of the one that ends', async () => {
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

    it('a call while Clerk is still finishing the last one is a separate sign-out', async () => {
      const simulation = simulate({ generation });
      const { ports, page, server } = simulation;
      const tidied = deferred();
      const store = createStoreOver({
        ...ports,
        requests: {
          ...ports.requests,
          signOut: async (...parameters) => {
            await ports.requests.signOut(...parameters);
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
      // A call resolves when Clerk has finished.
      expect(first.result).toBeUndefined();
      tidied.resolve();
      await pass(LONG_MS);
      expect(first.result).toMatchObject({ sessionIds: ['a'] });
      expect(second.result).toMatchObject({ sessionIds: ['b'] });
      expect(server.sessions).toEqual([]);
    });

    it('a call that joins runs none of its own callbacks: the options of the first one apply', async () => {
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

  it('a call that joins leaves the options of a retry alone: those of the failed one apply', async () => {
    const { store, signOut, server, page } = start();
    server.fail({ on: 'end', effect: 500, times: 1 });
    void signOut({ redirectUrl: '/first' });
    void signOut({ redirectUrl: '/second' });
    await pass(LONG_MS);
    expect(store.getState('all').status).toBe('error');
    void store.retry('all');
    await pass(LONG_MS);
    expect(page.navigations).toEqual(['/first']);
  });

  it.each(['onSignedOut', 'useSignedOut'] as const)(
    'a call inside %s is answered at once, because the result waits for the callback',
    async (name) => {
      const { store, signOut, page } = start();
      const answered = vi.fn();
      const callback = async () => answered(await signOut());
      if (name === 'useSignedOut') store.onSignedOut(callback);
      const call = watch(signOut(name === 'onSignedOut' ? { onSignedOut: callback } : {}));
      await pass(100);
      expect(answered).toHaveBeenCalledExactlyOnceWith({
        status: 'signed-out',
        sessionIds: [],
        alreadySignedOut: true,
        redirectedTo: false,
      });
      expect(call.result).toMatchObject({ status: 'signed-out', sessionIds: ['a'] });
      expect(page.navigations).toEqual(['/after-sign-out']);
    },
  );

  describe('a late success', () => {
    it('does not redirect again after a retry, which is a separate request', async () => {
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

    it('counts even while another target is busy', async () => {
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

    it('counts even after a second click was cancelled', async () => {
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

    it('counts even after an earlier failure for the same session', async () => {
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

    it('for a session that something else has signed out does not redirect a second time', async () => {
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
});
