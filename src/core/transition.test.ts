import { describe, expect, it } from 'vitest';
import { SignOutError } from './errors.ts';
import { IDLE, type SignOutEvent, transition } from './transition.ts';
import type { SignOutState } from './types.ts';

const error = new SignOutError('network');
const otherError = new SignOutError('timeout');
const progress = { completed: 1, total: 3 };

const states = {
  idle: IDLE,
  pending: { status: 'pending', phase: 'requesting', startedAt: 1 },
  'pending with progress': { status: 'pending', phase: 'requesting', startedAt: 1, progress },
  redirecting: { status: 'redirecting', to: '/bye' },
  'signed-out': { status: 'signed-out', alreadySignedOut: false },
  error: { status: 'error', error },
} satisfies Record<string, SignOutState>;
type StateName = keyof typeof states;

const events = {
  requested: { type: 'requested', at: 2, phase: 'loading-clerk' },
  'advanced to another phase': { type: 'advanced', phase: 'recovering' },
  'advanced to the same phase': { type: 'advanced', phase: 'requesting' },
  'advanced with progress': { type: 'advanced', phase: 'requesting', progress },
  navigating: { type: 'navigating', to: '/home' },
  removed: { type: 'removed', alreadySignedOut: true },
  'removed, but the page stays': {
    type: 'removed',
    alreadySignedOut: false,
    redirectError: otherError,
  },
  failed: { type: 'failed', error: otherError },
  cancelled: { type: 'cancelled' },
  cleared: { type: 'cleared' },
} satisfies Record<string, SignOutEvent>;
type EventName = keyof typeof events;

const REQUESTED: SignOutState = { status: 'pending', phase: 'loading-clerk', startedAt: 2 };
const NAVIGATING: SignOutState = { status: 'redirecting', to: '/home' };
const REMOVED: SignOutState = { status: 'signed-out', alreadySignedOut: true };
const STAYED: SignOutState = {
  status: 'signed-out',
  alreadySignedOut: false,
  redirectError: otherError,
};
const FAILED: SignOutState = { status: 'error', error: otherError };

/** The result of each legal event. An event that is not listed is illegal, and the state stays the same object. */
const legal: Record<StateName, Partial<Record<EventName, SignOutState>>> = {
  idle: { requested: REQUESTED },
  pending: {
    requested: REQUESTED,
    'advanced to another phase': { status: 'pending', phase: 'recovering', startedAt: 1 },
    'advanced with progress': { status: 'pending', phase: 'requesting', startedAt: 1, progress },
    navigating: NAVIGATING,
    removed: REMOVED,
    'removed, but the page stays': STAYED,
    failed: FAILED,
    cancelled: IDLE,
  },
  'pending with progress': {
    requested: REQUESTED,
    'advanced to another phase': { status: 'pending', phase: 'recovering', startedAt: 1 },
    'advanced to the same phase': { status: 'pending', phase: 'requesting', startedAt: 1 },
    navigating: NAVIGATING,
    removed: REMOVED,
    'removed, but the page stays': STAYED,
    failed: FAILED,
    cancelled: IDLE,
  },
  redirecting: { removed: REMOVED, 'removed, but the page stays': STAYED },
  'signed-out': { requested: REQUESTED, navigating: NAVIGATING, cleared: IDLE },
  error: {
    requested: REQUESTED,
    navigating: NAVIGATING,
    removed: REMOVED,
    'removed, but the page stays': STAYED,
    cleared: IDLE,
  },
};

const cases = (Object.keys(states) as StateName[]).flatMap((state) =>
  (Object.keys(events) as EventName[]).map((event) => ({ state, event, to: legal[state][event] })),
);

describe('transition', () => {
  it.each(cases.filter(({ to }) => to !== undefined))(
    '$state, $event: $to.status',
    ({ state, event, to }) => {
      expect(transition(states[state], events[event])).toEqual(to);
    },
  );

  it.each(cases.filter(({ to }) => to === undefined))(
    '$state, $event: the same object',
    ({ state, event }) => {
      expect(transition(states[state], events[event])).toBe(states[state]);
    },
  );

  it('is tested with every state and every event', () => {
    expect(new Set(Object.values(states).map(({ status }) => status)).size).toBe(5);
    expect(new Set(Object.values(events).map(({ type }) => type)).size).toBe(7);
    expect(cases).toHaveLength(6 * 10);
  });

  it('keeps the time of the click through every phase', () => {
    let state = transition(IDLE, { type: 'requested', at: 42, phase: 'queued' });
    for (const phase of ['loading-clerk', 'requesting', 'recovering'] as const) {
      state = transition(state, { type: 'advanced', phase });
    }
    expect(state).toEqual({ status: 'pending', phase: 'recovering', startedAt: 42 });
  });
});
