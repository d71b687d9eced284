import { useInsertionEffect, useRef } from 'react';
import {
  assertSignOutOptions,
  type ClerkInstance,
  onBeforeSignOut,
  type SigningOutInfo,
} from '#shared';
import { useClerkInstance } from './use-clerk-instance.ts';

/**
 * Runs a callback before every sign-out, while the token of the session still works: to remove a push subscription, to
 * flush an audit log, to save a draft. Anywhere below the Clerk provider; it need not be where the button is.
 *
 * It runs once for each request, however many clicks, components and tabs ask for it: not for a click that joins a
 * sign-out under way, nor in a tab that finds the session ended by another one. A sign-out that failed and is tried again
 * is another one. All callbacks run at the same time, and the request waits for them, each for `timeoutMs` at most. One
 * that throws or takes longer is reported with `reportError`, and the sign-out continues.
 *
 * It cannot stop the sign-out. What may stop it is `onBeforeSignOut`, which runs earlier: before the person is asked.
 *
 * Only what this package signs out: Clerk's own `<UserButton>`, another tab and an expiry leave no time for it. What has
 * to happen then as well belongs into `useSignedOut`. Signing out other devices ends no session of this browser.
 *
 * @param options.timeoutMs Milliseconds that the sign-out waits for this callback at most. @default 3000
 * @throws {TypeError} in render, when `timeoutMs` is no number of milliseconds.
 *
 * @example
 * useBeforeSignOut(async ({ sessionIds }) => {
 *   const registration = await navigator.serviceWorker.ready;
 *   const subscription = await registration.pushManager.getSubscription();
 *   await subscription?.unsubscribe();
 * });
 */
export function useBeforeSignOut(
  callback: ((info: SigningOutInfo) => unknown) | null | undefined,
  options?: {
    timeoutMs?: number | null | undefined;
    clerk?: ClerkInstance | null | undefined;
  } | null,
): void {
  const timeoutMs = options?.timeoutMs ?? undefined;
  assertSignOutOptions({ timeoutMs });
  const clerk = useClerkInstance(options?.clerk);
  const latest = useRef({ callback, timeoutMs });
  // Unlike other effects these stay while React hides the component, as Next.js does with pages that were left.
  useInsertionEffect(() => {
    latest.current = { callback, timeoutMs };
  });
  useInsertionEffect(
    () =>
      onBeforeSignOut(
        clerk,
        (info) => latest.current.callback?.(info),
        () => latest.current.timeoutMs,
      ),
    [clerk],
  );
}
