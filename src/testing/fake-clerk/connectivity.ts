export interface Connectivity {
  isOnline(): boolean;
  goOffline(): void;
  goOnline(): void;
}

/** `navigator.onLine` and its events. In an environment without them, only the fake knows that it is offline. */
export function createConnectivity(): Connectivity {
  let isCut = false;

  const tell = (event: 'offline' | 'online') => {
    // React Native has a window without events.
    if (typeof globalThis.dispatchEvent === 'function') dispatchEvent(new Event(event));
  };

  return {
    isOnline: () => !isCut && globalThis.navigator?.onLine !== false,

    goOffline() {
      if (isCut) return;
      isCut = true;
      if (typeof navigator !== 'undefined') {
        Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
      }
      tell('offline');
    },

    goOnline() {
      if (!isCut) return;
      isCut = false;
      // The browser's own value is on the prototype.
      if (typeof navigator !== 'undefined') Reflect.deleteProperty(navigator, 'onLine');
      tell('online');
    },
  };
}
