import type { SignOutRequests } from './ports.ts';
import type { Sessions } from './sessions.ts';

/** One request to end sessions of this browser, and its outcome, even after the time-out. */
export interface Removal {
  /** Resolves as soon as an answer proves that the sessions are gone. Never rejects. */
  readonly proven: Promise<void>;
  /** Settles when Clerk is done. That it resolves proves nothing. */
  readonly settled: Promise<void>;
  /** Rejects unless the sessions are gone; otherwise runs `onProven` and waits for it. */
  verify(): Promise<void>;
}

interface RemovalRequest {
  sessionIds: readonly string[];
  /** `all`: every session of this browser. `current`: the active one of several. `other`: one that is not active. */
  kind: 'all' | 'current' | 'other';
  /** Runs once an answer proves that the sessions are gone, before Clerk navigates. Clerk waits for it. */
  onProven: () => Promise<void>;
}

/** Requests the end of sessions, synchronously. */
export function requestRemoval(
  requests: SignOutRequests,
  sessions: Sessions,
  { sessionIds, kind, onProven }: RemovalRequest,
): Removal {
  const [id = ''] = sessionIds;
  let prove = () => {};
  const proven = new Promise<void>((resolve) => {
    prove = resolve;
  });
  const verify = async () => {
    if (!sessions.areGone(sessionIds)) throw requests.toUnconfirmedError();
    const completed = onProven();
    prove();
    await completed;
  };
  const settled =
    kind === 'other'
      ? requests.removeSession(id).then(verify)
      : requests.signOut(kind === 'all' ? undefined : id, verify);
  return { proven, settled, verify };
}
