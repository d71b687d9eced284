import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Effect,
  type Generation,
  type SimulatedRequest,
  simulateStore,
} from '../../tests/support/simulated-clerk.ts';
import { unhandledRejectionsOf } from '../../tests/support/unhandled-rejections.ts';
import type { SignOutOptions } from './options.ts';
import type { SignedOutUser } from './sign-out-callbacks.ts';
import { keyOf, type TargetKey, targetOf } from './target.ts';
import type { SignOutState } from './types.ts';

/*
 * Random schedules of clicks, faults, disconnects, late answers, other tabs, clocks that jump or stand still, callbacks
 * that never settle, and resets. A failing one is shrunk, and printed with its seed and path:
 * `fc.assert(property, { seed, path, endOnFailure: true })` runs it again.
 */

const RUNS = Number(process.env['RANDOM_RUNS'] ?? 2_000);
/** The seed. The same schedules run each time; set another number for others. */
const SEED = Number(process.env['RANDOM_SEED'] ?? 1);
const TIMEOUT_MS = 1_000;
const IDS = ['a', 'b', 'c'] as const;
const DEVICES = ['phone', 'tv'];

type Step =
  | { do: 'click'; options: SignOutOptions }
  | { do: 'retry' | 'reset' | 'keepWaiting'; key: TargetKey }
  | { do: 'fail'; on: string; effect: Effect; times: number; delayMs: number }
  | { do: 'lift' | 'goOffline' | 'goOnline' | 'signIn' | 'load' | 'subscribe' | 'unsubscribe' }
  /** A message of another tab. */
  | { do: 'refresh' }
  | { do: 'otherTabWorks'; durationMs: number }
  /** It holds the lock and never releases it. */
  | { do: 'otherTabHangs' }
  | { do: 'clock'; jumpsMs: number }
  | { do: 'clockStandsStill' }
  | { do: 'router'; behaves: 'well' | 'rejects' | 'hangs' }
  | { do: 'signOutInOtherTab' | 'endElsewhere'; ids: string[] };

interface Schedule {
  generation: Generation;
  sessions: { id: string; userId: string }[];
  hasCurrent: boolean;
  isLoaded: boolean;
  latencyMs: number;
  steps: { step: Step; thenWaitMs: number }[];
}

const never = () => new Promise<never>(() => {});
const anId = fc.constantFrom(...IDS);
const aTarget: fc.Arbitrary<Pick<SignOutOptions, 'scope' | 'sessionId'>> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom({}, { scope: 'current' } as const) },
  { weight: 3, arbitrary: anId.map((sessionId) => ({ sessionId })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { scope: 'other-devices' } as const,
      { scope: 'everywhere' } as const,
      { sessionId: 'unknown' },
    ),
  },
);
const aKey = aTarget.map((target) => keyOf(targetOf(target)));
const aClick: fc.Arbitrary<Step> = fc
  .record({
    target: aTarget,
    redirectUrl: fc.constantFrom(undefined, false, '/bye'),
    next: fc.constantFrom(undefined, 'most-recent', 'choose', { sessionId: 'b' }),
    whenOffline: fc.constantFrom(undefined, 'wait'),
    confirm: fc.constantFrom(
      undefined,
      undefined,
      undefined,
      () => false,
      () => aWhileLater(),
      never,
    ),
    onBeforeSignOut: fc.constantFrom(undefined, undefined, undefined, undefined, never),
  })
  .map(({ target, ...options }) => ({
    do: 'click',
    options: { ...target, ...(options as SignOutOptions) },
  }));
