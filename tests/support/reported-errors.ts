import { afterEach, beforeEach, type Mock, vi } from 'vitest';

/** The errors passed to `reportError` during each test of a file. */
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
