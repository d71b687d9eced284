import type { TargetKey } from './target.ts';

/** A call this soon after an outcome comes from code, not from a person. */
const AUTOMATIC_WITHIN_MS = 50;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Spaces automatic repetitions, such as `onError: () => retry()` or `onSettled: () => signOut()`: the first starts at once,
 * each further one waits longer. Without pauses they would freeze the page. A person's calls are not delayed.
 */
export interface RetrySpacing {
  /** Notes an outcome of any kind. */
  settled(key: TargetKey, retryAfterMs?: number): void;
  /** Milliseconds to wait before the next try. */
  pauseFor(key: TargetKey): number;
}

export function createRetrySpacing(): RetrySpacing {
  /** The pauses for the targets that have just got an outcome. */
  const pauses = new Map<TargetKey, number>();
  const counts = new Map<TargetKey, number>();
  return {
    settled: (key, retryAfterMs = 0) => {
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
