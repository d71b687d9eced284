import { useState, useSyncExternalStore } from 'react';
import {
  type ClerkInstance,
  getSignedInSessions,
  getSignOutStore,
  optionsOf,
  type TargetKey,
} from '#shared';
import { isWaitingForNetwork } from './under-way.ts';

/** The target of a sign-out of the current user that waits or has waited for the network and has not ended. */
export function useCoveringSignOut(clerk: ClerkInstance): TargetKey | undefined {
  const store = getSignOutStore(clerk);
  const [covering, setCovering] = useState<TargetKey>();
  const find = () => {
    const waiting = store.getKeys().find((key) => {
      return isWaitingForNetwork(store.getState(key)) && endsCurrentUser(clerk, key);
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
