import type { ClerkInstance } from './clerk-instance.ts';
import { signedInSessionsIn } from './client-sessions.ts';
import { getConnection } from './connection.ts';

/** One live session of this browser, as a row of a list. */
export interface SignedInSession {
  /** The id of the session, for `useSignOut({ sessionId })`. */
  id: string;
  /** The id of the user; `null` if the server sent none. */
  userId: string | null;
  /** First and last name; `null` when the user has none. */
  name: string | null;
  /** Email address, phone number or user name; empty if the server sent none. */
  identifier: string;
  /** `null` when the user has not set an image. */
  imageUrl: string | null;
  /** Whether it is the session that Clerk's hooks show. @selector [data-current] */
  isCurrent: boolean;
  /** Whether somebody else uses it on the user's behalf (Clerk's user impersonation, `session.actor`). */
  isImpersonated: boolean;
  /** `'pending'` while the session has an open task, such as choosing an organization. */
  status: 'active' | 'pending';
  /** Epoch milliseconds; 0 if the server sent none. */
  lastActiveAt: number;
}

export const NO_SESSIONS: readonly SignedInSession[] = [];

/**
 * The list of a Clerk instance, read again on each call: Clerk does not notify when a session that is not the current
 * one is gone, because it changes the client in place and compares it with itself (`memoizeListenerCallback`).
 */
export function getSignedInSessions(clerk: ClerkInstance): readonly SignedInSession[] {
  const list = getConnection(clerk).part(createList);
  list.rows = readSignedInSessions(clerk, list.rows);
  return list.rows;
}

function createList(): { rows: readonly SignedInSession[] } {
  return { rows: NO_SESSIONS };
}

/** Calls back when the list may have changed. Returns an unsubscribe function. */
export function onSessionsChanged(clerk: ClerkInstance, listener: () => void): () => void {
  const { sessions, listen } = getConnection(clerk);
  listen();
  const unsubscribers = [sessions.subscribe(listener), clerk.addListener(listener)];
  return () => {
    for (const unsubscribe of unsubscribers) unsubscribe();
  };
}

/**
 * The rows, in Clerk's order. Equal rows keep their identity, and an unchanged list is the same list.
 * Lists `signedInSessions`: `client.sessions` also holds expired and removed ones.
 */
export function readSignedInSessions(
  clerk: ClerkInstance,
  previous: readonly SignedInSession[],
): readonly SignedInSession[] {
  const { client, session: active } = clerk;
  if (!client) return previous;
  // In its transitive state Clerk has no active session; the rows keep the last one, so that no mark flickers.
  const currentId =
    active === undefined ? previous.find(({ isCurrent }) => isCurrent)?.id : active?.id;
  const rows = signedInSessionsIn(clerk).map((session, index) => {
    const { id, status, lastActiveAt, publicUserData, user, actor } = session;
    const { firstName, lastName, identifier, hasImage, imageUrl, userId } = publicUserData ?? {};
    const row: SignedInSession = {
      id,
      userId: user?.id ?? userId ?? null,
      name: [firstName, lastName].filter(Boolean).join(' ') || null,
      identifier: identifier ?? '',
      imageUrl: (hasImage && imageUrl) || null,
      isCurrent: id === currentId,
      isImpersonated: Boolean(actor),
      status: status === 'pending' ? 'pending' : 'active',
      lastActiveAt: Number(lastActiveAt) || 0,
    };
    // Nearly always at the same index; a search for each row would make a million comparisons for a thousand rows.
    const before =
      previous[index]?.id === id ? previous[index] : previous.find((other) => other.id === id);
    return before && isEqual(before, row) ? before : row;
  });
  const isUnchanged =
    rows.length === previous.length && rows.every((row, index) => row === previous[index]);
  return isUnchanged ? previous : rows;
}

function isEqual(one: SignedInSession, other: SignedInSession): boolean {
  return (Object.keys(one) as (keyof SignedInSession)[]).every((name) => one[name] === other[name]);
}
