import type { SignedInSession } from '#shared';
import type { UseSignOutOptions } from '../react/use-sign-out.types.ts';

/**
 * The options for signing out one account of a list, or all: which account becomes active, and whether to
 * redirect. The page stays if an account is still active afterwards.
 *
 * @param account `undefined` for all accounts.
 */
export function accountSignOutOptions(
  accounts: readonly SignedInSession[],
  account: SignedInSession | undefined,
  { next, redirectUrl }: Pick<UseSignOutOptions, 'next' | 'redirectUrl'>,
): UseSignOutOptions {
  if (!account) return { scope: 'all', redirectUrl };
  const isLeftInUse = accounts.length > 1 && (!account.isCurrent || next !== 'none');
  return {
    sessionId: account.id,
    next: accounts.length > 1 ? next : 'none',
    redirectUrl: isLeftInUse ? false : redirectUrl,
  };
}
