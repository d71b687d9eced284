import { afterEach, beforeEach, vi } from 'vitest';

/** Milliseconds after which everything has finished. */
export const LONG_MS = 60_000;

/** Stops time in the tests of a file, except where they advance it. */
export function withFakeTimers(): void {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

/** Advances time and lets all pending promises settle. */
export const pass = (durationMs = 0) => vi.advanceTimersByTimeAsync(durationMs);
