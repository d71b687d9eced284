import { useSyncExternalStore } from 'react';
import { type ClerkInstance, NO_SESSIONS, type SignedInSession, signOutOf } from '#shared';
import { useClerkInstance } from './use-clerk-instance.js';

/**
 * The live sessions of this browser, as rows: active and pending ones, never expired or removed ones.
 * Empty while Clerk loads and on the server. The list follows other tabs, and keeps its identity while nothing changes.
 *
 * @example
 * const sessions = useSignedInSessions();
 * return sessions.map(({ id, name, identifier, isCurrent }) => <li key={id}>{name ?? identifier}{isCurrent && ' (you)'}</li>);
 *
 * @see clerk/javascript packages/clerk-js/src/core/resources/Client.ts `signedInSessions`
 */
export function useSignedInSessions(
  options: { clerk?: ClerkInstance | undefined } = {},
): readonly SignedInSession[] {
  const store = signOutOf(useClerkInstance(options.clerk));
  return useSyncExternalStore(store.subscribe, store.getSessions, () => NO_SESSIONS);
}
