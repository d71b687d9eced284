import { SignOutError, type SignOutErrorCode } from './errors.ts';

/** A limit on waiting that can be extended during the wait. */
export interface TimeLimit {
  /** Rejects with the limit's code unless the promise settles in time, counted from this call. */
  race<Value>(promise: Promise<Value>): Promise<Value>;
  /** Restarts the time of a running wait. */
  prolong(): void;
}

/** @param limitMs Milliseconds, measured by timers: a clock can stand still or jump. */
export function createTimeLimit(limitMs: number, code: SignOutErrorCode = 'timeout'): TimeLimit {
  let restart: (() => void) | undefined;
  return {
    race: async (promise) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const expired = new Promise<never>((_, reject) => {
        restart = () => {
          clearTimeout(timer);
          timer = setTimeout(() => reject(new SignOutError(code)), limitMs);
        };
        restart();
      });
      try {
        return await Promise.race([promise, expired]);
      } finally {
        clearTimeout(timer);
        restart = undefined;
      }
    },
    prolong: () => restart?.(),
  };
}

/** Waits for a promise, but not longer than `limitMs` milliseconds. */
export function withTimeout<Value>(
  promise: Promise<Value>,
  limitMs: number,
  code?: SignOutErrorCode,
): Promise<Value> {
  return createTimeLimit(limitMs, code).race(promise);
}

/** Whether a timer can wait for this many milliseconds: set for longer, it fires at once. */
export function isTimerDelay(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < 2 ** 31;
}

/** Resolves after `durationMs` milliseconds. */
export function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
