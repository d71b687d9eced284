import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { simulateStore } from '../../tests/support/simulated-port.ts';
import type { SignOutResult } from './types.ts';

const LONG_MS = 60_000;
const advance = (durationMs = 0) => vi.advanceTimersByTimeAsync(durationMs);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const never = () => new Promise<never>(() => {});

describe('while the person is asked', () => {
  it.each(['onBeforeSignOut', 'confirm'] as const)(
    '%s that never settles is given up by reset, and nothing is sent',
    async (option) => {
      const { store, server } = simulateStore();
      const call = store.signOut({ [option]: never });
      await advance(LONG_MS);
      expect(store.getState('all')).toMatchObject({ phase: 'confirming' });
      store.reset('all');
      await expect(call).resolves.toEqual({ status: 'cancelled' });
      expect(store.getState('all').status).toBe('idle');
      expect(server.requests).toEqual([]);

      const next = store.signOut({ redirectUrl: false });
      await advance(LONG_MS);
      await expect(next).resolves.toMatchObject({ status: 'signed-out' });
    },
  );

  it('can be asked again after reset, before the first question is over', async () => {
    const { store } = simulateStore();
    const confirm = vi.fn(never);
    const first = store.signOut({ confirm });
    store.reset('all');
    const second = store.signOut({ confirm: () => true, redirectUrl: false });
    await advance(LONG_MS);
    await expect(first).resolves.toEqual({ status: 'cancelled' });
    await expect(second).resolves.toMatchObject({ status: 'signed-out' });
    expect(store.getState('all').status).toBe('signed-out');
  });

  it('other targets are not held up', async () => {
    const { store, server } = simulateStore({ sessions: ['a', 'b'] });
    void store.signOut({ confirm: never });
    const other = store.signOut({ sessionId: 'b' });
    await advance(LONG_MS);
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
    await advance(LONG_MS);
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
    await advance(LONG_MS);
    expect(inner).toMatchObject([{ status: 'signed-out', sessionIds: ['b'] }]);
    await expect(outer).resolves.toMatchObject({ status: 'signed-out', sessionIds: ['a'] });
  });
});

describe('a clock that stands still', () => {
  it('ends the recovery after its time all the same', async () => {
    const { store, server } = simulateStore({ generation: 3 });
    vi.spyOn(Date, 'now').mockReturnValue(0);
    vi.spyOn(performance, 'now').mockReturnValue(0);
    server.fail({ effect: 500 });
    const call = store.signOut({ timeoutMs: 1_000 });
    await advance(LONG_MS);
    await expect(call).resolves.toMatchObject({ status: 'error', error: { code: 'server' } });
  });
});

describe('an app that tries again by itself', () => {
  it('is slowed down, and freezes nothing', async () => {
    const { store, page, server } = simulateStore();
    page.goOffline();
    let tries = 0;
    void store.signOut({
      onError: () => {
        tries += 1;
        if (tries < 1_000) void store.retry('all');
      },
    });
    await advance(60_000);
    expect(tries).toBeGreaterThan(2);
    expect(tries).toBeLessThan(12);
    expect(server.requests).toEqual([]);
  });

  it('waits as long as the server asks for', async () => {
    const { store, server } = simulateStore({ generation: 2 });
    server.fail({ on: 'end', effect: 429, retryAfterSeconds: 30 });
    void store.signOut({ onError: () => void store.retry('all') });
    await advance(29_000);
    expect(server.received('end')).toHaveLength(1);
    await advance(2_000);
    expect(server.received('end')).toHaveLength(2);
  });

  it('does not slow a person down', async () => {
    const { store, server } = simulateStore({ generation: 2 });
    server.fail({ on: 'end', effect: 500, times: 1 });
    void store.signOut({ redirectUrl: false });
    await advance(200);
    expect(store.getState('all').status).toBe('error');
    void store.retry('all');
    await advance(1);
    expect(server.received('end')).toHaveLength(2);
    await advance(100);
    expect(store.getState('all').status).toBe('signed-out');
  });
});
