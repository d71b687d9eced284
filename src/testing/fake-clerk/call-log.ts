import type { FakeClerkCall } from './types.ts';

export interface CallLog {
  readonly entries: FakeClerkCall[];
  add(method: string, args: unknown[]): FakeClerkCall;
  /** Wraps a method so that each call is logged. */
  logged<Arguments extends unknown[], Value>(
    method: string,
    run: (...args: Arguments) => Promise<Value>,
  ): (...args: Arguments) => Promise<Value>;
  clear(): void;
}

export function createCallLog(): CallLog {
  const entries: FakeClerkCall[] = [];
  let sequence = 0;

  const add = (method: string, args: unknown[]) => {
    sequence += 1;
    const call: FakeClerkCall = { sequence, at: Date.now(), method, args, outcome: 'pending' };
    entries.push(call);
    return call;
  };

  return {
    entries,
    add,
    logged:
      (method, run) =>
      async (...args) => {
        const call = add(method, args);
        try {
          const value = await run(...args);
          call.outcome = 'resolved';
          return value;
        } catch (error) {
          call.outcome = 'rejected';
          throw error;
        }
      },
    clear() {
      entries.length = 0;
    },
  };
}
