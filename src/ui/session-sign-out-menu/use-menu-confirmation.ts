import { useState } from 'react';
import { type AccountAction, confirmationOf } from '../../react/confirmation-of.js';
import type { SessionSignOutMenuMessages } from '../../react/messages/menu-messages.types.js';
import type { SignOutConfirmTexts } from '../../react/sign-out-defaults.js';
import type { ConfirmDialogProps } from '../confirm-dialog/confirm-dialog.types.js';
import { dialogPropsOf, useConfirmation } from '../confirm-dialog/use-confirmation.js';
import type { SessionSignOutMenuConfirmation } from './session-sign-out-menu.types.js';

/** Asks before an action: `title` says which, `reasons` what would be lost. */
export type AskInMenu = (
  action: AccountAction,
  title: string,
  reasons: readonly string[],
) => boolean | Promise<boolean>;

/** @returns the question that is open, and the function that asks where `confirm` wants it. */
export function useMenuConfirmation(
  confirm: SessionSignOutMenuConfirmation | undefined,
  messages: SessionSignOutMenuMessages,
): [ConfirmDialogProps | undefined, AskInMenu] {
  const [question, ask] = useConfirmation();
  const [texts, setTexts] = useState<SignOutConfirmTexts>({});
  return [
    question && dialogPropsOf(question, texts, messages),
    (action, title, reasons) => {
      const wanted = confirmationOf(confirm, action);
      if (typeof wanted === 'function') return wanted({ reasons });
      if (!wanted || (wanted === 'when-guarded' && reasons.length === 0)) return true;
      setTexts(typeof wanted === 'object' ? { title, ...wanted } : { title });
      return ask(reasons);
    },
  ];
}
