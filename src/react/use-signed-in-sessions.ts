import { useCallback, useSyncExternalStore } from 'react';
import {
  type ClerkInstance,
  getSignedInSessions,
  NO_SESSIONS,
  onSessionsChanged,
  type SignedInSession,
} from '#shared';
import { useClerkInstance } from './use-clerk-instance.ts';

/**
 * Lists the live sessions of this browser: active and pending ones, never expired or removed ones.
 * Empty while Clerk loads and on the server. Follows other tabs. The array stays the same object while nothing changes.
 *
 * @example
 * const sessions = useSignedInSessions();
 * return sessions.map(({ id, name, identifier, isCurrent }) => <li key={id}>{name ?? identifier}{isCurrent && ' (you)'}</li>);
 *
 * @see clerk/javascript packages/clerk-js/src/core/resources/Client.ts `signedInSessions`
 */
export function useSignedInSessions(
  options?: { clerk?: ClerkInstance | null | undefined } | null,
): readonly SignedInSession[] {
  const clerk = useClerkInstance(options?.clerk);
  const subscribe = useCallback(
    (listener: () => void) => onSessionsChanged(clerk, listener),
    [clerk],
  );
  return useSyncExternalStore(
    subscribe,
    () => getSignedInSessions(clerk),
    () => NO_SESSIONS,
  );
}
