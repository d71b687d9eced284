import { ApolloClient, ApolloLink, gql, InMemoryCache } from '@apollo/client';
import { ApolloProvider, useQuery as useApolloQuery } from '@apollo/client/react';
import { useAuth } from '@clerk/react';
import * as Sentry from '@sentry/browser';
import { useQuery } from '@tanstack/react-query';
import { act } from '@testing-library/react';
import type { ReactNode } from 'react';
import { legacy_createStore as createStore } from 'redux';
import { persistReducer, persistStore } from 'redux-persist';
import { from } from 'rxjs';
import useSWR, { useSWRConfig } from 'swr';
import useSWRInfinite from 'swr/infinite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { QueriesOfEachUser } from '../../docs/recipes/caches/account-switch.tsx';
import { ForgetQueries } from '../../docs/recipes/caches/apollo.tsx';
import { Root } from '../../docs/recipes/caches/at-load.tsx';
import { drafts, ForgetDrafts } from '../../docs/recipes/caches/localforage.tsx';
import { PushMessages } from '../../docs/recipes/caches/push.tsx';
import { ForgetState, forgetting } from '../../docs/recipes/caches/redux-persist.tsx';
import { SentryUser } from '../../docs/recipes/caches/sentry.tsx';
import { Requests } from '../../docs/recipes/caches/swr.tsx';
import { persister, Queries, queryClient } from '../../docs/recipes/caches/tanstack-query.tsx';
import { createFakeClerk } from '../../src/testing/fake-clerk/create-fake-clerk.ts';
import { people, sessionOf } from '../../src/testing/fake-clerk/people.ts';
import { createFrontendApi } from '../../src/testing/frontend-api/create-frontend-api.ts';
import { openApp } from './open-app.tsx';

const SECRET = 'Private note';

