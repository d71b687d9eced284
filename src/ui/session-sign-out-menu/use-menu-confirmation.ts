import { type AccountAction, confirmationOf } from '../../components/confirmation-of.ts';
import { confirmBy } from '../../components/sign-out-button-options.ts';
import { asQuestion } from '../../messages/as-question.ts';
import type { SessionSignOutMenuMessages } from '../../messages/menu-messages.types.ts';
import type { SignOutConfirmTexts } from '../../react/sign-out-defaults.tsx';
import type { SignOutConfirmRequest } from '../../react/use-sign-out.types.ts';
import type { ConfirmDialogLook } from '../confirm-dialog/confirm-dialog.types.ts';
import type { Place } from '../confirm-dialog/place.ts';
import { useConfirmation } from '../confirm-dialog/use-confirmation.ts';
import type { SessionSignOutMenuConfirmation } from './session-sign-out-menu.types.ts';

/** The question before an action. */
interface MenuQuestion extends SignOutConfirmRequest {
  /** The default texts. A question mark is added to the title. */
  texts: SignOutConfirmTexts & { title: string };
  /** Where to show the question. */
  from: Place | undefined;
  /** Whether to ask if the app sets no `confirm`. @default false */
  byDefault?: boolean | undefined;
}

export type AskInMenu = (
  action: AccountAction,
  question: MenuQuestion,
) => boolean | Promise<boolean>;

/** @returns a function that asks if `confirm` requires it, and one that tells whether a question is open. */
export function useMenuConfirmation(
  confirm: SessionSignOutMenuConfirmation | undefined,
  look: ConfirmDialogLook & { messages: SessionSignOutMenuMessages },
  locale = 'en',
): { ask: AskInMenu; isAsking(): boolean } {
  const { ask, isAsking } = useConfirmation(look);
  return {
    isAsking,
    ask: (action, { texts, from, byDefault, ...request }) => {
      const wanted = confirmationOf(confirm, action) ?? byDefault;
      const confirmed = confirmBy(wanted, () =>
        ask(wanted, request, from, { ...texts, title: asQuestion(texts.title, locale) }),
      );
      return confirmed ? confirmed(request) : true;
    },
  };
}
