import { useEffect, useState } from 'react';

/**
 * Counts the seconds of a waiting time down to 0. Another `of` starts the count again.
 *
 * @param of What the waiting time belongs to.
 * @param waitMs Milliseconds.
 */
export function useSecondsLeft(of: unknown, waitMs = 0): number {
  const [count, setCount] = useState<{ of: unknown; left: number }>();
  useEffect(() => {
    if (!waitMs) return;
    const end = Date.now() + waitMs;
    const timer = setInterval(() => {
      const left = Math.max(0, Math.ceil((end - Date.now()) / 1_000));
      setCount({ of, left });
      if (!left) clearInterval(timer);
    }, 1_000);
    return () => clearInterval(timer);
  }, [of, waitMs]);
  return count && count.of === of ? count.left : Math.ceil(waitMs / 1_000);
}
