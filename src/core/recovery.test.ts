import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { simulateStore } from '../../tests/support/simulated-port.ts';

const advance = (durationMs: number) => vi.advanceTimersByTimeAsync(durationMs);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe.each([2, 3] as const)('with Core %i, the server', (generation) => {
  it.each([500, 'network', 429] as const)(
    'is asked at most 12 times a minute while it answers %s, however many tabs and clicks there are',
    async (effect) => {
      const { store, server } = simulateStore({ generation, sessions: ['a', 'b'] });
      server.fail({ effect });
      void store.signOut();
      for (let message = 0; message < 100; message++) {
        void store.refreshUntilAnswered();
        await advance(600);
      }
      expect(server.requests.length).toBeGreaterThan(4);
      expect(server.requests.length).toBeLessThanOrEqual(12);
    },
  );

  it('is not asked again before the time that it asked for', async () => {
    const { store, server } = simulateStore({ generation });
    server.fail({ effect: 429, retryAfterSeconds: 30 });
    void store.signOut();
    await advance(29_000);
    expect(server.received('client')).toHaveLength(1);
    await advance(3_000);
    expect(server.received('client')).toHaveLength(2);
  });

  it('is asked once a second at most, whatever other scripts post', async () => {
    const { store, server } = simulateStore({ generation });
    for (let message = 0; message < 1_000; message++) {
      void store.refreshUntilAnswered();
      await advance(10);
    }
    expect(server.received('client').length).toBeGreaterThan(5);
    expect(server.received('client').length).toBeLessThanOrEqual(11);
  });
});

describe.each([2, 3] as const)('with Core %i, a failed sign-out', (generation) => {
  it('comes to its end, although the server was about to be asked for another tab', async () => {
    const { store, server, clerk } = simulateStore({ generation });
    void store.refreshUntilAnswered();
    await advance(0);
    // This question has to wait for the rest of the second.
    void store.refreshUntilAnswered();
    await advance(800);
    server.fail({ effect: 500, times: 2 });
    const settled = vi.fn();
    void store.signOut({ timeoutMs: 300, redirectUrl: false }).then(settled);
    await advance(0);
    server.latencyMs = 100;
    await advance(10_000);
    expect(settled).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ status: 'error' }));
    expect(clerk.session?.id).toBe('a');
  });
});
