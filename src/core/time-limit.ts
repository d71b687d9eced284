import { SignOutError, type SignOutErrorCode } from './errors.ts';

/** A bound on waiting that can be prolonged while it runs. */
export interface TimeLimit {
  /** Rejects with the code of the limit unless the promise settles first. */
  race<Value>(promise: Promise<Value>): Promise<Value>;
  /** Starts the full time anew. */
  prolong(): void;
  stop(): void;
}

/** @param limitMs Milliseconds from now. */
export function createTimeLimit(limitMs: number, code: SignOutErrorCode = 'timeout'): TimeLimit {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let expire: (error: SignOutError) => void;
  const expired = new Promise<never>((_, reject) => {
    expire = reject;
  });
  expired.catch(() => {});
  const stop = () => clearTimeout(timer);
  const prolong = () => {
    stop();
    timer = setTimeout(() => expire(new SignOutError(code)), limitMs);
  };
  prolong();
  return { race: (promise) => Promise.race([promise, expired]), prolong, stop };
}

/** Waits for a promise, but not longer than `limitMs` milliseconds. */
export async function within<Value>(
  promise: Promise<Value>,
  limitMs: number,
  code?: SignOutErrorCode,
): Promise<Value> {
  const limit = createTimeLimit(limitMs, code);
  try {
    return await limit.race(promise);
  } finally {
    limit.stop();
  }
}
