import { attempt } from '#shared';

const UNITS = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/**
 * How long ago something was, in words: "3 hours ago", "vorgestern". Empty if the browser cannot format it or rejects the
 * locale.
 *
 * @param at Epoch milliseconds.
 * @param now Epoch milliseconds.
 */
export function relativeTime(at: number, now: number, locale: string): string {
  const [unit, durationMs] = UNITS.find(([, ms]) => Math.abs(at - now) >= ms) ?? ['second', 1_000];
  const amount = Math.min(0, Math.round((at - now) / durationMs));
  return attempt(
    () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(amount, unit),
    '',
  );
}
