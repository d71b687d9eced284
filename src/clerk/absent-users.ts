import { rememberedUsers, rememberUsers } from '../browser/remembered-users.ts';
import type { EndedSession } from '../core/sessions.ts';
import type { Connection } from './connection.ts';

/**
 * Remembers who is signed in, by ids, and tells at load of those whose last session has ended while no page of the app was
 * open: by an expiry, or by a revocation. To be called before Clerk has loaded where possible: then they are told of before
 * anything of the next person is shown.
 */
export function tellOfAbsentUsers(connection: Connection): true {
  const { instance, clerk, sessions, recovery, departures } = connection;
  const key = instance.publishableKey ?? '';
  const before = rememberedUsers(key);
  // What Clerk shows may be older than what another tab has remembered.
  const isOlder = clerk.isLoaded();
  let isAsking = false;
  let hasAsked = false;
  let hasTold = false;

  const ask = async () => {
    isAsking = true;
    await recovery.refreshUntilAnswered();
    hasAsked = true;
    update();
  };
  const update = () => {
    if (!clerk.isLoaded()) return;
    const signedIn = clerk.sessions().signedIn.filter(({ id }) => !sessions.hasEnded(id));
    const alive = Object.fromEntries(signedIn.map(({ id, userId }) => [id, userId ?? id]));
    const present = Object.values(alive);
    // Those who have left under the eyes of this page were told of then.
    const absent = Object.entries(before)
      .filter(([id, userId]) => !(present.includes(userId) || sessions.hasEnded(id)))
      .map(([id, userId]): EndedSession => ({ id, userId, by: 'elsewhere' }));
    if (!hasTold && absent.length > 0 && !hasAsked && (isOlder || !clerk.isAnswered())) {
      if (!isAsking) void ask();
      return;
    }
    if (!hasTold) departures.tell({ ended: absent, alive: new Map() });
    hasTold = true;
    // Another tab may know of sessions that this one has not seen.
    const known = Object.entries({ ...rememberedUsers(key), ...alive });
    const isLeft = (id: string) => id in alive || !(id in before || sessions.hasEnded(id));
    rememberUsers(key, Object.fromEntries(known.filter(([id]) => isLeft(id))));
  };

  sessions.subscribe(update);
  update();
  return true;
}
