import type { SignOutScope } from './types.ts';

/** What one operation signs out: a scope, or one session of this browser. */
export type SignOutTarget = SignOutScope | { sessionId: string };

/** The key under which a store keeps the state of a target. */
export type TargetKey = SignOutScope | `session:${string}`;

/** The prefix of a single session's key. */
export const SESSION_PREFIX = 'session:';

/** The id used when a session was asked for but its id is not known: means the current session, if it is the only one. */
export const ONLY_SESSION = '';

/** The target of some options: one session, or a scope. `sessionId: null` never becomes every session. */
export function targetOf({
  scope,
  sessionId,
}: {
  scope?: SignOutScope | undefined;
  sessionId?: string | null | undefined;
}): SignOutTarget {
  if (sessionId === undefined || (!sessionId && scope)) return scope ?? 'all';
  return { sessionId: sessionId ?? ONLY_SESSION };
}

/** The options that lead to the target of a key. */
export function optionsOf(key: TargetKey): { scope?: SignOutScope; sessionId?: string | null } {
  return key.startsWith(SESSION_PREFIX)
    ? { sessionId: key.slice(SESSION_PREFIX.length) || null }
    : { scope: key as SignOutScope };
}

export function keyOf(target: SignOutTarget): TargetKey {
  return typeof target === 'string' ? target : `${SESSION_PREFIX}${target.sessionId}`;
}

/** Whether this target includes every session of this browser. */
export function endsEverySession(target: SignOutTarget): boolean {
  return target === 'all' || target === 'everywhere';
}
