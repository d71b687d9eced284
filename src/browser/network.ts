import { attempt } from '../core/attempt.ts';
import type { Network } from '../core/ports.ts';
import { attemptAndReport } from '../core/report.ts';
import type { Connectivity } from '../core/types.ts';

const browserConnectivity: Connectivity = {
  isOnline: () => attempt(() => navigator.onLine, true),
  subscribe: (listener) => {
    attempt(() => addEventListener('online', listener));
    return () => attempt(() => removeEventListener('online', listener));
  },
};

/** The network as the browser reports it, until the app sets a `Connectivity`. */
export function createNetwork(): Network {
  let connectivity = browserConnectivity;
  const isOnline = () => attemptAndReport(() => connectivity.isOnline()) !== false;
  return {
    isOnline,
    isKnownOffline: () => connectivity !== browserConnectivity && !isOnline(),
    onceOnline: (callback) => {
      let isWaiting = true;
      const stop = () => {
        isWaiting = false;
        attemptAndReport(() => unsubscribe?.());
      };
      const unsubscribe = attemptAndReport(() =>
        connectivity.subscribe(() => {
          if (!isWaiting || !isOnline()) return;
          isWaiting = false;
          callback();
          // Deferred: if `subscribe` calls back synchronously, `unsubscribe` is not assigned yet.
          void Promise.resolve().then(stop);
        }),
      );
      return stop;
    },
    setConnectivity: (given) => {
      connectivity = given;
    },
  };
}
