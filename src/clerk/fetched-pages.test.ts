import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetFetchedPages, revalidateLoaders } from './fetched-pages.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('forgetFetchedPages', () => {
  it.each(['__internal_onAfterSetActive', '__unstable__onAfterSetActive'])(
    'refreshes the App Router of Next.js with %s, and no other router',
    (name) => {
      const refresh = vi.fn();
      vi.stubGlobal(name, refresh);

      forgetFetchedPages();
      vi.stubGlobal('next', { version: '16.4.6' });
      forgetFetchedPages();
      expect(refresh).not.toHaveBeenCalled();

      vi.stubGlobal('next', { version: '16.4.6', appDir: true });
      forgetFetchedPages();
      expect(refresh).toHaveBeenCalledTimes(1);
    },
  );
});

describe('revalidateLoaders', () => {
  it('does nothing on a page without a router', () => {
    expect(revalidateLoaders).not.toThrow();
  });

  it('runs the loaders of React Router again, and leaves Next.js to Clerk', () => {
    const [revalidate, refresh] = [vi.fn(), vi.fn()];
    vi.stubGlobal('__reactRouterDataRouter', { revalidate });
    vi.stubGlobal('__internal_onAfterSetActive', refresh);
    vi.stubGlobal('next', { appDir: true });

    revalidateLoaders();
    expect([revalidate.mock.calls, refresh.mock.calls]).toEqual([[[]], []]);
    forgetFetchedPages();
    expect([revalidate.mock.calls, refresh.mock.calls]).toEqual([[[], []], [[]]]);
  });

  it.each([
    ['has loaded', () => Promise.resolve()],
    ['could not load', () => Promise.reject(new Error('offline'))],
  ])(
    'empties the cache of TanStack Router, and again when it %s the page again',
    async (_, load) => {
      const calls: string[] = [];
      vi.stubGlobal('__TSR_ROUTER__', {
        clearCache: () => calls.push('clearCache'),
        invalidate: () => {
          calls.push('invalidate');
          return load().finally(() => calls.push('loaded'));
        },
      });

      revalidateLoaders();
      expect(calls).toEqual(['clearCache', 'invalidate']);
      await expect.poll(() => calls).toEqual(['clearCache', 'invalidate', 'loaded', 'clearCache']);
    },
  );
});
