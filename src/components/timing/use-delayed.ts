import { useEffect, useRef, useState } from 'react';

/**
 * Whether something has lasted for `delayMs`; from then on for at least `minimumMs`, also when it ends earlier.
 * What is over soon is never shown, and what is shown never flickers.
 *
 * @returns the answer, and a function that takes it back and starts the delay again.
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
    // A clock that was put back leaves it at the minimum.
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
