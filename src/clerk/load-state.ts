import type { ClerkInstance } from './clerk-instance.ts';
import { getConnection } from './connection.ts';

/** Whether Clerk can be called. */
export type LoadState = 'loading' | 'ready' | 'error';

export function getLoadState({ loaded, status }: ClerkInstance): LoadState {
  if (loaded) return 'ready';
  return status === 'error' ? 'error' : 'loading';
}

/** Calls back when Clerk has loaded, or has failed to. Returns an unsubscribe function. */
export function onLoaded(clerk: ClerkInstance, listener: () => void): () => void {
  let isSubscribed = true;
  const notify = () => isSubscribed && listener();
  getConnection(clerk).clerk.load().then(notify, notify);
  return () => {
    isSubscribed = false;
  };
}
