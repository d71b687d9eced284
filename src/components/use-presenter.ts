import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { type ClerkInstance, developerAdvice, getPresenters, type TargetKey } from '#shared';

/** When a page suspends, React hides it and cleans up only these effects. React 18 warns about them on a server. */
const useVisibleEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect;

/**
 * Registers a component as one that shows the outcomes of a target, so that each outcome is shown and read out once.
 *
 * @param isShowing Whether the component shows outcomes at all.
 * @returns whether another component shows them; a function that makes this component show them; and one that warns the
 * developer once if a failure is shown nowhere because the component has unmounted.
 */
export function usePresenter(
  clerk: ClerkInstance,
  key: TargetKey,
  isShowing: boolean,
): { isSilent: boolean; prefer(): void; warnIfUnseen(): void } {
  const presenters = getPresenters(clerk);
  const [presenter] = useState<object>(() => ({}));
  useVisibleEffect(
    () => (isShowing ? presenters.add(key, presenter) : undefined),
    [presenters, key, presenter, isShowing],
  );
  const isSilent = useSyncExternalStore(
    presenters.subscribe,
    () => presenters.isSilent(key, presenter),
    () => false,
  );
  return {
    isSilent,
    prefer: () => {
      if (isShowing) presenters.prefer(key, presenter);
    },
    warnIfUnseen: () => {
      if (isShowing && !presenters.get(key)) developerAdvice?.warnAboutUnseenFailure();
    },
  };
}
