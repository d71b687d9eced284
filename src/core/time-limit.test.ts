import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { unhandledRejectionsOf } from '../../tests/support/unhandled-rejections.ts';
import { createTimeLimit, withTimeout } from './time-limit.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const never = () => new Promise<never>(() => {});
const later = (durationMs: number) =>
  new Promise<string>((resolve) => setTimeout(() => resolve('done'), durationMs));

/** The state of a promise right now. */
function watch(promise: Promise<unknown>) {
  const seen: { value?: unknown; code?: string } = {};
  promise.then(
    (value) => {
      seen.value = value;
    },
    (error) => {
      seen.code = error.code;
    },
  );
  return seen;
}

describe('withTimeout', () => {
  it('resolves to the value of a promise that settles in time, and leaves no timer', async () => {
    const seen = watch(withTimeout(later(99), 100));
    await vi.advanceTimersByTimeAsync(99);
    expect(seen).toEqual({ value: 'done' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('rejects with `timeout` when the time is over, not before', async () => {
    const seen = watch(withTimeout(never(), 100));
    await vi.advanceTimersByTimeAsync(99);
    expect(seen).toEqual({});
    await vi.advanceTimersByTimeAsync(1);
    expect(seen).toEqual({ code: 'timeout' });
  });

  it('rejects with the code it was given', async () => {
    const seen = watch(withTimeout(never(), 100, 'clerk_not_loaded'));
    await vi.advanceTimersByTimeAsync(100);
    expect(seen).toEqual({ code: 'clerk_not_loaded' });
  });

  it('passes a rejection on', async () => {
    await expect(withTimeout(Promise.reject(new Error('no')), 100)).rejects.toThrow('no');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no unhandled rejection when the promise rejects after the time is over', async () => {
    let fail = (_error: Error) => {};
    const promise = new Promise<never>((_, reject) => {
      fail = reject;
    });
    const reasons = await unhandledRejectionsOf(async () => {
      const seen = watch(withTimeout(promise, 100));
      await vi.advanceTimersByTimeAsync(100);
      expect(seen).toEqual({ code: 'timeout' });
      fail(new Error('late'));
    });
    expect(reasons).toEqual([]);

    const nobodyListens = await unhandledRejectionsOf(() => {
      void Promise.reject(new Error('late'));
    });
    expect(nobodyListens).toEqual([new Error('late')]);
  });
});

describe('createTimeLimit', () => {
  it('restarts the full time when it is prolonged', async () => {
    const limit = createTimeLimit(100);
    const seen = watch(limit.race(never()));
    await vi.advanceTimersByTimeAsync(90);
    limit.prolong();
    await vi.advanceTimersByTimeAsync(99);
    expect(seen).toEqual({});
    await vi.advanceTimersByTimeAsync(1);
    expect(seen).toEqual({ code: 'timeout' });
  });

  it('counts the time of each wait from its own start', async () => {
    const limit = createTimeLimit(100);
    await vi.advanceTimersByTimeAsync(60);
    const seen = watch(limit.race(never()));
    await vi.advanceTimersByTimeAsync(99);
    expect(seen).toEqual({});
    await vi.advanceTimersByTimeAsync(1);
    expect(seen).toEqual({ code: 'timeout' });
  });

  it('prolongs nothing while nobody waits', async () => {
    const limit = createTimeLimit(100);
    limit.prolong();
    expect(vi.getTimerCount()).toBe(0);
    const seen = watch(limit.race(later(50)));
    await vi.advanceTimersByTimeAsync(50);
    expect(seen).toEqual({ value: 'done' });
    limit.prolong();
    expect(vi.getTimerCount()).toBe(0);
  });
});
