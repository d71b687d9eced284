import type { Network } from '../core/ports.ts';
import { report } from '../core/report.ts';
import type { Connectivity } from '../core/types.ts';

const browserConnectivity: Connectivity = {
  isOnline: () => {
    try {
      return navigator.onLine;
    } catch {
      return true;
    }
  },
  subscribe: (listener) => {
    try {
      addEventListener('online', listener);
    } catch {}
    return () => {
      try {
        removeEventListener('online', listener);
      } catch {}
    };
  },
};

/** The network as the browser sees it, until an app says where else to look. */
export function createNetwork(): Network {
  let connectivity = browserConnectivity;
  const isOnline = () => attempt(() => connectivity.isOnline(), true) !== false;
  return {
    isOnline,
    onceOnline: (callback) => {
      let isWaiting = true;
      const stop = () => {
        isWaiting = false;
        attempt(unsubscribe, undefined);
      };
      const unsubscribe = attempt(
        () =>
          connectivity.subscribe(() => {
            if (!isWaiting || !isOnline()) return;
            isWaiting = false;
            callback();
            // Deferred: if `subscribe` calls back synchronously, `unsubscribe` is not assigned yet.
            void Promise.resolve().then(stop);
          }),
        () => {},
      );
      return stop;
    },
    setConnectivity: (given) => {
      connectivity = given;
    },
  };
}

/** Asks the app. What it throws is reported and stops nothing. */
function attempt<Value>(ask: () => Value, otherwise: Value): Value {
  try {
    return ask();
  } catch (cause) {
    report(cause);
    return otherwise;
  }
}
