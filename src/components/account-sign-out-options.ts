import type { SignedInSession } from '#shared';
import type { UseSignOutOptions } from '../react/use-sign-out.types.ts';

/**
 * The options with which a list of accounts signs out one of them, or all: who is in use afterwards, and whether the
 * page is left. While somebody is in use, it stays.
 *
 * @param account Nothing for all accounts.
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
