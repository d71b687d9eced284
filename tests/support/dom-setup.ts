import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { SLOW_DAY_MS } from './slow-day.ts';

configure({ reactStrictMode: true, asyncUtilTimeout: SLOW_DAY_MS });

// Testing Library sets this only if the test functions are globals.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

// React reports misuse only on the console, so unexpected output is a failure.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterEach(() => {
  cleanup();
  const output = [console.error, console.warn].flatMap((method) => vi.mocked(method).mock.calls);
  vi.mocked(console.error).mockRestore();
  vi.mocked(console.warn).mockRestore();
  expect(output, 'console output').toEqual([]);
});
