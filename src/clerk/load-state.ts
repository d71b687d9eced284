import type { ClerkInstance } from './clerk-instance.ts';
import { signOutOf } from './sign-out-of-clerk.ts';

/** Whether Clerk can be called. */
export type LoadState = 'loading' | 'ready' | 'error';

export function loadStateOf({ loaded, status }: ClerkInstance): LoadState {
  return loaded ? 'ready' : status === 'error' ? 'error' : 'loading';
}

/** Calls back when Clerk has loaded, or has failed to. Returns the way to stop. */
export function onLoaded(clerk: ClerkInstance, listener: () => void): () => void {
  let isSubscribed = true;
  const notify = () => isSubscribed && listener();
  signOutOf(clerk).port.load().then(notify, notify);
  return () => {
    isSubscribed = false;
  };
}
