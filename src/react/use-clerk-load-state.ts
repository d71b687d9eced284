import { useSyncExternalStore } from 'react';
import { type ClerkInstance, type LoadState, signOutOf } from '#shared';

/** Whether Clerk can be called; `'loading'` on the server and while hydrating. */
export function useClerkLoadState(clerk: ClerkInstance): LoadState {
  const store = signOutOf(clerk);
  return useSyncExternalStore(store.onLoaded, store.getLoadState, () => 'loading');
}
