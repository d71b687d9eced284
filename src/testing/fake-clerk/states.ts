import { people, sessionOf } from './people.ts';
import type { FakeClerkOptions } from './types.ts';

const sessionsOf = (count: number) =>
  Object.values(people)
    .slice(0, count)
    .map((person) => sessionOf(person));

/**
 * Common situations of an app, as options of `createFakeClerk`.
 *
 * @example
 * const clerk = createFakeClerk({ ...states.threeAccounts, generation: 'core-2' });
 */
export const states = {
  /** Signed in as Ada. */
  oneAccount: { sessions: sessionsOf(1) },
  /** Ada is active. */
  threeAccounts: { sessions: sessionsOf(3) },
  /** All of `people`; Ada is active. */
  twentyAccounts: { sessions: sessionsOf(20) },
  /** Nobody is signed in. */
  signedOut: { sessions: [] },
  /** Ada still has to choose an organization: the server counts her as signed in, `useAuth()` does not yet. */
  pendingTask: { sessions: [sessionOf(people.ada, { status: 'pending' })] },
  /** Bo's session has run out and is still in `client.sessions`. */
  expiredAccount: {
    sessions: [sessionOf(people.ada), sessionOf(people.bo, { status: 'expired' })],
  },
  /** Clerk never finishes loading. */
  loading: { status: 'loading' },
  /** Clerk could not be loaded. */
  failedToLoad: { status: 'error' },
} satisfies Record<string, FakeClerkOptions>;
