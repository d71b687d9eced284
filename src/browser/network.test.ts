import { afterEach, describe, expect, it, vi } from 'vitest';
import { createNetwork } from './network.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const refuse = () => {
  throw new DOMException('Denied', 'SecurityError');
};

/** A page whose browser goes on- and offline. */
function pageWith(navigator: object | undefined) {
  const page = new EventTarget();
  vi.stubGlobal('navigator', navigator);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  return page;
}

describe('the network as the browser reports it', () => {
  it('is online when the browser says so', () => {
    const navigator = { onLine: false };
    pageWith(navigator);
    const { isOnline, isKnownOffline } = createNetwork();
    expect(isOnline()).toBe(false);
    // The browser can be wrong.
    expect(isKnownOffline()).toBe(false);
    navigator.onLine = true;
    expect(isOnline()).toBe(true);
  });

  it('calls back once, and only when the browser is online then', () => {
    const navigator = { onLine: false };
    const page = pageWith(navigator);
    const callback = vi.fn();
    createNetwork().onceOnline(callback);
    page.dispatchEvent(new Event('online'));
    expect(callback).not.toHaveBeenCalled();
    navigator.onLine = true;
    page.dispatchEvent(new Event('online'));
    page.dispatchEvent(new Event('online'));
    expect(callback).toHaveBeenCalledOnce();
  });

  it('does not call back after unsubscribing', () => {
    const page = pageWith({ onLine: true });
    const callback = vi.fn();
    createNetwork().onceOnline(callback)();
    page.dispatchEvent(new Event('online'));
    expect(callback).not.toHaveBeenCalled();
  });

  it.each<[string, object | undefined]>([
    ['there is no navigator', undefined],
    ['the browser does not say', {}],
    [
      'asking throws',
      {
        get onLine() {
          return refuse();
        },
      },
    ],
  ])('is online when %s', (_, navigator) => {
    const page = pageWith(navigator);
    const network = createNetwork();
    expect(network.isOnline()).toBe(true);
    const callback = vi.fn();
    network.onceOnline(callback);
    page.dispatchEvent(new Event('online'));
    expect(callback).toHaveBeenCalledOnce();
  });

  it.each<[string, unknown]>([
    ['missing', undefined],
    ['refused', refuse],
  ])('does not call back if events are %s', (_, method) => {
    vi.stubGlobal('navigator', { onLine: false });
    vi.stubGlobal('addEventListener', method);
    vi.stubGlobal('removeEventListener', method);
    const { onceOnline } = createNetwork();
    const callback = vi.fn();
    expect(() => onceOnline(callback)()).not.toThrow();
    expect(callback).not.toHaveBeenCalled();
  });
});

describe('the network as the app reports it', () => {
  it('is read from the app from then on', () => {
    vi.stubGlobal('navigator', { onLine: true });
    const network = createNetwork();
    expect(network.isKnownOffline()).toBe(false);
    network.setConnectivity({ isOnline: () => false, subscribe: () => () => {} });
    expect(network.isOnline()).toBe(false);
    expect(network.isKnownOffline()).toBe(true);
  });

  it('calls back even if the app does so during the subscribe call', async () => {
    const unsubscribe = vi.fn();
    const network = createNetwork();
    network.setConnectivity({
      isOnline: () => true,
      subscribe: (listener) => {
        listener();
        return unsubscribe;
      },
    });
    const callback = vi.fn();
    network.onceOnline(callback);
    expect(callback).toHaveBeenCalledOnce();
    await Promise.resolve();
    expect(unsubscribe).toHaveBeenCalledOnce();
  });

  it('counts as online when the app throws, and the error is reported', () => {
    const reportError = vi.fn();
    vi.stubGlobal('reportError', reportError);
    const bug = new Error('bug');
    const throwIt = () => {
      throw bug;
    };
    const network = createNetwork();
    network.setConnectivity({ isOnline: throwIt, subscribe: throwIt });
    expect(network.isOnline()).toBe(true);
    expect(() => network.onceOnline(() => {})()).not.toThrow();
    network.setConnectivity({ isOnline: () => true, subscribe: () => throwIt });
    expect(() => network.onceOnline(() => {})()).not.toThrow();
    expect(reportError.mock.calls).toEqual([[bug], [bug], [bug]]);
  });
});
