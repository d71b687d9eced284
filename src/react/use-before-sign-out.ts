import { useInsertionEffect, useRef } from 'react';
import {
  assertSignOutOptions,
  type ClerkInstance,
  onBeforeSignOut,
  type SigningOutInfo,
} from '#shared';
import { useClerkInstance } from './use-clerk-instance.ts';

/**
 * Runs a callback before every sign-out, while the session's token still works: to let your server forget a push
 * subscription, flush an audit log or save a draft. Use it anywhere below the Clerk provider; it need not be near the
 * button. The sign-out can still fail, so do not delete anything here that the person needs if they stay.
 *
 * The callback runs once per request, however many clicks, components and tabs ask for it: not for a click that joins a
 * running sign-out, and not in a tab whose session another tab has ended. Retrying a failed sign-out is a new request. All
 * callbacks run at the same time, and the request waits for each of them for up to `timeoutMs`. If one throws or takes
 * longer, that is reported with `reportError`, and the sign-out continues.
 *
 * The callback cannot cancel the sign-out. Use `onBeforeSignOut` for that; it runs earlier, before the person is asked.
 *
 * It runs only for sign-outs of this package: Clerk's `<UserButton>`, another tab and an expiry leave no time for it. Put
 * work that has to happen in those cases too into `useSignedOut`. It does not run when only other devices are signed out,
 * because that ends no session of this browser.
 *
 * @param options.clerk The Clerk instance. @default the provider's; required in `clerk-sign-out/headless`
 * @param options.timeoutMs The longest time that the sign-out waits for this callback, in milliseconds. @default 3000
 * @throws {TypeError} in render, when `timeoutMs` is not a valid number of milliseconds.
 *
 * @example
 * useBeforeSignOut(() => auditLog.flush());
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
  // Unlike other effects, these stay while React hides the component, as in pages that Next.js keeps after leaving them.
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
