import { useCallback, useEffect, useRef, useState } from 'react';

/** A question that is waiting for its answer. */
export interface PendingConfirmation {
  reasons: readonly string[];
  answer(isConfirmed: boolean): void;
}

/**
 * Turns a dialog into a promise. A question whose component goes away is answered with `false`.
 *
 * @returns the open question, if there is one, and the function that asks.
 */
export function useConfirmation(): [
  PendingConfirmation | undefined,
  (reasons: readonly string[]) => Promise<boolean>,
] {
  const [pending, setPending] = useState<PendingConfirmation>();
  const open = useRef<PendingConfirmation>(undefined);
  useEffect(() => () => open.current?.answer(false), []);
  const ask = useCallback(
    (reasons: readonly string[]) =>
      new Promise<boolean>((resolve) => {
        open.current?.answer(false);
        open.current = {
          reasons,
          answer: (isConfirmed) => {
            setPending(undefined);
            resolve(isConfirmed);
          },
        };
        setPending(open.current);
      }),
    [],
  );
  return [pending, ask];
}
