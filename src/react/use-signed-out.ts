import { useEffect, useInsertionEffect, useRef } from 'react';
import { type ClerkInstance, followClerk, onSignedOut, type SignedOutUser } from '#shared';
import { useClerkInstance } from './use-clerk-instance.ts';

/**
 * Runs a callback once when a user's last session in this browser has ended, by any cause: this page, another tab, an
 * expiry, or Clerk's `<UserButton>`. Use it to clear your app's caches and to reset analytics.
 *
 * When this page signs out, the callback runs after the server has confirmed and before any navigation, which waits for
 * it up to `timeoutMs`. If it throws, the error is reported, and the sign-out continues. It does not run for Clerk's
 * transitive state (`session === undefined`) or for a failed or offline sign-out. It also runs in a part of the page that
 * React hides, such as a page that Next.js has left and keeps.
 *
 * It also runs at load for a user whose last session in this browser ended while no page of the app was open, by expiry or
 * on another device. To know that, the ids of the signed-in users are kept in `localStorage`, where it exists.
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
  // Unlike other effects, this one stays while React hides the component.
  useInsertionEffect(() => onSignedOut(clerk, (user) => latest.current?.(user)), [clerk]);
  useEffect(() => followClerk(clerk), [clerk]);
}
