import { describe, expect, it } from 'vitest';
import type { ClerkInstance, ClerkSession } from './clerk-instance.ts';
import { NO_SESSIONS, readSignedInSessions } from './signed-in-sessions.ts';

function sessionOf(id: string, changes: Partial<ClerkSession> = {}): ClerkSession {
  return {
    id,
    status: 'active',
    lastActiveAt: new Date(1_000),
    publicUserData: {
      firstName: 'Ada',
      lastName: 'Lovelace',
      imageUrl: 'https://img.example.com/ada.png',
      hasImage: true,
      identifier: 'ada@example.com',
    },
    user: { id: `user_${id}` },
    remove: async () => {},
    ...changes,
  };
}

/** The fields that are read: the client, and the active session. */
function clerkWith(signedInSessions: ClerkSession[], session?: { id: string } | null) {
  return { client: { signedInSessions }, session } as unknown as ClerkInstance;
}

describe('a row', () => {
  it('has what a list needs to know about a session', () => {
    const clerk = clerkWith([sessionOf('a')], { id: 'a' });
    expect(readSignedInSessions(clerk, NO_SESSIONS)).toEqual([
      {
        id: 'a',
        userId: 'user_a',
        name: 'Ada Lovelace',
        identifier: 'ada@example.com',
        imageUrl: 'https://img.example.com/ada.png',
        isCurrent: true,
        isImpersonated: false,
        status: 'active',
        lastActiveAt: 1_000,
      },
    ]);
  });

  it('says whether somebody impersonates its user', () => {
    const sessions = [sessionOf('a', { actor: { sub: 'user_admin' } }), sessionOf('b')];
    const rows = readSignedInSessions(clerkWith(sessions), NO_SESSIONS);
    expect(rows.map(({ isImpersonated }) => isImpersonated)).toEqual([true, false]);
  });

  it.each([
    ['Ada', null, 'Ada'],
    [null, 'Lovelace', 'Lovelace'],
    [null, null, null],
    ['', '', null],
  ])('of %j %j has the name %j', (firstName, lastName, name) => {
    const { publicUserData } = sessionOf('a');
    const session = sessionOf('a', { publicUserData: { ...publicUserData, firstName, lastName } });
    expect(readSignedInSessions(clerkWith([session]), NO_SESSIONS)[0]?.name).toBe(name);
  });

  it('has no image if the user has set none, although Clerk makes one up', () => {
    const { publicUserData } = sessionOf('a');
    const session = sessionOf('a', { publicUserData: { ...publicUserData, hasImage: false } });
    expect(readSignedInSessions(clerkWith([session]), NO_SESSIONS)[0]?.imageUrl).toBeNull();
  });

  it('of a session whose user is not loaded has the id from its public data', () => {
    const { publicUserData } = sessionOf('a');
    const withId = sessionOf('a', {
      user: null,
      publicUserData: { ...publicUserData, userId: 'user_x' },
    });
    const without = sessionOf('b', { user: null });
    const rows = readSignedInSessions(clerkWith([withId, without]), NO_SESSIONS);
    expect(rows.map(({ userId }) => userId)).toEqual(['user_x', null]);
  });

  it('of a session with an open task is pending', () => {
    const rows = readSignedInSessions(
      clerkWith([sessionOf('a', { status: 'pending' })]),
      NO_SESSIONS,
    );
    expect(rows[0]?.status).toBe('pending');
  });
});

describe('the list', () => {
  it('is empty before Clerk has a client', () => {
    const clerk = { client: undefined, session: undefined } as unknown as ClerkInstance;
    expect(readSignedInSessions(clerk, NO_SESSIONS)).toBe(NO_SESSIONS);
  });

  it('keeps the order of Clerk', () => {
    const clerk = clerkWith(['c', 'a', 'b'].map((id) => sessionOf(id)));
    expect(readSignedInSessions(clerk, NO_SESSIONS).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });

  it('is the same object while nothing changes, although Clerk recreates every session', () => {
    const before = readSignedInSessions(
      clerkWith([sessionOf('a'), sessionOf('b')], { id: 'a' }),
      NO_SESSIONS,
    );
    const after = readSignedInSessions(
      clerkWith([sessionOf('a'), sessionOf('b')], { id: 'a' }),
      before,
    );
    expect(after).toBe(before);
    const changed = readSignedInSessions(
      clerkWith([sessionOf('a'), sessionOf('b')], { id: 'b' }),
      after,
    );
    expect(changed).not.toBe(before);
  });

  it('keeps the rows that have not changed', () => {
    const before = readSignedInSessions(
      clerkWith([sessionOf('a'), sessionOf('b'), sessionOf('c')], { id: 'a' }),
      NO_SESSIONS,
    );
    const after = readSignedInSessions(
      clerkWith([sessionOf('c'), sessionOf('b', { lastActiveAt: new Date(2_000) })], { id: 'c' }),
      before,
    );
    expect(after.map(({ id }) => id)).toEqual(['c', 'b']);
    expect(after[0]).not.toBe(before[2]);
    expect(after[1]).not.toBe(before[1]);

    const moved = readSignedInSessions(
      clerkWith([sessionOf('b', { lastActiveAt: new Date(2_000) }), sessionOf('c')], { id: 'c' }),
      after,
    );
    expect(moved[0]).toBe(after[1]);
    expect(moved[1]).toBe(after[0]);
    expect(moved).not.toBe(after);
  });

  it('is a new object when a session was removed or added', () => {
    const two = readSignedInSessions(clerkWith([sessionOf('a'), sessionOf('b')]), NO_SESSIONS);
    const one = readSignedInSessions(clerkWith([sessionOf('a')]), two);
    expect(one).toEqual([two[0]]);
    expect(one[0]).toBe(two[0]);
    expect(readSignedInSessions(clerkWith([sessionOf('a'), sessionOf('b')]), one)).toHaveLength(2);
  });

  it('keeps its current row while Clerk is in its transitive state', () => {
    const before = readSignedInSessions(
      clerkWith([sessionOf('a'), sessionOf('b')], { id: 'b' }),
      NO_SESSIONS,
    );
    const between = readSignedInSessions(
      clerkWith([sessionOf('a'), sessionOf('b')], undefined),
      before,
    );
    expect(between).toBe(before);
    const nobody = readSignedInSessions(clerkWith([sessionOf('a'), sessionOf('b')], null), between);
    expect(nobody.map(({ isCurrent }) => isCurrent)).toEqual([false, false]);
  });
});
