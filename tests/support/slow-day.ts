/** How long a test waits for what surely comes, and on a slow day comes late. In milliseconds. */
export const SLOW_DAY_MS = 30_000;