const aFault: fc.Arbitrary<Step> = fc
  .record({
    do: fc.constant('fail' as const),
    on: fc.constantFrom('', 'end', 'remove', 'touch', 'client', 'revoke'),
    effect: fc.constantFrom<Effect[]>(
      'answered',
      'network',
      'answer-lost',
      'hang',
      'answer-hangs',
      'garbage',
      'done-garbage',
      401,
      429,
      500,
    ),
    times: fc.constantFrom(1, 2, Number.POSITIVE_INFINITY),
    delayMs: fc.constantFrom(10, 200, 1_500, 8_000),
  })
  // No page can know what the server does after the last request without answering.
  .map((fault) => (fault.effect === 'answer-hangs' ? { ...fault, delayMs: 10 } : fault));
const someIds = fc.subarray([...IDS], { minLength: 1 });
const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: aClick },
  { weight: 4, arbitrary: aFault },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('retry' as const, 'reset' as const, 'keepWaiting' as const),
      key: aKey,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'lift' as const,
        'goOffline' as const,
        'goOnline' as const,
        'signIn' as const,
        'load' as const,
        'subscribe' as const,
        'unsubscribe' as const,
        'refresh' as const,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('router' as const),
      behaves: fc.constantFrom('well' as const, 'rejects' as const, 'hangs' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('otherTabWorks' as const),
      durationMs: fc.constantFrom(100, 900, 3_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Step[]>({ do: 'otherTabHangs' }, { do: 'clockStandsStill' }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('clock' as const),
      jumpsMs: fc.constantFrom(-3_600_000, -5_000, 3_600_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('signOutInOtherTab' as const, 'endElsewhere' as const),
      ids: someIds,
    }),
  },
);

const aSchedule: fc.Arbitrary<Schedule> = fc.record({
  generation: fc.constantFrom<Generation[]>(2, 3),
  sessions: someIds.chain((ids) =>
    fc
      .tuple(...ids.map((id) => fc.constantFrom(`user_${id}`, 'user_shared')))
      .map((userIds) => ids.map((id, index) => ({ id, userId: userIds[index] ?? '' }))),
  ),
  hasCurrent: fc.constantFrom(true, true, true, false),
  isLoaded: fc.constantFrom(true, true, true, false),
  latencyMs: fc.constantFrom(10, 100),
  steps: fc.array(
    fc.record({
      step: aStep,
      thenWaitMs: fc.constantFrom(0, 0, 5, 60, 300, 1_100, 4_000),
    }),
    { minLength: 1, maxLength: 20 },
  ),
});

const isAsking = (state: SignOutState) =>
  state.status === 'pending' && state.phase === 'confirming';
const statusesThatClaim = ['signed-out', 'redirecting'];
const pass = (durationMs: number) => vi.advanceTimersByTimeAsync(durationMs);
function aWhileLater(durationMs = 400) {
  return new Promise<boolean>((resolve) => setTimeout(() => resolve(true), durationMs));
}

