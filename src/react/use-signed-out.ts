import { useEffect, useInsertionEffect, useRef } from 'react';
import { type ClerkInstance, followClerk, onSignedOut, type SignedOutUser } from '#shared';
import { useClerkInstance } from './use-clerk-instance.ts';

/**
 * Runs a callback once when a user's last session in this browser has ended, whoever ended it: this page, another tab,
 * an expiry, Clerk's `<UserButton>`. The place to clear the app's own caches and to reset analytics.
 *
 * When this page signs out, the callback runs after the server has confirmed and before any navigation, and is waited
 * for, up to `timeoutMs`. One that throws is reported and never in the way. Clerk's transitive state
 * (`session === undefined`) does not count, nor does a failed or offline sign-out. It also runs in a part of the page that
 * React hides, such as a page that Next.js has left and keeps.
 *
 * It runs at load as well, for a user whose last session in this browser has ended while no page of the app was open: by an
 * expiry, or on another device. For that the ids of who is signed in are kept in `localStorage`, where there is one.
 *
 * @example
 * useSignedOut(() => queryClient.clear());
 */
export function useSignedOut(
  callback: ((user: SignedOutUser) => unknown) | null | undefined,
  options?: { clerk?: ClerkInstance | null | undefined } | null,
): void {
  const clerk = useClerkInstance(options?.clerk);
  const latest = useRef(callback);
  useInsertionEffect(() => {
    latest.current = callback;
  });
  // Unlike other effects this one stays while React hides the component.
  useInsertionEffect(() => onSignedOut(clerk, (user) => latest.current?.(user)), [clerk]);
  useEffect(() => followClerk(clerk), [clerk]);
}
