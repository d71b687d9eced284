import type { SignOutConfirmation } from '../react/sign-out-defaults.tsx';

/** The actions before which a list of accounts can ask. */
export type AccountAction = 'account' | 'all' | 'devices';

/** When a list of accounts asks before it signs out: the same for every action, or set per action. */
export type AccountConfirmation =
  | SignOutConfirmation
  | { [action in AccountAction]?: SignOutConfirmation | undefined };

/** Whether and how an action asks. */
export function confirmationOf(
  confirm: AccountConfirmation | undefined,
  action: AccountAction,
): SignOutConfirmation | undefined {
  const isPerAction =
    typeof confirm === 'object' && ['account', 'all', 'devices'].some((name) => name in confirm);
  return isPerAction
    ? (confirm as Record<AccountAction, SignOutConfirmation | undefined>)[action]
    : (confirm as SignOutConfirmation | undefined);
}
