import type { SignOutScope } from './types.ts';

/** What one operation ends: a scope, or one session of this browser. */
export type SignOutTarget = SignOutScope | { sessionId: string };

/** The key under which a store keeps the state of a target. */
export type TargetKey = SignOutScope | `session:${string}`;

/** Begins the key of a single session. */
export const SESSION = 'session:';

/** In place of an id where one was asked for and none is known: the only session of this browser. */
export const ONLY_SESSION = '';

/** What options ask for: one session, or a scope. A session that is `null` never becomes all of them. */
export function targetOf({
  scope,
  sessionId,
}: {
  scope?: SignOutScope | undefined;
  sessionId?: string | null | undefined;
}): SignOutTarget {
  if (sessionId === undefined || (sessionId === null && scope)) return scope ?? 'all';
  return { sessionId: sessionId ?? ONLY_SESSION };
}

/** The options that ask for the target of a key. */
export function optionsOf(key: TargetKey): { scope?: SignOutScope; sessionId?: string | null } {
  return key.startsWith(SESSION)
    ? { sessionId: key.slice(SESSION.length) || null }
    : { scope: key as SignOutScope };
}

export function keyOf(target: SignOutTarget): TargetKey {
  return typeof target === 'string' ? target : `${SESSION}${target.sessionId}`;
}

/** Whether the operation for this target ends every session of this browser, and with them any single one. */
export function endsEverySession(target: SignOutTarget): boolean {
  return target === 'all' || target === 'everywhere';
}
