import { describe, expect, it } from 'vitest';
import { relativeTime } from './relative-time.ts';

const now = Date.UTC(2026, 5, 15, 12);
const minutes = (count: number) => count * 60_000;

describe('relativeTime', () => {
  it.each([
    [0, 'now'],
    [minutes(1) - 1, '60 seconds ago'],
    [minutes(1), '1 minute ago'],
    [minutes(59), '59 minutes ago'],
    [minutes(60), '1 hour ago'],
    [minutes(60 * 24), 'yesterday'],
    [minutes(60 * 24 * 7), 'last week'],
    [minutes(60 * 24 * 40), 'last month'],
    [minutes(60 * 24 * 800), '2 years ago'],
  ])('says %i ms ago as "%s"', (ago, text) => {
    expect(relativeTime(now - ago, now, 'en')).toBe(text);
  });

  it('uses the language of the locale', () => {
    expect(relativeTime(now - minutes(60 * 48), now, 'de-AT')).toBe('vorgestern');
  });

  it('shows a time in the future as now', () => {
    expect(relativeTime(now + minutes(3), now, 'en')).toBe('this minute');
  });
});
