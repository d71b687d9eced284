import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRun } from './run.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the duration of a run', () => {
  it.each([
    ['counts milliseconds', [1_000, 1_234.4], 234],
    ['is 0 if the clock has been replaced in the meantime', [1_000, 0], 0],
  ])('%s', (_, times, durationMs) => {
    const now = vi.spyOn(performance, 'now');
    for (const time of times) now.mockReturnValueOnce(time);
    expect(createRun('all', {}, undefined).details()).toEqual({ target: 'all', durationMs });
  });
});
