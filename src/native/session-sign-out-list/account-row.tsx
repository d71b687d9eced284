import { type SignedInSession, withDefaults } from '#shared';
import { fullNameOf } from '../../components/account-name.ts';
import { accountSignOutOptions } from '../../components/account-sign-out-options.ts';
import { confirmationOf } from '../../components/confirmation-of.ts';
import { confirmBy } from '../../components/sign-out-button-options.ts';
import { useSignOutButton } from '../../components/use-sign-out-button.ts';
import { asQuestion } from '../../messages/as-question.ts';
import { fill } from '../../messages/fill.ts';
import type { SessionSignOutMenuMessages } from '../../messages/menu-messages.types.ts';
import type { UseSignOutOptions } from '../../react/use-sign-out.types.ts';
import { askByAlert } from '../confirm-alert/ask-by-alert.ts';
import { AccountRowView } from './account-row.view.tsx';
import type { SessionSignOutListProps } from './session-sign-out-list.types.ts';

/** The row of one account, or of the action for all accounts, with its sign-out. */
export function AccountRow({
  accounts,
  session,
  options,
  next,
  redirectUrl,
  confirm,
  locale = 'en',
  messages,
  onDone,
}: Pick<SessionSignOutListProps, 'next' | 'redirectUrl' | 'confirm'> & {
  accounts: readonly SignedInSession[];
  /** Absent for the action for all accounts. */
  session?: SignedInSession | undefined;
  options: UseSignOutOptions;
  /** The language of the texts. @default 'en' */
  locale?: string | undefined;
  messages: SessionSignOutMenuMessages;
  /** @param farewell The announcement once the server has confirmed. */
  onDone: (farewell: string) => void;
}) {
  const account = session && fullNameOf(session);
  const title = account ? fill(messages.signOutOf, account) : messages.signOutAll;
  const confirmation = confirmationOf(confirm, session ? 'account' : 'all');
  const ask = confirmBy(confirmation, ({ reasons }) =>
    askByAlert(messages, confirmation, reasons, {
      title: asQuestion(title, locale),
      confirm: session ? messages.signOut : messages.confirmAll,
    }),
  );
  const { signOut, shown, actions } = useSignOutButton(
    withDefaults(options, {
      ...accountSignOutOptions(accounts, session, { next, redirectUrl }),
      // Unsaved work in the app belongs to the current account.
      confirm:
        ask &&
        ((request) => ask(session?.isCurrent === false ? { ...request, reasons: [] } : request)),
      onSignedOut: (info, details) => {
        onDone(account ? fill(messages.signedOutOf, account) : messages.signedOutAll);
        return options.onSignedOut?.(info, details);
      },
    }),
  );
  const { isSpinning, secondsLeft } = shown;
  const { onPress, onRetry, onCancel } = actions;
  return (
    <AccountRowView
      {...{ session, messages, isSpinning, secondsLeft, onRetry, onCancel }}
      state={signOut}
      onSignOut={onPress}
    />
  );
}
