import { type RefObject, useEffect, useState } from 'react';
import { isUnreachable } from './is-hidden.ts';
import { observe } from './observe.ts';

/** Whether an element is out of reach. Checked after each render and whenever it enters or leaves the viewport. */
export function useIsUnreachable(ref: RefObject<Element | null>): boolean {
  const [isOut, setOut] = useState(false);
  useEffect(() => {
    const isNowOut = ref.current !== null && isUnreachable(ref.current);
    // Setting the same state again can cost another render.
    if (isNowOut !== isOut) setOut(isNowOut);
  });
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    return observe('IntersectionObserver', () => setOut(isUnreachable(element)), [element]);
  }, [ref]);
  return isOut;
}
