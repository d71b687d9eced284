import type { SignOutState } from '#shared';

/** Whether a sign-out is making progress: not while it waits for the person or for the network. */
export function isUnderWay(state: SignOutState): boolean {
  return (
    state.status === 'pending' &&
    !['confirming', 'reverifying', 'waiting-for-network'].includes(state.phase)
  );
}

/** Whether a press is ignored. During the confirmation it asks again, because the first question may never be answered. */
export function isBusy(state: SignOutState): boolean {
  const isAsking = state.status === 'pending' && state.phase === 'confirming';
  return (state.status === 'pending' && !isAsking) || state.status === 'redirecting';
}
