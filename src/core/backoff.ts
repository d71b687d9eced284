import type { Network } from './ports.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Waits between tries to reach a server: longer each time, plus a random part of up to a quarter, so that tabs spread
 * out. The wait ends early when the device is back online, unless the server asked for it.
 *
 * @returns a function that waits. `atLeastMs` is what the server asked for, in milliseconds.
 */
export function createBackoff(
  network: Pick<Network, 'onceOnline'>,
): (atLeastMs?: number) => Promise<void> {
  let nextMs = FIRST_PAUSE_MS;
  return (atLeastMs = 0) =>
    new Promise((resolve) => {
      const pauseMs = nextMs * (1 + Math.random() / 4);
      nextMs = Math.min(nextMs * 2, LONGEST_PAUSE_MS);
      const unsubscribe = atLeastMs > 0 ? () => {} : network.onceOnline(resolve);
      setTimeout(
        () => {
          unsubscribe();
          resolve();
        },
        Math.max(pauseMs, atLeastMs),
      );
    });
}
