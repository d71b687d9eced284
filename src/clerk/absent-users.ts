import { rememberedUsers, rememberUsers } from '../browser/remembered-users.ts';
import type { EndedSession } from '../core/sessions.ts';
import type { Connection } from './connection.ts';

/**
 * Remembers the ids of the users who are signed in. At load it reports those whose last session ended while no page of
 * the app was open, by expiry or revocation. Call it before Clerk has loaded where possible, so that they are reported
 * before anything of the next person is shown.
 */
export function reportAbsentUsers(connection: Connection): true {
  const { instance, clerk, sessions, recovery, callbacks } = connection;
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
    // Users whose sessions ended while this page was open have been reported already.
    const absent = Object.entries(before)
      .filter(([id, userId]) => !(present.includes(userId) || sessions.hasEnded(id)))
      .map(([id, userId]): EndedSession => ({ id, userId, by: 'elsewhere' }));
    if (!hasTold && absent.length > 0 && !hasAsked && (isOlder || !clerk.isAnswered())) {
      if (!isAsking) void ask();
      return;
    }
    if (!hasTold) callbacks.tell({ ended: absent, alive: new Map() });
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
