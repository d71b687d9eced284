import { callSafely } from './call-safely.ts';
import { createListeners } from './listeners.ts';
import { DEFAULT_TIMEOUT_MS } from './options.ts';
import type { Sessions, SessionsChange } from './sessions.ts';
import { withTimeout } from './time-limit.ts';
import type { SigningOutInfo } from './types.ts';

/** A user whose last session in this browser has ended, as the server confirmed. */
export interface SignedOutUser {
  /** The id of the user whose last session in this browser has ended. */
  userId: string;
  /** The ids of the sessions that ended. */
  sessionIds: string[];
  /** `'sign-out'` when this page did it; `'elsewhere'` for another tab, an expiry, a revocation or another component. */
  reason: 'sign-out' | 'elsewhere';
}

/** A callback to run before every sign-out. Never rejects, and settles in time. */
export type Preparation = (info: SigningOutInfo) => Promise<void>;

/** Which users were signed out and why, and which listeners are told. */
export interface SignOutCallbacks {
  /** The callbacks to run before a user is signed out. */
  readonly preparations: Set<Preparation>;
  /** Calls back when a user's sign-out is confirmed. Returns an unsubscribe function. */
  subscribe(listener: (user: SignedOutUser) => unknown): () => void;
  /** Notifies the listeners of the users whose last session has ended. */
  tell(change: Pick<SessionsChange, 'ended' | 'alive'>): void;
  /** Resolves when every callback so far has settled, or after `limitMs` milliseconds. */
  told(limitMs: number): Promise<void>;
}

export function createSignOutCallbacks(sessions: Pick<Sessions, 'subscribe'>): SignOutCallbacks {
  const listeners = createListeners<SignedOutUser>();
  let telling: Promise<unknown> = Promise.resolve();

  const tell: SignOutCallbacks['tell'] = (change) => {
    const calls = usersWhoLeft(change).flatMap((user) => listeners.notify(user));
    // Mapped to `undefined`: otherwise each promise would hold the result of the one before.
    if (calls.length > 0) telling = Promise.all([telling, ...calls]).then(() => {});
  };
  sessions.subscribe(tell);

  return {
    preparations: new Set(),
    subscribe: (listener) =>
      listeners.subscribe((user) =>
        callSafely('useSignedOut', () => listener(user), DEFAULT_TIMEOUT_MS),
      ),
    tell,
    // `callSafely` reports a callback that takes longer.
    told: async (limitMs) => {
      await withTimeout(telling, limitMs).catch(() => {});
    },
  };
}

/** Excludes users who still have a session. */
function usersWhoLeft({ ended, alive }: Pick<SessionsChange, 'ended' | 'alive'>): SignedOutUser[] {
  const remaining = new Set(alive.values());
  const users = new Map<string, SignedOutUser>();
  for (const { id, userId, by } of ended) {
    if (!userId || remaining.has(userId)) continue;
    const user = users.get(userId) ?? { userId, sessionIds: [], reason: 'elsewhere' };
    user.sessionIds.push(id);
    if (by === 'sign-out') user.reason = by;
    users.set(userId, user);
  }
  return [...users.values()];
}
