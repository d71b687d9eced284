import type { TargetKey } from './target.ts';

/** What comes this soon after a failure is no person's doing. */
const AUTOMATIC_WITHIN_MS = 50;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Spaces the tries that an app makes by itself, such as `onError: () => retry()`: the first goes out at once, the next
 * ones wait longer each time. A person's own are not delayed.
 */
export interface RetrySpacing {
  failed(key: TargetKey, retryAfterMs?: number): void;
  /** Milliseconds to wait before the next try. */
  pauseFor(key: TargetKey): number;
}

export function createRetrySpacing(): RetrySpacing {
  /** The pauses for the targets that have failed a moment ago. */
  const pauses = new Map<TargetKey, number>();
  const counts = new Map<TargetKey, number>();
  return {
    failed: (key, retryAfterMs = 0) => {
      const count = counts.get(key) ?? 0;
      const pauseMs = count > 0 ? Math.min(FIRST_PAUSE_MS * 2 ** count, LONGEST_PAUSE_MS) : 0;
      pauses.set(key, Math.max(pauseMs, retryAfterMs));
      setTimeout(() => {
        pauses.delete(key);
        if (counts.get(key) === count) counts.delete(key);
      }, AUTOMATIC_WITHIN_MS);
    },
    pauseFor: (key) => {
      const pauseMs = pauses.get(key);
      if (pauseMs === undefined) return 0;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      return pauseMs;
    },
  };
}
