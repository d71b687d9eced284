import { afterEach, beforeEach, vi } from 'vitest';

/** Milliseconds after which nothing is under way any more. */
export const LONG_MS = 60_000;

/** Time in the tests of a file passes only when they say so. */
export function withFakeTimers(): void {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

/** Lets time pass, and everything happen that waits for no timer. */
export const pass = (durationMs = 0) => vi.advanceTimersByTimeAsync(durationMs);
