import { useEffect, useRef, useState } from 'react';

/** A timer that is set for longer fires at once. */
const LONGEST_DELAY_MS = 2_147_483_647;

/**
 * `true` once `isOn` has lasted for `delayMs`, and then for at least `minimumMs`, even if `isOn` ends earlier.
 * A short wait is never shown, and a longer one does not flicker. A delay of `Infinity` never ends.
 *
 * @returns the value, and a function that resets it to `false` and starts the delay again.
 */
export function useDelayed(
  isOn: boolean,
  delayMs: number,
  minimumMs = 0,
): [isShown: boolean, restart: () => void] {
  const [isShown, setShown] = useState(false);
  const shownAt = useRef(0);
  useEffect(() => {
    if (isOn === isShown) return;
    // If the clock was set back, it waits for the minimum.
    const timer = setTimeout(
      () => {
        shownAt.current = Date.now();
        setShown(isOn);
      },
      isOn
        ? Math.min(delayMs, LONGEST_DELAY_MS)
        : Math.max(0, Math.min(shownAt.current + minimumMs - Date.now(), minimumMs)),
    );
    return () => clearTimeout(timer);
  }, [isOn, isShown, delayMs, minimumMs]);
  return [isShown && (isOn || minimumMs > 0), () => setShown(false)];
}
