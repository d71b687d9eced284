import { useCallback, useSyncExternalStore } from 'react';
import { type ClerkInstance, getLoadState, type LoadState, onLoaded } from '#shared';

/** Whether Clerk can be called; `'loading'` on the server and while hydrating. */
export function useClerkLoadState(clerk: ClerkInstance): LoadState {
  const subscribe = useCallback((listener: () => void) => onLoaded(clerk, listener), [clerk]);
  return useSyncExternalStore(
    subscribe,
    () => getLoadState(clerk),
    () => 'loading',
  );
}
