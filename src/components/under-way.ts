import type { SignOutState } from '#shared';

/** Whether something is being done. While the person is asked, or the network is waited for, nothing is. */
export function isUnderWay(state: SignOutState): boolean {
  return (
    state.status === 'pending' &&
    !['confirming', 'reverifying', 'waiting-for-network'].includes(state.phase)
  );
}

/** Whether a press is swallowed. While the person is asked, one asks again: the first question may never be answered. */
export function isBusy(state: SignOutState): boolean {
  const isAsking = state.status === 'pending' && state.phase === 'confirming';
  return (state.status === 'pending' && !isAsking) || state.status === 'redirecting';
}
