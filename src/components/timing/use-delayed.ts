import { useEffect, useRef, useState } from 'react';

/**
 * `true` once `isOn` has lasted for `delayMs`, and then for at least `minimumMs`, even if `isOn` ends earlier.
 * A short wait is never shown, and a longer one does not flicker.
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
      isOn ? delayMs : Math.max(0, Math.min(shownAt.current + minimumMs - Date.now(), minimumMs)),
    );
    return () => clearTimeout(timer);
  }, [isOn, isShown, delayMs, minimumMs]);
  return [isShown && (isOn || minimumMs > 0), () => setShown(false)];
}
