import { useCallback, useEffect, useRef, useState } from 'react';
import type { SignOutMessages } from '../../messages/messages.types.ts';
import type { SignOutConfirmTexts } from '../../react/sign-out-defaults.tsx';
import type { ConfirmDialogProps } from './confirm-dialog.types.ts';

/** A question that is waiting for its answer. */
export interface PendingConfirmation {
  reasons: readonly string[];
  answer(isConfirmed: boolean): void;
}

/** What the dialog says: words of its own, and for those left out the ones of the language. */
export function dialogPropsOf(
  { reasons, answer }: PendingConfirmation,
  texts: SignOutConfirmTexts,
  messages: SignOutMessages,
): ConfirmDialogProps {
  return {
    title: texts.title ?? messages.confirmTitle,
    description: texts.description ?? messages.confirmDescription,
    confirmLabel: texts.confirm ?? messages.signOut,
    cancelLabel: texts.cancel ?? messages.cancel,
    reasonsTitle: messages.confirmReasons,
    reasons,
    onAnswer: answer,
  };
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
