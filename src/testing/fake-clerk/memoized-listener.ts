import type { FakeClerkResources, FakeClient, FakeSession, FakeUser } from './types.ts';

export type Listener = (resources: FakeClerkResources) => void;

/**
 * A listener that receives the same resource object for as long as clerk-js considers it unchanged.
 *
 * @see clerk/javascript packages/clerk-js/src/utils/memoizeStateListenerCallback.ts
 */
export function memoizedListener(listener: Listener): Listener {
  let known: FakeClerkResources | undefined;
  return (next) => {
    const before = known ?? next;
    known = {
      client: clientChanged(before.client, next.client) ? next.client : before.client,
      session: changed(before.session, next.session, sessionChanged)
        ? next.session
        : before.session,
      user: changed(before.user, next.user, userChanged) ? next.user : before.user,
      organization: next.organization,
    };
    listener(known);
  };
}

function changed<Resource>(
  before: Resource | null | undefined,
  next: Resource | null | undefined,
  differs: (before: Resource, next: Resource) => boolean,
): boolean {
  return before && next ? differs(before, next) : before !== next;
}

function clientChanged(before: FakeClient, next: FakeClient): boolean {
  return (
    before.id !== next.id ||
    isOlder(before.updatedAt, next.updatedAt) ||
    before.sessions.length !== next.sessions.length
  );
}

function sessionChanged(before: FakeSession, next: FakeSession): boolean {
  return (
    before.id !== next.id ||
    isOlder(before.updatedAt, next.updatedAt) ||
    before.lastActiveToken?.getRawString() !== next.lastActiveToken?.getRawString() ||
    userChanged(before.user, next.user)
  );
}

function userChanged(before: FakeUser, next: FakeUser): boolean {
  return before.id !== next.id || isOlder(before.updatedAt, next.updatedAt);
}

function isOlder(before: Date | null, next: Date | null): boolean {
  return Number(before) < Number(next);
}
