import { useEffect, useState } from 'react';

/**
 * Counts the seconds of a waiting time down to 0. A different `of` restarts the count.
 *
 * @param of The object that the waiting time belongs to.
 * @param waitMs Milliseconds.
 */
export function useSecondsLeft(of: unknown, waitMs = 0): number {
  const [count, setCount] = useState<{ of: unknown; left: number }>();
  useEffect(() => {
    if (!waitMs) return;
    const start = Date.now();
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
      // Ticks are late in a background page; a clock can stand still or be set back.
      const passedMs = Math.max(Date.now() - start, ticks * 1_000);
      const left = Math.max(0, Math.ceil((waitMs - passedMs) / 1_000));
      setCount({ of, left });
      if (!left) clearInterval(timer);
    }, 1_000);
    return () => clearInterval(timer);
  }, [of, waitMs]);
  return count && count.of === of ? count.left : Math.ceil(waitMs / 1_000);
}
