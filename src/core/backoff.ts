import type { Network } from './ports.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;

/** Waits between tries to reach a server: longer each time, and no longer once the device is back online. */
export function createBackoff(network: Pick<Network, 'onceOnline'>): () => Promise<void> {
  let pauseMs = FIRST_PAUSE_MS;
  return () =>
    new Promise((resolve) => {
      const unsubscribe = network.onceOnline(resolve);
      setTimeout(() => {
        unsubscribe();
        resolve();
      }, pauseMs);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    });
}
