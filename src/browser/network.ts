import type { Network } from '../core/ports.ts';
import type { Connectivity } from '../core/types.ts';

const browserConnectivity: Connectivity = {
  isOnline: () => typeof navigator === 'undefined' || navigator.onLine !== false,
  subscribe: (listener) => {
    globalThis.addEventListener?.('online', listener);
    return () => globalThis.removeEventListener?.('online', listener);
  },
};

/** The network as the browser sees it, until an app says where else to look. */
export function createNetwork(): Network {
  let connectivity = browserConnectivity;
  const isOnline = () => connectivity.isOnline() !== false;
  return {
    isOnline,
    onceOnline: (callback) => {
      let isWaiting = true;
      const unsubscribe = connectivity.subscribe(() => {
        if (!isWaiting || !isOnline()) return;
        isWaiting = false;
        callback();
        // Deferred: if `subscribe` calls back synchronously, `unsubscribe` is not assigned yet.
        void Promise.resolve().then(() => unsubscribe());
      });
      return () => {
        isWaiting = false;
        unsubscribe();
      };
    },
    setConnectivity: (given) => {
      connectivity = given;
    },
  };
}
