import { attempt } from '../core/attempt.ts';

const STORAGE_KEY = 'clerk-sign-out:ended';
const LIMIT_CHARACTERS = 2_000;

/** Stores the ids of sessions that have ended, for the other pages of this browser. An id is never used again. */
export function storeEndedSessions(ids: readonly string[]): void {
  const kept = [...ids, ...readEndedSessions()].join(' ').slice(0, LIMIT_CHARACTERS);
  attempt(() => localStorage.setItem(STORAGE_KEY, kept));
}

/** The ids that any page of this browser has stored, latest first; none if the browser stores nothing. */
export function readEndedSessions(): string[] {
  return attempt(() => localStorage.getItem(STORAGE_KEY)?.split(' ')) ?? [];
}
