import type { Fault, FaultEffect } from '../../src/entries/testing.ts';
import {
  type Disturbance,
  type FaultCase,
  SIGN_OUT_CALLS,
} from '../../tests/browser/situations/faults.ts';
import type { Play } from '../../tests/browser/situations/play-situation.ts';
import type { Subject } from '../../tests/browser/situations/subjects.ts';
import { targetOf, type Whom } from '../../tests/browser/situations/targets.ts';
import { labFaults } from './situations.ts';

/** The settings of the lab. They are in the URL, where Storybook accepts only words and numbers. */
export interface LabSettings {
  /** A row of the table, by its slug, or `own`. */
  fault: string;
  /** Live sessions of the browser. */
  sessions: number;
  whom: Whom;
  /** The effect of an own fault. */
  effect: OwnEffect;
  status: number;
  delayMs: number;
  /** Whether an own fault also takes the browser offline during the request. */
  disconnects: boolean;
}

export type OwnEffect = 'status' | 'html' | 'delay' | 'hang' | 'reset' | 'answer-lost' | 'offline';

export const OWN_EFFECTS: Record<OwnEffect, string> = {
  status: 'The server refuses, with a status',
  html: 'A gateway answers, with HTML and a status',
  delay: 'The answer is late',
  hang: 'There is no answer',
  reset: 'The connection is reset',
  'answer-lost': 'It is done, and the answer is lost',
  offline: 'The browser is offline before the press',
};

export const WHOM: Record<Whom, string> = {
  all: 'All sessions',
  current: 'The current session',
  other: 'Another session',
  unknown: 'An id that Clerk does not know',
  expired: 'A session that has expired',
};

export const MOST_SESSIONS = 20;

export const DEFAULT_SETTINGS: LabSettings = {
  // The most common failure, for which Clerk's button reports a false outcome.
  fault: 'offline-before-the-click',
  sessions: 1,
  whom: 'all',
  effect: 'status',
  status: 503,
  delayMs: 2_000,
  disconnects: false,
};

/** The time-out of our button for an own fault, in milliseconds: people should not have to wait. */
const OWN_TIMEOUT_MS = 4_000;

export function slugOf({ name }: FaultCase): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** The situation of the settings, for one of the buttons. */
export function playOf(settings: LabSettings, subject: Subject): Play {
  const { whom } = settings;
  const sessions = clamp(settings.sessions, whom === 'other' ? 2 : 1, MOST_SESSIONS);
  const ofTable = labFaults.find((each) => slugOf(each) === settings.fault);
  return { fault: ofTable ?? ownFault(settings), target: targetOf(whom, sessions), subject };
}

function ownFault({ effect, status, delayMs, disconnects }: LabSettings): Disturbance {
  const config = { timeoutMs: OWN_TIMEOUT_MS };
  if (effect === 'offline') return { config, before: ({ setOffline }) => setOffline(true) };
  const effects: Record<Exclude<OwnEffect, 'offline'>, FaultEffect> = {
    status: { kind: 'status', status: clamp(status, 400, 599) },
    html: { kind: 'html', status: clamp(status, 200, 599) },
    delay: { kind: 'delay', delayMs: clamp(delayMs, 0, 60_000) },
    hang: { kind: 'hang' },
    reset: { kind: 'reset' },
    'answer-lost': { kind: 'answer-lost' },
  };
  const fault: Fault = { ...effects[effect], call: SIGN_OUT_CALLS };
  return {
    config,
    faults: ({ goOffline }) => [{ ...fault, ...(disconnects && { onStrike: goOffline }) }],
    isEndless: effect === 'hang' || (effect === 'delay' && delayMs > OWN_TIMEOUT_MS),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(Math.round(value) || least, least), most);
}

/** The URL of the lab with these settings, in this Storybook. */
export function addressOf(settings: LabSettings): string {
  const args = Object.entries(settings).map(
    ([name, value]) => `${name}:${typeof value === 'boolean' ? `!${value}` : value}`,
  );
  return `./?path=/story/fault-lab--lab&args=${args.join(';')}`;
}