/** Runs a schedule, and throws when a promise of the package is broken. */
async function run({ generation, sessions, hasCurrent, isLoaded, latencyMs, steps }: Schedule) {
  const { store, server, clerk, page, load } = simulateStore({
    generation,
    sessions,
    isLoaded,
    ...(!hasCurrent && { current: null }),
    devices: DEVICES,
    latencyMs,
  });
  const users: SignedOutUser[] = [];
  const open = new Set<string>();
  let calls = 0;
  let lastShown = clerk.session?.id;
  let signIns = 0;
  const endedElsewhere = new Set<string>();
  const everybody = new Set<string>();
  clerk.addListener(() => {
    for (const { user } of clerk.client.signedInSessions) everybody.add(user?.id ?? '');
  });

  const keys = (): TargetKey[] => [
    'all',
    'everywhere',
    'other-devices',
    ...[...IDS, 'unknown'].map((id): TargetKey => `session:${id}`),
  ];

  const assertNoLie = () => {
    for (const key of keys()) {
      const { status } = store.getState(key);
      if (!statusesThatClaim.includes(status)) continue;
      if (key !== 'other-devices') {
        const alive = server.sessions
          .map(({ id }) => id)
          .filter((id) => !key.startsWith('session:') || key === `session:${id}`);
        expect(alive, `${key} is ${status}`).toEqual([]);
      }
      // With nobody signed in, no devices can be listed.
      const state = store.getState(key);
      const isOfDevices = key === 'other-devices' || key === 'everywhere';
      if (isOfDevices && state.status === 'signed-out' && !state.alreadySignedOut)
        expect(server.devices, `${key} is ${status}`).toEqual([]);
    }
  };

  const call = (name: string, target: TargetKey, make: () => Promise<unknown>) => {
    const id = `${name} ${target} (${++calls})`;
    const alive = server.sessions.map((session) => session.id);
    // After a failure "current" still means the session that it meant before.
    const shown = store.getState('current').status === 'error' ? undefined : clerk.session?.id;
    open.add(id);
    void make().then((value) => {
      open.delete(id);
      const result = value as Awaited<ReturnType<typeof store.signOut>>;
      if (result.status !== 'signed-out') return;
      const claimed = target.startsWith('session:')
        ? [target.slice('session:'.length)]
        : target === 'all' || target === 'everywhere'
          ? alive
          : target === 'current' && shown && result.sessionIds.length === 0
            ? [shown]
            : [];
      const stillThere = [...result.sessionIds, ...claimed].filter(
        (session) => server.holds(session) || server.devices.includes(session),
      );
      expect(stillThere, `${id} resolved to signed-out`).toEqual([]);
    });
  };

  const isQuiet = () =>
    [...keys(), 'current' as const].every(
      (key) => !['pending', 'redirecting'].includes(store.getState(key).status),
    ) &&
    server.requests.every(
      ({ effect, answeredAt }) =>
        answeredAt !== undefined || effect === 'hang' || effect === 'answer-hangs',
    );

  let unsubscribe = store.subscribe(assertNoLie);
  store.onSignedOut((user) => {
    users.push(user);
    const alive = server.sessions.filter(({ userId }) => userId === user.userId);
    expect(alive, `${user.userId} was signed out`).toEqual([]);
  });
  clerk.addListener(() => {
    lastShown = clerk.session?.id ?? lastShown;
  });

  const perform = (step: Step) => {
    switch (step.do) {
      case 'click':
        return call('click', keyOf(targetOf(step.options)), () =>
          store.signOut({ timeoutMs: TIMEOUT_MS, ...step.options }),
        );
      case 'retry':
        // A target that was never requested has its own options, with longer time limits.
        if (store.getState(step.key).status !== 'error') return;
        return call('retry', step.key, () => store.retry(step.key));
      case 'reset':
      case 'keepWaiting':
        return store[step.do](step.key);
      case 'fail':
        return server.fail(step);
      case 'lift':
        return server.lift();
      case 'goOffline':
      case 'goOnline':
        return page[step.do]();
      case 'router':
        page.navigate = () =>
          step.behaves === 'rejects'
            ? Promise.reject(new Error('no route'))
            : step.behaves === 'hangs'
              ? new Promise(() => {})
              : undefined;
        return;
      case 'load':
        return load();
      case 'refresh':
        // Before it has loaded, the real Clerk has no client to reload.
        return void (clerk.loaded && store.refreshUntilAnswered());
      case 'otherTabWorks': {
        const turn = aWhileLater(step.durationMs).then(() => {
          if (page.otherTabsTurn === turn) page.otherTabsTurn = undefined;
        });
        page.otherTabsTurn = turn;
        return;
      }
      case 'otherTabHangs':
        page.otherTabsTurn = never();
        return;
      case 'clock':
        return void vi.setSystemTime(Date.now() + step.jumpsMs);
      case 'clockStandsStill':
        return void vi.spyOn(Date, 'now').mockReturnValue(Date.now());
      case 'signIn':
        // An answer that was given before and arrives afterwards would hide it: no page could know.
        if (clerk.loaded && isQuiet()) page.signIn(`new${++signIns}`);
        return;
      case 'signOutInOtherTab':
      case 'endElsewhere': {
        const ids = step.ids.filter(server.holds);
        for (const id of ids) endedElsewhere.add(id);
        return step.do === 'endElsewhere' ? server.end(...ids) : page.signOutInOtherTab(...ids);
      }
      case 'subscribe':
      case 'unsubscribe':
        unsubscribe();
        if (step.do === 'subscribe') unsubscribe = store.subscribe(assertNoLie);
        return;
    }
  };

  for (const { step, thenWaitMs } of steps) {
    perform(step);
    await pass(thenWaitMs);
    assertNoLie();
    if (page.reloads.length > 0) return;
  }

  // The faults are over.
  server.lift();
  load();
  page.goOnline();
  page.navigate = () => {};
  page.otherTabsTurn = undefined;
  await pass(180_000);
  // The person gives up on callbacks that never decide, so that waiting sign-outs can ask next.
  for (let round = 0; ; round += 1) {
    const asking = [...keys(), 'current' as const].filter((key) => isAsking(store.getState(key)));
    if (asking.length === 0) break;
    expect(round, `${asking} asks again and again`).toBeLessThan(steps.length);
    for (const key of asking) store.reset(key);
    await pass(180_000);
  }
  if (page.reloads.length > 0) return;
  assertNoLie();
  expect([...open], 'calls that never settle').toEqual([]);
  for (const key of [...keys(), 'current' as const])
    expect(['idle', 'signed-out', 'error'], key).toContain(store.getState(key).status);
  assertNotLeftBehind();
  assertOneRequestAtATime(server.requests);

  // And every session can be signed out.
  call('final click', 'all', () => store.signOut({ timeoutMs: TIMEOUT_MS }));
  await pass(180_000);
  assertNoLie();
  expect([...open], 'calls that never settle').toEqual([]);
  expect(server.sessions).toEqual([]);
  expect(clerk.session).toBeNull();
  expect(store.getState('all').status).toBe('signed-out');
  expect(page.navigations.length).toBeLessThanOrEqual(calls);
  expect(users.map(({ userId }) => userId).sort()).toEqual([...everybody].sort());

  function assertNotLeftBehind() {
    const shown = clerk.session?.id;
    expect(clerk.session, 'Clerk is in its transitive state').not.toBeUndefined();
    // A page does not learn of everything that happens elsewhere.
    if (shown)
      expect(server.holds(shown) || endedElsewhere.has(shown), `dead: ${shown}`).toBe(true);
    else if (lastShown) expect(server.holds(lastShown), 'Clerk hides a live session').toBe(false);
    const dead = clerk.client.signedInSessions
      .map(({ id }) => id)
      .filter((id) => !server.holds(id) && !endedElsewhere.has(id));
    expect(dead, 'listed though they have ended').toEqual([]);
  }
}

/** A request is sent only after the one before was answered or has timed out. */
function assertOneRequestAtATime(requests: readonly SimulatedRequest[]) {
  const signOuts = requests.filter(({ name }) => /^(end|remove)/.test(name));
  for (const [index, request] of signOuts.entries()) {
    for (const before of signOuts.slice(0, index)) {
      const isOver =
        (before.answeredAt ?? Number.POSITIVE_INFINITY) <= request.sentAt ||
        request.sentAt - before.sentAt >= TIMEOUT_MS;
      expect(isOver, `${request.name} is sent while ${before.name} is out`).toBe(true);
    }
  }
}

describe('any schedule', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is reported truthfully, leaves the app usable, and sends one request at a time', async () => {
    await fc.assert(
      fc.asyncProperty(aSchedule, async (schedule) => {
        vi.restoreAllMocks();
        vi.setSystemTime(0);
        vi.clearAllTimers();
        const reasons = await unhandledRejectionsOf(() => run(schedule));
        expect(reasons, 'unhandled rejections').toEqual([]);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  }, 60_000);
});
