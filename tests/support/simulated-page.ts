import type { SignOutOptions } from '../../src/core/options.ts';
import type { SignedOutUser } from '../../src/core/sign-out-callbacks.ts';
import type { TargetKey } from '../../src/core/target.ts';
import type { SignOutResult } from '../../src/core/types.ts';
import {
  type Effect,
  type Generation,
  type SimulatedStore,
  type SimulationOptions,
  simulateStore,
} from './simulated-clerk.ts';

/** Milliseconds that a request of a page may take. */
export const TIMEOUT_MS = 1_000;

/** The arrangements of sessions that Clerk treats differently, and the sign-out of each. */
export const ARRANGEMENTS = [
  { name: 'the only session', sessions: ['a'], options: {}, key: 'all' },
  {
    name: 'the current of three',
    sessions: ['a', 'b', 'c'],
    options: { scope: 'current' },
    key: 'current',
  },
  {
    name: 'another of three',
    sessions: ['a', 'b', 'c'],
    options: { sessionId: 'b' },
    key: 'session:b',
  },
  { name: 'all of three', sessions: ['a', 'b', 'c'], options: {}, key: 'all' },
] as const;

/** What may happen to a request, and the error code that a person sees. */
export const FAILURES: readonly { effect: Effect; code: string }[] = [
  { effect: 500, code: 'server' },
  { effect: 503, code: 'server' },
  { effect: 401, code: 'unauthorized' },
  { effect: 403, code: 'unauthorized' },
  { effect: 422, code: 'unknown' },
  { effect: 429, code: 'rate_limited' },
  { effect: 'network', code: 'network' },
  { effect: 'hang', code: 'timeout' },
];

/** Opens pages over a simulated Clerk, on which somebody signs out. */
export function pagesWith(generation: Generation) {
  return (options: SimulationOptions = {}) => {
    const simulation = simulateStore({ generation, ...options });
    const { store, server, clerk } = simulation;
    /** The sessions that Clerk has shown, in order. */
    const shown: (string | null | undefined)[] = [];
    clerk.addListener(() => {
      const session = clerk.session === undefined ? undefined : (clerk.session?.id ?? null);
      if (shown.length === 0 || shown.at(-1) !== session) shown.push(session);
    });
    return {
      ...simulation,
      shown,
      signOut: (options: SignOutOptions = {}) =>
        store.signOut({ timeoutMs: TIMEOUT_MS, ...options }),
      /** The names of the requests that end sessions. */
      ended: () =>
        server.requests.map(({ name }) => name).filter((name) => /^(end|remove|revoke)/.test(name)),
    };
  };
}

/** Tracks the result of a call. */
export function watch(promise: Promise<SignOutResult>) {
  const seen: { result?: SignOutResult; code?: string } = {};
  void promise.then((result) => {
    seen.result = result;
    if (result.status === 'error') seen.code = result.error.code;
  });
  return seen;
}

/** The states of a target over time, with the phase of pending ones. */
export function historyOf(store: SimulatedStore, key: TargetKey) {
  const history: string[] = [];
  store.subscribe(() => {
    const state = store.getState(key);
    const name = state.status === 'pending' ? state.phase : state.status;
    if (history.at(-1) !== name) history.push(name);
  });
  return history;
}

/** The users whose sign-out is reported, in order. */
export function usersWhoLeave({ store }: { store: SimulatedStore }) {
  const users: SignedOutUser[] = [];
  store.onSignedOut((user) => users.push(user));
  return users;
}
