import type { SignOutState } from '#shared';

/** Whether something is being done. While the person is asked, or the network is waited for, nothing is. */
export function isUnderWay(state: SignOutState): boolean {
  return (
    state.status === 'pending' &&
    !['confirming', 'reverifying', 'waiting-for-network'].includes(state.phase)
  );
}
