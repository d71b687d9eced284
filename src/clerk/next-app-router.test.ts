import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetFetchedPages } from './next-app-router.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('forgetFetchedPages', () => {
  it.each(['__internal_onAfterSetActive', '__unstable__onAfterSetActive'])(
    'refreshes the App Router of Next.js by %s, and no other router',
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
