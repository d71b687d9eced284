import type { ClerkInstance, ClerkSession } from '../../src/clerk/clerk-instance.ts';

export interface HandMadeClerk extends ClerkInstance {
  loaded: boolean;
  /** Ids of the sessions that Clerk was asked to end, `all` for every one. */
  readonly requests: string[];
  readonly navigations: string[];
  /** The server does what the oldest open request asked, and answers. */
  answer(): void;
  /** The server refuses the oldest open request. */
  refuse(status: number): void;
  finishLoading(): void;
}

/** A Clerk of the third generation with a server in it that answers when the test says so. */
export function handMadeClerk({
  sessions = ['sess_a'],
  isLoaded = true,
}: {
  sessions?: string[];
  isLoaded?: boolean;
} = {}): HandMadeClerk {
  const listeners = new Set<() => void>();
  const open: { answer(): void; refuse(error: Error): void }[] = [];
  const requests: string[] = [];
  const navigations: string[] = [];
  let live = sessions.map(sessionOf);

  function sessionOf(id: string): ClerkSession {
    return {
      id,
      status: 'active',
      lastActiveAt: new Date(0),
      publicUserData: {
        firstName: null,
        lastName: null,
        imageUrl: '',
        hasImage: false,
        identifier: `${id}@example.com`,
        userId: `user_of_${id}`,
      },
      remove: () => request(id),
    };
  }

  function request(id: string): Promise<void> {
    requests.push(id);
    return new Promise((resolve, reject) => {
      open.push({
        answer: () => {
          live = live.filter((session) => id !== 'all' && session.id !== id);
          resolve();
        },
        refuse: reject,
      });
    });
  }

  const show = (session: ClerkSession | null | undefined) => {
    Object.assign(clerk, { session });
    for (const listener of [...listeners]) listener();
  };

  const clerk: HandMadeClerk = {
    loaded: isLoaded,
    session: live[0] ?? null,
    client: {
      id: 'client_1',
      get sessions() {
        return live;
      },
      get signedInSessions() {
        return live;
      },
      // An answer fills the client again; one that does not come leaves it as it was.
      reload: async () => {
        live = [...live];
      },
      buildTouchUrl: () => '',
    },
    signOut: async (callback, { sessionId = 'all' } = {}) => {
      show(undefined);
      await request(sessionId);
      await callback();
      show(null);
    },
    setActive: async ({ session }) => show(live.find(({ id }) => id === session) ?? null),
    navigate: async (to) => navigations.push(to),
    addListener: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    buildAfterSignOutUrl: () => '/after',
    buildAfterMultiSessionSingleSignOutUrl: () => '/choose',
    buildUrlWithAuth: (to) => to,

    requests,
    navigations,
    answer: () => open.shift()?.answer(),
    refuse: (status) =>
      open.shift()?.refuse(Object.assign(new Error('Refused'), { status, errors: [] })),
    finishLoading: () => {
      clerk.loaded = true;
      show(live[0] ?? null);
    },
  };
  return clerk;
}
