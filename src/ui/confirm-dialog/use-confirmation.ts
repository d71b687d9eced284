import { useCallback, useEffect, useRef, useState } from 'react';
import { confirmTextsOf } from '../../components/confirm-texts-of.ts';
import type { SignOutMessages } from '../../messages/messages.types.ts';
import type { SignOutConfirmTexts } from '../../react/sign-out-defaults.tsx';
import type { ConfirmDialogProps } from './confirm-dialog.types.ts';

/** A question that is waiting for its answer. */
export interface PendingConfirmation {
  reasons: readonly string[];
  answer(isConfirmed: boolean): void;
}

/** What the dialog is given. */
export function dialogPropsOf(
  { reasons, answer }: PendingConfirmation,
  texts: SignOutConfirmTexts,
  messages: SignOutMessages,
): ConfirmDialogProps {
  const { confirm, cancel, ...rest } = confirmTextsOf(texts, messages);
  return {
    ...rest,
    confirmLabel: confirm,
    cancelLabel: cancel,
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
