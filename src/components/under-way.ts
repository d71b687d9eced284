import type { SignOutState } from '#shared';

/** Whether a sign-out continues once the browser is back online. */
export function isWaitingForNetwork(state: SignOutState): boolean {
  return state.status === 'pending' && state.phase === 'waiting-for-network';
}

/** Whether a sign-out is making progress: not while it waits for the person or for the network. */
export function isUnderWay(state: SignOutState): boolean {
  return (
    state.status === 'pending' &&
    !['confirming', 'reverifying', 'waiting-for-network'].includes(state.phase)
  );
}
