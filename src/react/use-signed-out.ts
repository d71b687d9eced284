import { useEffect, useInsertionEffect, useRef } from 'react';
import { type ClerkInstance, onSignedOut, type SignedOutUser } from '#shared';
import { useClerkInstance } from './use-clerk-instance.ts';

/**
 * Runs a callback once when a user's last session in this browser has ended, whoever ended it: this page, another tab,
 * an expiry, Clerk's `<UserButton>`. The place to clear the app's own caches and to reset analytics.
 *
 * When this page signs out, the callback runs after the server has confirmed and before any navigation, and is waited
 * for, up to `timeoutMs`. One that throws is reported and never in the way. Clerk's state between two states
 * (`session === undefined`) does not count, nor does a failed or offline sign-out.
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
  useEffect(() => onSignedOut(clerk, (user) => latest.current?.(user)), [clerk]);
}
