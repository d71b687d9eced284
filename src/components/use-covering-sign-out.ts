import { useState, useSyncExternalStore } from 'react';
import {
  type ClerkInstance,
  getSignedInSessions,
  getSignOutStore,
  optionsOf,
  type TargetKey,
} from '#shared';

/** The target of a sign-out of the current user that waits or has waited for the network and has not ended. */
export function useCoveringSignOut(clerk: ClerkInstance): TargetKey | undefined {
  const store = getSignOutStore(clerk);
  const [covering, setCovering] = useState<TargetKey>();
  const find = () => {
    const waiting = store.getKeys().find((key) => {
      const state = store.getState(key);
      const isWaiting = state.status === 'pending' && state.phase === 'waiting-for-network';
      return isWaiting && endsCurrentUser(clerk, key);
    });
    if (waiting || !covering) return waiting;
    const { status } = store.getState(covering);
    return status === 'pending' || status === 'redirecting' ? covering : undefined;
  };
  const found = useSyncExternalStore(store.subscribe, find, () => undefined);
  if (found !== covering) setCovering(found);
  return found;
}

function endsCurrentUser(clerk: ClerkInstance, key: TargetKey): boolean {
  const { scope, sessionId } = optionsOf(key);
  if (!sessionId) return scope !== 'other-devices';
  return getSignedInSessions(clerk).some(({ id, isCurrent }) => isCurrent && id === sessionId);
}
