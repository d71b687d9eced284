import { createListeners } from './listeners.ts';
import type { ClerkGateway } from './ports.ts';

/** What is known about the sessions at one moment. */
export interface KnownSessions {
  /** The ids of the signed-in sessions, most recently active first. */
  signedIn: string[];
  /** The active session; `null` for none, `undefined` while Clerk is in its transitive state or stuck in it. */
  current: string | null | undefined;
  /** `current`, or what it was before Clerk entered its transitive state. */
  lastCurrent: string | null;
}

/** A session that has ended. */
export interface EndedSession {
  id: string;
  userId: string | null;
  /** `'sign-out'` when this page had requested its end; `'elsewhere'` otherwise. */
  by: 'sign-out' | 'elsewhere';
}

/** The result of a comparison with Clerk. */
export interface SessionsChange {
  ended: readonly EndedSession[];
  /** The signed-in sessions that have not ended, with their users. */
  alive: ReadonlyMap<string, string | null>;
  current: string | null | undefined;
  /** Whether Clerk lists a session that has ended, because it received an old answer. */
  isOutdated: boolean;
}

/** The one place that knows which sessions of this browser exist, existed and have ended. */
export interface Sessions {
  read(): KnownSessions;
  /** Whether this page has ever seen a session with this id. */
  wasListed(sessionId: string): boolean;
  /** Whether the server has ended a session, even if a late answer lists it again. */
  hasEnded(sessionId: string): boolean;
  areGone(sessionIds: readonly string[]): boolean;
  /** Whether Clerk shows a signed-in session, or shows nobody while `before` is not signed in either. */
  isUsable(before: string | null): boolean;
  /** Asks the server once, and compares. Rejects unless it answered. */
  refresh(): Promise<void>;
  /** Compares what Clerk shows with what was known, and tells the subscribers. */
  compare(): void;
  /** Notes that this page requests the end of these sessions. Returns a function that removes the note. */
  claim(sessionIds: readonly string[]): () => void;
  /** Whether this page has requested the end of a session, and the server has not said since which sessions exist. */
  isAwaitingAnswer(): boolean;
  /** Calls back after every comparison. Returns an unsubscribe function. */
  subscribe(listener: (change: SessionsChange) => void): () => void;
}

/** The record of a session that was listed and has not ended. */
const LISTED = 0;

export function createSessions(
  clerk: Pick<ClerkGateway, 'isLoaded' | 'sessions' | 'refresh'>,
): Sessions {
  /** By session id: `LISTED`, or the value of `question` when the session was found to have ended. */
  const records = new Map<string, number>();
  /** Counts the questions to the server. Starts at 1, so that it never equals `LISTED`. */
  let question = 1;
  let compared = new Map<string, string | null>();
  let lastCurrent: string | null | undefined;
  const claims = new Set<readonly string[]>();
  let isUnanswered = false;
  const { subscribe, notify } = createListeners<SessionsChange>();

  const read = () => {
    const { signedIn, listed, current, lastActive } = clerk.sessions();
    for (const id of listed) if (!records.has(id)) records.set(id, LISTED);
    if (current !== undefined) lastCurrent = current;
    return {
      users: new Map(signedIn.map(({ id, userId }) => [id, userId])),
      signedIn: signedIn.map(({ id }) => id),
      current,
      lastCurrent: lastCurrent === undefined ? lastActive : lastCurrent,
    };
  };

  const hasEnded = (id: string) => (records.get(id) ?? LISTED) !== LISTED;

  const compare = () => {
    if (!clerk.isLoaded()) return;
    const { users, current } = read();
    const alive = new Map([...users].filter(([id]) => !hasEnded(id)));
    const ended = [...compared]
      .filter(([id]) => !users.has(id) && !hasEnded(id))
      .map(([id, userId]): EndedSession => {
        const isClaimed = [...claims].some((ids) => ids.includes(id));
        return { id, userId, by: isClaimed ? 'sign-out' : 'elsewhere' };
      });
    for (const { id } of ended) records.set(id, question);
    compared = users;
    notify({ ended, alive, current, isOutdated: alive.size < users.size });
  };

  return {
    read,
    wasListed: (id) => {
      read();
      return records.has(id);
    },
    hasEnded,
    areGone: (ids) => {
      const { users } = read();
      return ids.every((id) => !users.has(id));
    },
    isUsable: (before) => {
      const { users, current } = read();
      if (current === undefined) return false;
      if (current !== null) return users.has(current);
      return before === null || hasEnded(before) || !users.has(before);
    },
    // A session in the answer is alive after all, unless it ended after the question was asked.
    refresh: async () => {
      question += 1;
      const asked = question;
      await clerk.refresh();
      isUnanswered = false;
      for (const id of read().signedIn) {
        const endedAt = records.get(id) ?? LISTED;
        if (endedAt < asked) records.set(id, LISTED);
      }
      compare();
    },
    compare,
    claim: (ids) => {
      claims.add(ids);
      isUnanswered = true;
      return () => claims.delete(ids);
    },
    isAwaitingAnswer: () => isUnanswered || claims.size > 0,
    subscribe,
  };
}
