import type { ClerkInstance, ClerkSession } from './clerk-instance.ts';

/**
 * The sessions that count as signed in: active and pending ones. clerk-js before 5.54 has no pending ones, and another
 * name for the list.
 */
export function signedInSessionsIn({ client }: ClerkInstance): readonly ClerkSession[] {
  return (client?.signedInSessions ?? client?.activeSessions ?? []).filter(Boolean);
}

export function findSignedInSession(clerk: ClerkInstance, id: string): ClerkSession | undefined {
  return signedInSessionsIn(clerk).find((session) => session.id === id);
}