// One clock for all tests, so that timers of a module still fire in later tests.
beforeAll(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterAll(() => void vi.useRealTimers());
afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

/** Long enough for every cache that writes late. */
const pass = () => act(() => vi.advanceTimersByTimeAsync(5_000));
const stored = () => JSON.stringify({ ...localStorage });
const shown = () => document.body.textContent;

/** Plays what every recipe must do. */
async function holds(
  app: Awaited<ReturnType<typeof openApp>>,
  recipe: {
    /** Everything that the app keeps. */
    kept: () => unknown;
    /** How often the recipe has cleaned up. */
    runs: () => number;
  },
) {
  const kept = async () => `${JSON.stringify(await recipe.kept())} ${stored()} ${shown()}`;
  await pass();
  expect(await kept()).toContain(SECRET);
  expect(await app.failToSignOut()).toBe('error');
  await pass();
  expect(await kept()).toContain(SECRET);
  expect(recipe.runs()).toBe(0);
  expect(await app.signOut()).toBe('signed-out');
  expect(await kept()).not.toContain(SECRET);
  await pass();
  expect(await kept()).not.toContain(SECRET);
  expect(recipe.runs()).toBe(1);
}

/** A page for people who are signed in. */
function SignedIn({ children }: { children: ReactNode }) {
  return useAuth().isSignedIn ? children : null;
}

describe('the recipe for', () => {
  it('TanStack Query leaves nothing in the cache, nor with its persister', async () => {
    const clear = vi.spyOn(queryClient, 'clear');
    const Note = () => useQuery({ queryKey: ['note'], queryFn: async () => SECRET }).data;
    const app = await openApp(
      <Queries>
        <SignedIn>
          <Note />
        </SignedIn>
      </Queries>,
    );
    await pass();
    expect(stored()).toContain(SECRET);
    await holds(app, {
      kept: async () => [queryClient.getQueryCache().getAll(), await persister.restoreClient()],
      runs: () => clear.mock.calls.length,
    });
  });

  describe('SWR', () => {
    const caches = new Set<object>();
    beforeEach(() => caches.clear());

    function Notes({ fetchNote = async () => SECRET }: { fetchNote?: () => Promise<string> }) {
      const { data: pages } = useSWRInfinite((page) => `/notes/${page}`, fetchNote);
      return `${useSWR('/note', fetchNote).data} ${pages}`;
    }
    function CacheReader() {
      caches.add(useSWRConfig().cache);
      return null;
    }
    const kept = () => [...([...caches].at(-1) as Map<string, unknown>)];

    it('gives the next person an empty cache', async () => {
      const app = await openApp(
        <Requests>
          <SignedIn>
            <Notes />
          </SignedIn>
          <CacheReader />
        </Requests>,
      );
      await holds(app, { kept, runs: () => caches.size - 1 });
    });

    it('does not give the next person an answer to a request of the previous one', async () => {
      const answers: ((note: string) => void)[] = [];
      const fetchNote = () => new Promise<string>((resolve) => answers.push(resolve));
      const app = await openApp(
        <Requests>
          <Notes fetchNote={fetchNote} />
        </Requests>,
        twoAccounts(),
      );
      const asked = answers.length;
      expect(await app.signOut({ scope: 'current', next: 'most-recent' })).toBe('signed-out');
      await pass();
      expect(answers).toHaveLength(2 * asked);
      for (const answer of answers.slice(0, asked)) answer(SECRET);
      await pass();
      expect(shown()).not.toContain(SECRET);
      for (const answer of answers) answer('Note of Bo');
      await pass();
      expect(shown()).toContain('Note of Bo');
    });
  });

  it('Apollo leaves nothing in the store, and drops answers that are under way', async () => {
    const query = gql`query Note { note }`;
    const lateQuery = gql`query Late { late }`;
    let answerLate = () => {};
    const late = new Promise<void>((resolve) => {
      answerLate = resolve;
    });
    const client = new ApolloClient({
      cache: new InMemoryCache(),
      link: new ApolloLink(({ operationName }) =>
        from(
          operationName === 'Late'
            ? late.then(() => ({ data: { late: SECRET } }))
            : Promise.resolve({ data: { note: SECRET } }),
        ),
      ),
    });
    const clearStore = vi.spyOn(client, 'clearStore');
    const Note = () => useApolloQuery<{ note: string }>(query).data?.note;
    const app = await openApp(
      <ApolloProvider client={client}>
        <ForgetQueries client={client} />
        <SignedIn>
          <Note />
        </SignedIn>
      </ApolloProvider>,
    );
    const asking = client.query({ query: lateQuery }).catch(({ message }: Error) => message);
    await holds(app, { kept: () => client.extract(), runs: () => clearStore.mock.calls.length });
    answerLate();
    expect(await asking).toMatch(/reset/i);
    await pass();
    expect(JSON.stringify(client.extract())).not.toContain(SECRET);
  });

  it('Redux Persist leaves nothing in the store and the storage, and keeps persisting', async () => {
    interface State {
      notes: string[];
    }
    const reduce = vi.fn((state: State = { notes: [] }, action: { type: string; note?: string }) =>
      action.type === 'noted' ? { notes: [...state.notes, action.note ?? ''] } : state,
    );
    const storage = {
      getItem: async (key: string) => localStorage.getItem(key),
      setItem: async (key: string, value: string) => localStorage.setItem(key, value),
      removeItem: async (key: string) => localStorage.removeItem(key),
    };
    const store = createStore(persistReducer({ key: 'root', storage }, forgetting(reduce)));
    const persistor = persistStore(store);
    const app = await openApp(<ForgetState store={store} persistor={persistor} />);
    await pass();
    store.dispatch({ type: 'noted', note: SECRET });
    await pass();
    expect(stored()).toContain(SECRET);
    await holds(app, {
      kept: () => store.getState(),
      runs: () => reduce.mock.calls.filter(([, { type }]) => type === 'signedOut').length,
    });
    store.dispatch({ type: 'noted', note: 'Note of Bo' });
    await pass();
    expect(stored()).toContain('Note of Bo');
    expect(stored()).not.toContain(SECRET);
  });

  it('localforage empties the named store', async () => {
    await drafts.setItem('letter', SECRET);
    const clear = vi.spyOn(drafts, 'clear');
    const app = await openApp(<ForgetDrafts />);
    await holds(app, {
      kept: () => drafts.getItem('letter'),
      runs: () => clear.mock.calls.length,
    });
  });

  it('push messages ends the subscription, and keeps it when the sign-out fails', async () => {
    let isSubscribed = true;
    const saved = new Set(['https://push.example.com/1']);
    const subscription = {
      endpoint: 'https://push.example.com/1',
      unsubscribe: vi.fn(async () => {
        isSubscribed = false;
        return true;
      }),
    };
    // jsdom has no service workers.
    const pushManager = { getSubscription: async () => (isSubscribed ? subscription : null) };
    vi.stubGlobal('navigator', {
      ...navigator,
      onLine: true,
      serviceWorker: { getRegistration: async () => ({ pushManager }) },
    });
    const server = {
      save: vi.fn(async ({ endpoint }: PushSubscription) => void saved.add(endpoint)),
      // Only while the token works.
      forget: vi.fn(async (endpoint: string) => {
        if (await app.clerk.session?.getToken()) saved.delete(endpoint);
      }),
    };
    const app = await openApp((children) => (
      <PushMessages server={server}>{children}</PushMessages>
    ));
    expect(await app.failToSignOut()).toBe('error');
    await pass();
    expect([isSubscribed, saved.size]).toEqual([true, 1]);
    expect(server.forget).toHaveBeenCalledOnce();
    expect(await app.signOut()).toBe('signed-out');
    await pass();
    expect([isSubscribed, saved.size]).toEqual([false, 0]);
    expect(server.forget).toHaveBeenCalledTimes(2);
    expect(server.save).toHaveBeenCalledOnce();
    expect(subscription.unsubscribe).toHaveBeenCalledOnce();
  });

  it('Sentry leaves no user in its reports', async () => {
    const users: unknown[] = [];
    Sentry.init({
      dsn: 'https://key@sentry.example.com/1',
      defaultIntegrations: false,
      beforeSend: ({ user }) => {
        users.push(user?.id);
        return null;
      },
    });
    const setUser = vi.spyOn(Sentry.getIsolationScope(), 'setUser');
    const reportedUser = async () => {
      Sentry.captureMessage('Anything');
      await Sentry.flush();
      return users.at(-1);
    };
    const app = await openApp(<SentryUser />);
    expect(await reportedUser()).toBe('user_ada');
    await app.failToSignOut();
    expect(await reportedUser()).toBe('user_ada');
    await app.signOut();
    expect(await reportedUser()).toBeUndefined();
    expect(setUser.mock.calls.filter(([user]) => user === null)).toHaveLength(1);
  });
});

function twoAccounts() {
  return createFakeClerk({ sessions: [sessionOf(people.ada), sessionOf(people.bo)] });
}

describe('a cache for each user', () => {
  function Note() {
    const { userId } = useAuth();
    return useQuery({ queryKey: ['note'], queryFn: async () => `${SECRET} of ${userId}` }).data;
  }
  const recipe = (
    <QueriesOfEachUser>
      <SignedIn>
        <Note />
      </SignedIn>
    </QueriesOfEachUser>
  );
  const seen = () => (shown() ?? '').match(/user_\w+/g);

  it.each([
    ['is chosen', async ({ clerk }: App) => act(() => clerk.setActive({ session: 'sess_bo' }))],
    [
      'is left',
      async ({ signOut }: App) => signOut({ scope: 'current', next: { sessionId: 'sess_bo' } }),
    ],
  ])('shows nothing of one account after another one %s', async (_, change) => {
    const app = await openApp(recipe, twoAccounts());
    await pass();
    expect(seen()).toEqual(['user_ada']);
    const others: unknown[] = [];
    const observer = new MutationObserver(() => {
      if (app.clerk.session?.id === 'sess_bo') others.push(seen());
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    await change(app);
    await pass();
    observer.disconnect();
    expect(others.length).toBeGreaterThan(0);
    expect(others.join()).not.toContain('user_ada');
    expect(seen()).toEqual(['user_bo']);
  });

  it('stays when the sign-out of one account fails', async () => {
    const app = await openApp(recipe, twoAccounts());
    await pass();
    app.clerk.reject('signOut', { status: 500 });
    expect(await app.signOut({ scope: 'current' })).toBe('error');
    await pass();
    expect(seen()).toEqual(['user_ada']);
  });
});

type App = Awaited<ReturnType<typeof openApp>>;

describe('a user whose session has ended while no page was open', () => {
  /** The data that the page has rendered. */
  const read: unknown[] = [];

  /** Ada leaves the page, her session ends, and the next one opens it. */
  async function openForTheNext(recipe: ReactNode, next: 'nobody' | 'bo') {
    const frontendApi = createFrontendApi({ sessions: [sessionOf(people.ada)] });
    const first = await openApp(recipe, createFakeClerk({ frontendApi }));
    await pass();
    expect(read).toContain(SECRET);
    expect(stored()).toContain(SECRET);
    first.close();
    // A new page starts with empty memory.
    queryClient.clear();
    read.length = 0;
    frontendApi.endSession('sess_ada', 'removed');
    if (next === 'bo') frontendApi.addSession(sessionOf(people.bo));
    await openApp(recipe, createFakeClerk({ frontendApi }));
    await pass();
    expect(read.length).toBeGreaterThan(0);
    expect(read).not.toContain(SECRET);
    expect(stored()).not.toContain(SECRET);
  }

  it.each(['nobody', 'bo'] as const)('leaves no note to %s', async (next) => {
    localStorage.setItem('notes of user_ada', SECRET);
    localStorage.setItem('notes of user_bo', 'Note of Bo');
    function Note() {
      const note = localStorage.getItem('notes of user_ada');
      read.push(note);
      return note;
    }
    await openForTheNext(
      <Root>
        <Note />
      </Root>,
      next,
    );
    expect(stored()).toContain('Note of Bo');
  });

  it.each(['nobody', 'bo'] as const)('leaves no persisted query to %s', async (next) => {
    function Note() {
      const { userId } = useAuth();
      const { data } = useQuery({
        queryKey: ['note'],
        queryFn: async () => (userId === 'user_ada' ? SECRET : 'Another note'),
      });
      read.push(data);
      return data;
    }
    await openForTheNext(
      <Queries>
        <Note />
      </Queries>,
      next,
    );
  });
});
