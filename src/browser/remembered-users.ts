import { attempt } from '../core/attempt.ts';

/** User ids by session id. */
export type RememberedUsers = Readonly<Record<string, string>>;

const keyOf = (instance: string) => `clerk-sign-out:users:${instance}`;

/**
 * Who was signed in when a page last knew; nobody where the browser stores nothing.
 *
 * @param instance Names the Clerk instance.
 */
export function rememberedUsers(instance: string): RememberedUsers {
  return { ...attempt(() => JSON.parse(localStorage.getItem(keyOf(instance)) ?? '{}')) };
}

export function rememberUsers(instance: string, users: RememberedUsers): void {
  attempt(() => localStorage.setItem(keyOf(instance), JSON.stringify(users)));
}
