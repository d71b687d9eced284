import { describe, expect, it, vi } from 'vitest';
import { LONG_MS, pass, withFakeTimers } from '../../tests/support/fake-time.ts';
import { simulateStore } from '../../tests/support/simulated-clerk.ts';
import { pagesWith, watch } from '../../tests/support/simulated-page.ts';

withFakeTimers();

describe.each([2, 3] as const)('with Core %i', (generation) => {
  const start = pagesWith(generation);

  describe('recovery', () => {
    it('tries again when the server refuses, and then reports', async () => {
      const { signOut, server, clerk } = start();
      server.fail({ on: 'end', effect: 500 });
      server.fail({ on: 'touch', effect: 500, times: 1 });
      const call = watch(signOut());
      await pass(LONG_MS);
      expect(call.code).toBe('server');
      expect(clerk.session?.id).toBe('a');
      // Core 2 has kept its session, so there is nothing to recover.
      expect(server.received('touch')).toHaveLength(generation === 3 ? 2 : 0);
    });

    it('continues in the background until the network is back', async () => {
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

    it('finds out later that the lost answer was a success', async () => {
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

    it('treats a failure as a success only when the server has answered', async () => {
      const { store, signOut, server, page, clerk } = start();
      server.fail({ on: 'end', effect: 'answer-lost' });
      server.fail({ on: 'client', effect: 'answered', delayMs: 500, times: 1 });
      const call = watch(signOut());
      await pass(100);
      // clerk-js swallows the failure: the request resolves, and the client is unchanged.
      page.goOffline();
      await pass(1_000);
      expect(call.code).toBe('network');
      page.goOnline();
      await pass(LONG_MS);
      expect(clerk.session).toBeNull();
      expect(store.getState('all').status).toBe('signed-out');
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

    it('asks the server at the same rate however many clicks have failed', async () => {
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

    it('does not restore a session while a retry ends it', async () => {
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

    it('leaves a session that the late answer to its first try makes active after the retry', async () => {
      const { store, signOut, server, clerk, shown } = start({ sessions: ['a', 'b'] });
      server.fail({ on: 'remove', effect: 500, times: 1 });
      // Core 2 has kept its session, so the test makes it active.
      server.fail({ on: 'touch', effect: 'answered', delayMs: 8_000, times: 1 });
      if (generation === 2) void clerk.setActive({ session: 'a' });
      void signOut({ sessionId: 'a' });
      await pass(5_000);
      expect(store.getState('session:a').status).toBe('error');
      // The server has answered by now that it holds a; the answer arrives at 8 s.
      const retry = watch(store.retry('session:a'));
      await pass(1_000);
      expect(retry.result).toMatchObject({ status: 'signed-out' });
      await pass(LONG_MS);
      expect(shown.filter((id) => id === 'a').length).toBeGreaterThan(1);
      expect(clerk.session).toBeNull();
    });
  });

  describe('a message of another tab', () => {
    it('leads to requests until the server has answered', async () => {
      const { store, server, clerk } = start({ sessions: ['a', 'b', 'c'] });
      const listed = () => clerk.client.signedInSessions.map(({ id }) => id);
      server.fail({ on: 'client', effect: 500, times: 2 });
      server.end('b');
      void store.refreshUntilAnswered();
      await pass(100);
      // Sent again during a pause, and while an older answer is on its way.
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

    it('is followed although the browser claims to be offline and the server takes three seconds', async () => {
      const { store, server, clerk, page } = start();
      page.goOffline();
      page.isMistaken = true;
      server.latencyMs = 3_000;
      server.end('a');
      void store.refreshUntilAnswered();
      await pass(LONG_MS);
      expect(clerk.session).toBeNull();
      expect(server.received('client')).toHaveLength(1);
    });

    it('is followed again after a hook of the app that never settled', async () => {
      const { store, server, clerk } = start();
      const { setActive } = clerk;
      clerk.setActive = async (options) => {
        await setActive(options);
        await new Promise(() => {});
      };
      server.end('a');
      void store.refreshUntilAnswered();
      await pass(LONG_MS);
      expect(clerk.session).toBeNull();
      server.requests = [];
      void store.refreshUntilAnswered();
      await pass(LONG_MS);
      expect(server.received('client')).toHaveLength(1);
    });

    it('leads to a request once the network is back', async () => {
      const { store, server, clerk, page } = start();
      page.goOffline();
      server.end('a');
      void store.refreshUntilAnswered();
      await pass(LONG_MS);
      expect(clerk.session?.id).toBe('a');
      page.goOnline();
      // At most one request a second, and the last one may have just been sent.
      await pass(1_000);
      expect(clerk.session).toBeNull();
    });
  });
});

describe.each([2, 3] as const)('with Core %i, the server', (generation) => {
  it.each([500, 'network', 429] as const)(
    'is asked at most 12 times a minute while it answers %s, however many tabs and clicks',
    async (effect) => {
      const { store, server } = simulateStore({ generation, sessions: ['a', 'b'] });
      server.fail({ effect });
      void store.signOut();
      for (let message = 0; message < 100; message++) {
        void store.refreshUntilAnswered();
        await pass(600);
      }
      expect(server.requests.length).toBeGreaterThan(4);
      expect(server.requests.length).toBeLessThanOrEqual(12);
    },
  );

  it('is not asked again before the time that it asked for', async () => {
    const { store, server } = simulateStore({ generation });
    server.fail({ effect: 429, retryAfterSeconds: 30 });
    void store.signOut();
    await pass(29_000);
    expect(server.received('client')).toHaveLength(1);
    await pass(3_000);
    expect(server.received('client')).toHaveLength(2);
  });

  it('is asked at most once a second, whatever other scripts post', async () => {
    const { store, server } = simulateStore({ generation });
    for (let message = 0; message < 1_000; message++) {
      void store.refreshUntilAnswered();
      await pass(10);
    }
    expect(server.received('client').length).toBeGreaterThan(5);
    expect(server.received('client').length).toBeLessThanOrEqual(11);
  });
});

describe.each([2, 3] as const)('with Core %i, a failed sign-out', (generation) => {
  it('ends, although a request for another tab was about to be sent', async () => {
    const { store, server, clerk } = simulateStore({ generation });
    void store.refreshUntilAnswered();
    await pass(0);
    // This request has to wait for the rest of the second.
    void store.refreshUntilAnswered();
    await pass(800);
    server.fail({ effect: 500, times: 2 });
    const settled = vi.fn();
    void store.signOut({ timeoutMs: 300, redirectUrl: false }).then(settled);
    await pass(0);
    server.latencyMs = 100;
    await pass(10_000);
    expect(settled).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ status: 'error' }));
    expect(clerk.session?.id).toBe('a');
  });
});

describe('a clock that stands still', () => {
  it('does not keep the recovery from ending in time', async () => {
    const { store, server } = simulateStore({ generation: 3 });
    vi.spyOn(Date, 'now').mockReturnValue(0);
    vi.spyOn(performance, 'now').mockReturnValue(0);
    server.fail({ effect: 500 });
    const call = store.signOut({ timeoutMs: 1_000 });
    await pass(LONG_MS);
    await expect(call).resolves.toMatchObject({ status: 'error', error: { code: 'server' } });
  });
});
