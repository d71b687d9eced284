import { attempt } from '../core/attempt.ts';

/** User ids by session id. */
export type RememberedUsers = Readonly<Record<string, string>>;

const keyOf = (instance: string) => `clerk-sign-out:users:${instance}`;

/**
 * The users who were signed in when a page last checked; none if the browser stores nothing. Entries of another version,
 * or edited by hand, are ignored.
 *
 * @param instance Names the Clerk instance.
 */
export function rememberedUsers(instance: string): RememberedUsers {
  const kept = attempt(() => JSON.parse(localStorage.getItem(keyOf(instance)) as string));
  const isRecord = typeof kept === 'object' && !Array.isArray(kept);
  const users = Object.entries<string>(isRecord ? { ...kept } : {});
  return Object.fromEntries(users.filter(([, userId]) => typeof userId === 'string'));
}

export function rememberUsers(instance: string, users: RememberedUsers): void {
  attempt(() => localStorage.setItem(keyOf(instance), JSON.stringify(users)));
}
