import { type Ref, useLayoutEffect, useRef } from 'react';
import { useMergedRefs } from '../element/refs.ts';
import { useMenu } from './menu-context.ts';

/**
 * Keeps the focus in a group whose rows go: the next row gets it, else the last, else the trigger.
 *
 * @param rows Another list when a row has gone.
 */
export function useFocusKeeper(
  rows: readonly unknown[],
  ref?: Ref<HTMLDivElement>,
): Ref<HTMLDivElement> | undefined {
  const { leave } = useMenu();
  const groupRef = useRef<HTMLDivElement>(null);
  const focused = useRef<{ element: Element | null; index: number }>({ element: null, index: 0 });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is what may have taken the focus away
  useLayoutEffect(() => {
    const group = groupRef.current;
    if (!group) return;
    const items = () => [...group.querySelectorAll<HTMLElement>('[data-keeps-focus]')];
    const { element, index } = focused.current;
    if (element && !element.isConnected && isNowhere(document.activeElement)) {
      const left = items();
      const next = left[index] ?? left.at(-1);
      if (next) next.focus();
      else leave();
    }
    const remember = ({ target }: FocusEvent) => {
      focused.current = {
        element: target as Element,
        index: items().indexOf(target as HTMLElement),
      };
    };
    // Without another element it was not the person who moved on: the row was removed, or the window was left.
    const forget = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget) focused.current.element = null;
    };
    group.addEventListener('focusin', remember);
    group.addEventListener('focusout', forget);
    return () => {
      group.removeEventListener('focusin', remember);
      group.removeEventListener('focusout', forget);
    };
  }, [rows, leave]);

  return useMergedRefs(groupRef, ref);
}

function isNowhere(element: Element | null): boolean {
  return !element || element === document.body;
}
