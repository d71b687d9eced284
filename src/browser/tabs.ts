import { attempt } from '../core/attempt.ts';
import type { Tabs, Turn } from '../core/ports.ts';
import { withTimeout } from '../core/time-limit.ts';
import { isReactNative } from './react-native.ts';

/** The messages between the tabs. */
export interface TabChannel extends Pick<Tabs, 'announce'> {
  /** Calls back when another tab has announced that the sessions have changed. Call it once. */
  listen(onAnnouncement: () => void): void;
}

// One name for every Clerk instance: a React SDK's wrapper does not know its Frontend API before Clerk has loaded.
const CHANNEL = 'clerk-sign-out';
const MESSAGE = 'sessions-changed';
// The browser answers within a frame whether a lock is held. A broken lock manager never answers.
const ANSWER_LIMIT_MS = 1_000;

// Locks and channels are tried, but not required: site data can be blocked, and a frame can be refused them.

export function createTabChannel(): TabChannel {
  let channel: BroadcastChannel | undefined;
  return {
    announce: () => {
      attempt(() => channel?.postMessage(MESSAGE));
    },
    listen: (onAnnouncement) => {
      // Node has channels in the tests of a React Native app, too.
      if (isReactNative()) return;
      attempt(() => {
        channel = new BroadcastChannel(CHANNEL);
        channel.onmessage = ({ data }) => {
          if (data === MESSAGE) onAnnouncement();
        };
      });
    },
  };
}

/** @param lockName Names the lock; read when the lock is taken. */
export function createTabLock(lockName: () => string): Tabs['exclusively'] {
  return async (run, turn) => {
    if (turn.signal?.aborted) throw turn.signal.reason;
    const locks = attempt(() => navigator.locks);
    return locks ? runWithLock(locks, lockName(), run, turn) : run();
  };
}

/** Calls `run` once the lock is held, or the wait for it is over. */
function runWithLock<Value>(
  locks: LockManager,
  name: string,
  run: () => Promise<Value>,
  { timeoutMs, signal, onQueued }: Turn,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const queue = new AbortController();
    let isOver = false;
    const stopWaiting = () => {
      isOver = true;
      clearTimeout(timer);
      queue.abort();
    };
    const goAhead = async (released: () => Promise<unknown> = async () => {}) => {
      if (isOver) return;
      stopWaiting();
      const outcome = run();
      // The next sign-out of this tab has to find the lock free.
      resolve(outcome.finally(() => withTimeout(released(), ANSWER_LIMIT_MS).catch(() => {})));
      await outcome.catch(() => {});
    };
    const request = async (options: LockOptions) => {
      try {
        const released: Promise<unknown> = locks.request(name, options, async (lock) => {
          const isHeld = lock === null && options.ifAvailable;
          // A lock that is granted too late is released at once.
          if (!isHeld || isOver) return goAhead(() => released);
          clearTimeout(timer);
          timer = setTimeout(goAhead, timeoutMs);
          onQueued();
          void request({ signal: queue.signal });
        });
        await released;
      } catch {
        await goAhead();
      }
    };
    let timer = setTimeout(goAhead, ANSWER_LIMIT_MS);
    signal?.addEventListener('abort', () => {
      stopWaiting();
      reject(signal.reason);
    });
    void request({ ifAvailable: true });
  });
}
