import { SignOutError } from '../core/errors.ts';
import type { Tabs } from '../core/ports.ts';
import { isReactNative } from './react-native.ts';

/** The other tabs, and what they say. */
export interface BrowserTabs extends Tabs {
  /** Calls back when another tab has announced that the sessions have changed. To be called once. */
  listen(onAnnouncement: () => void): void;
}

// One name for every Clerk instance: a React SDK's wrapper does not know its Frontend API before Clerk has loaded.
const CHANNEL = 'clerk-sign-out';

/** @param lockName Names the lock; read when the lock is taken. */
export function createTabs(lockName: () => string): BrowserTabs {
  let channel: BroadcastChannel | undefined;
  return {
    exclusively: async (run, timeoutMs, onQueued) => {
      const locks = globalThis.navigator?.locks;
      if (!locks) return run();
      const name = lockName();
      const first = await locks.request(
        name,
        { ifAvailable: true },
        async (lock) => lock && { value: await run() },
      );
      if (first) return first.value;
      onQueued();
      const turn = new AbortController();
      const timer = setTimeout(() => turn.abort(new SignOutError('timeout')), timeoutMs);
      return locks.request(name, { signal: turn.signal }, () => {
        clearTimeout(timer);
        return run();
      });
    },
    announce: () => channel?.postMessage('sessions-changed'),
    listen: (onAnnouncement) => {
      // Node has channels in the tests of a React Native app, too.
      if (isReactNative() || typeof BroadcastChannel === 'undefined') return;
      channel = new BroadcastChannel(CHANNEL);
      channel.onmessage = onAnnouncement;
    },
  };
}
