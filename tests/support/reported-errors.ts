import { afterEach, beforeEach, type Mock, vi } from 'vitest';

/** What is reported during each test of a file, as the platform reports errors that nobody has caught. */
export function withReportedErrors(): Mock {
  const reported = vi.fn();
  beforeEach(() => {
    reported.mockClear();
    vi.stubGlobal('reportError', reported);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });
  return reported;
}
