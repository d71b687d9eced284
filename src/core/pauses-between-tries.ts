import type { SignOutPort } from './port.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;

/** The pauses between the tries to reach a server: longer each time, over when the browser is back online. */
export function pausesBetweenTries(port: Pick<SignOutPort, 'onceOnline'>): () => Promise<void> {
  let pauseMs = FIRST_PAUSE_MS;
  return () =>
    new Promise((resolve) => {
      const stop = port.onceOnline(resolve);
      setTimeout(() => {
        stop();
        resolve();
      }, pauseMs);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    });
}
