import type { DeviceSeed } from '../frontend-api/types.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Last use is an age relative to `now`, because a fixture with fixed dates would become old. */
const KINDS: readonly (readonly [device: Omit<DeviceSeed, 'id'>, ageMs: number])[] = [
  [
    {
      deviceType: 'iPhone',
      isMobile: true,
      browserName: 'Safari',
      browserVersion: '26.1',
      city: 'Oslo',
      country: 'NO',
    },
    5 * MINUTE_MS,
  ],
  [
    {
      deviceType: 'Windows',
      browserName: 'Edge',
      browserVersion: '143.0',
      city: 'Accra',
      country: 'GH',
    },
    3 * 60 * MINUTE_MS,
  ],
  [
    {
      deviceType: 'iPad',
      isMobile: true,
      browserName: 'Safari',
      browserVersion: '18.6',
      city: 'São Paulo',
      country: 'BR',
    },
    DAY_MS,
  ],
  [{ deviceType: 'Linux', browserName: 'Firefox', browserVersion: '145.0' }, 6 * DAY_MS],
  [
    {
      deviceType: 'Android',
      isMobile: true,
      browserName: 'Chrome',
      browserVersion: '142.0',
      city: '東京',
      country: 'JP',
    },
    40 * DAY_MS,
  ],
];

/**
 * Sessions of the same user on other devices: phones, tablets and computers, some without a place, from minutes to
 * weeks old. Their ids are `sess_device_1` and so on.
 *
 * @param count 1 or more.
 * @param now Epoch milliseconds from which their age counts. @default Date.now()
 *
 * @example createFakeClerk({ devices: otherDevices(3) });
 */
export function otherDevices(count: number, now: number = Date.now()): DeviceSeed[] {
  return Array.from({ length: count }, (_, index) => {
    const [device, ageMs] = KINDS[index % KINDS.length] as (typeof KINDS)[number];
    return { id: `sess_device_${index + 1}`, ...device, lastActiveAt: now - ageMs };
  });
}
