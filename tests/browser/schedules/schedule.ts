import fc from 'fast-check';
import type { FaultEffect, FrontendApiCall } from '../../../src/testing/frontend-api/types.ts';
import { SIGN_OUT_CALLS } from '../situations/faults.ts';

export const SESSION_IDS = ['sess_ada', 'sess_bob', 'sess_cy'] as const;
export type SessionId = (typeof SESSION_IDS)[number];
/** The hooks on the page, by the names of their targets. */
export type TargetName = 'all' | 'current' | SessionId;
export const TARGET_NAMES: readonly TargetName[] = ['all', 'current', ...SESSION_IDS];

export type Step =
  | { do: 'click'; target: TargetName; times: number }
  | { do: 'unmount' | 'mount'; target: TargetName }
  | { do: 'fault'; effect: FaultEffect; calls: FrontendApiCall[] | undefined; times: number }
  | { do: 'lift' | 'release' | 'go offline' | 'go online' }
  /** A tab takes the lock away and hangs, and goes again. */
  | { do: 'take the lock' | 'free the lock' }
  /** Somebody sets the clock of the computer. */
  | { do: 'set the clock'; byMs: number }
  /** From now on what the app has to do after a sign-out never ends, or ends again. */
  | { do: 'let callbacks hang' | 'let callbacks settle' }
  /** A sign-out in another tab, or an administrator's. */
  | { do: 'end elsewhere'; sessionId: SessionId; status: 'ended' | 'removed'; isTold: boolean };

export interface Schedule {
  steps: { step: Step; thenWaitMs: number }[];
  /** Whether requests that hang are answered in the end. */
  isReleased: boolean;
}

/** The time-out of every hook: short enough that answers come late. */
export const TIMEOUT_MS = 300;

const HOUR_MS = 60 * 60 * 1_000;

const sessionId = fc.constantFrom(...SESSION_IDS);
const target = fc.constantFrom(...TARGET_NAMES);
const effect: fc.Arbitrary<FaultEffect> = fc.oneof(
  fc.constantFrom(401, 404, 422, 429, 500).map((status) => ({ kind: 'status', status }) as const),
  fc.constantFrom(200, 403, 503).map((status) => ({ kind: 'html', status }) as const),
  // Answers from something else than the server, before or after the server has done what was asked.
  fc
    .record({ body: fc.constantFrom({}, null, [], { status: 'ok' }), isDone: fc.boolean() })
    .map((answer) => ({ kind: 'body', ...answer }) as const),
  fc.constantFrom(
    { kind: 'body', status: 204 } as const,
    { kind: 'body', status: 302, headers: { location: '/login' } } as const,
  ),
  fc.constantFrom({ kind: 'reset' }, { kind: 'answer-lost' }, { kind: 'hang' } as const),
  fc.integer({ min: 20, max: 2 * TIMEOUT_MS }).map((delayMs) => ({ kind: 'delay', delayMs })),
) as fc.Arbitrary<FaultEffect>;
const calls = fc.constantFrom<(FrontendApiCall[] | undefined)[]>(
  SIGN_OUT_CALLS,
  SIGN_OUT_CALLS,
  ['touch'],
  ['client'],
  undefined,
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('click' as const),
      target,
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      effect,
      calls,
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('unmount' as const, 'mount' as const), target }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'lift' as const,
        'release' as const,
        'go offline' as const,
        'go online' as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'take the lock' as const,
        'free the lock' as const,
        'let callbacks hang' as const,
        'let callbacks settle' as const,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('set the clock' as const),
      byMs: fc.constantFrom(-HOUR_MS, HOUR_MS),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('end elsewhere' as const),
      sessionId,
      status: fc.constantFrom('ended' as const, 'removed' as const),
      isTold: fc.boolean(),
    }),
  },
);

/** What happens on a page with three sessions and a hook for every target. */
export const schedule: fc.Arbitrary<Schedule> = fc.record({
  steps: fc.array(
    fc.record({
      step,
      // Mostly during the request, sometimes after the time-out.
      thenWaitMs: fc.constantFrom(0, 0, 0, 5, 20, 60, 150, TIMEOUT_MS + 50),
    }),
    { minLength: 2, maxLength: 9 },
  ),
  isReleased: fc.boolean(),
});

export function inWords({ steps, isReleased }: Schedule): string {
  const words = steps.map(({ step: each, thenWaitMs }) => {
    const { do: verb, ...rest } = each;
    const details = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : '';
    return `${verb}${details}${thenWaitMs > 0 ? `, ${thenWaitMs} ms` : ''}`;
  });
  return [...words, isReleased ? 'in the end, hanging requests are answered' : ''].join('\n');
}
