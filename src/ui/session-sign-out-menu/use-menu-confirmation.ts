import { useState } from 'react';
import { type AccountAction, confirmationOf } from '../../components/confirmation-of.ts';
import { asQuestion } from '../../messages/as-question.ts';
import type { SessionSignOutMenuMessages } from '../../messages/menu-messages.types.ts';
import type { SignOutConfirmTexts } from '../../react/sign-out-defaults.tsx';
import type { ConfirmDialogProps } from '../confirm-dialog/confirm-dialog.types.ts';
import { dialogPropsOf, useConfirmation } from '../confirm-dialog/use-confirmation.ts';
import type { SessionSignOutMenuConfirmation } from './session-sign-out-menu.types.ts';

/**
 * Asks before an action. `reasons` say what would be lost.
 *
 * @param texts What the question says by default; the title gets its question mark.
 * @param byDefault Whether to ask where the app says nothing. @default false
 */
export type AskInMenu = (
  action: AccountAction,
  texts: SignOutConfirmTexts & { title: string },
  reasons: readonly string[],
  byDefault?: boolean,
) => boolean | Promise<boolean>;

/** @returns the question that is open, and the function that asks where `confirm` wants it. */
export function useMenuConfirmation(
  confirm: SessionSignOutMenuConfirmation | undefined,
  messages: SessionSignOutMenuMessages,
  locale = 'en',
): [ConfirmDialogProps | undefined, AskInMenu] {
  const [question, ask] = useConfirmation();
  const [texts, setTexts] = useState<SignOutConfirmTexts>({});
  return [
    question && dialogPropsOf(question, texts, messages),
    (action, { title, ...texts }, reasons, byDefault) => {
      const wanted = confirmationOf(confirm, action) ?? byDefault;
      if (typeof wanted === 'function') return wanted({ reasons });
      if (!wanted || (wanted === 'when-guarded' && reasons.length === 0)) return true;
      const own = typeof wanted === 'object' ? wanted : {};
      setTexts({ title: asQuestion(title, locale), ...texts, ...own });
      return ask(reasons);
    },
  ];
}
