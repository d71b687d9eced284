import type { ClerkGeneration } from '../../../src/testing/fake-clerk/types.ts';
import { faultCases } from './faults.ts';
import type { Situation } from './play-situation.ts';
import { clerkSituations, hookSituations } from './situations.ts';
import { hookSubjects, oneHook } from './subjects.ts';
import { targets } from './targets.ts';
import type { WrongKind } from './verdict.ts';

/**
 * The core of the table, for every engine and every run: each target without a fault, and then each way in which a
 * request, the network, a document or the app's code can fail, on the target with most at stake. Answers that differ only
 * in their status count as one way. The rest of the table varies these by target, and by what happens to the button.
 */
const CORE: readonly [fault: string, target: string][] = [
  ['nothing goes wrong', 'one session'],
  ['nothing goes wrong', 'all of three'],
  ['nothing goes wrong', 'current of three'],
  ['nothing goes wrong', 'other of three'],
  ['nothing goes wrong', 'unknown id'],
  ['nothing goes wrong', 'expired id'],
  // A refusal, and an answer that is not from the Frontend API.
  ['HTTP 500', 'current of three'],
  ['HTTP 401', 'one session'],
  ['HTTP 429 with retry-after', 'one session'],
  ['a captive portal: HTTP 200 with HTML', 'one session'],
  ['a removal answered 200 with {}', 'one session'],
  ['HTTP 500, then a client answered 200 with {}', 'current of three'],
  // Failures of `fetch`, which some engines retry.
  ['connection reset', 'current of three'],
  ['answer lost', 'one session'],
  ['answer later than the time-out', 'one session'],
  ['no answer, ever', 'one session'],
  ['every request reset', 'one session'],
  ['every request unanswered', 'one session'],
  // Being offline, as the engine detects and reports it.
  ['offline before the click', 'one session'],
  ['offline in mid-flight, not done', 'one session'],
  ['offline in mid-flight, done', 'one session'],
  // Reloaded documents.
  ['Clerk fails to load', 'one session'],
  ['a click before Clerk has loaded, then HTTP 500', 'one session'],
  // The app's code.
  ['onBeforeSetActive rejects', 'one session'],
  ['the router never settles', 'one session'],
  ['in an organization, HTTP 500', 'current of three'],
  ['the app changes the session in mid-flight', 'current of three'],
  // A domain whose primary has to be asked who is signed in.
  ['on a satellite, HTTP 500', 'one session'],
  // Events in another tab.
  ['removed elsewhere before the click', 'one session'],
];

/** The button is pressed again, has a second instance, or unmounts while its request is under way. */
const CORE_SHAPES: readonly [fault: string, target: string, subject: string][] = [
  ['three clicks, a slow answer', 'one session', oneHook.name],
  ...hookSubjects
    .filter((subject) => subject !== oneHook)
    .flatMap(({ name }): [string, string, string][] => [
      ['HTTP 500', 'one session', name],
      ['answer slow', 'one session', name],
    ]),
];

export const coreSituations: Situation[] = [
  ...CORE.map(([fault, target]) => named(fault, target, oneHook.name)),
  ...CORE_SHAPES.map((names) => named(...names)),
];

/** `WHOLE_TABLE=true` plays every fault with every target in every shape of the button, else every two of them. */
const isWhole = process.env['WHOLE_TABLE'] === 'true';

/** The table without the core, which is played in Chromium too. */
export const moreSituations = hookSituations.filter(
  (situation) =>
    !coreSituations.includes(situation) &&
    (isWhole || situation.subject === oneHook || isItsTurn(situation)),
);

/** Whether a fault plays a shape with this target. The targets take turns, so that each shape also meets each target. */
function isItsTurn({ fault, target, subject }: Situation): boolean {
  const ends = targets.filter((each) => each.ends.length > 0);
  const turn = faultCases.indexOf(fault) + hookSubjects.indexOf(subject);
  return ends[turn % ends.length] === target;
}

function named(fault: string, target: string, subject: string): Situation {
  const situation = hookSituations.find(
    (each) =>
      each.fault.name === fault && each.target.name === target && each.subject.name === subject,
  );
  if (!situation) throw new Error(`Expected a situation "${fault}", "${target}", "${subject}".`);
  return situation;
}

export interface CaughtOfClerk {
  situation: Situation;
  wrong: WrongKind;
}

/** What the same verdict finds wrong with Clerk's own button, which proves that it can find something. */
export const caughtOfClerk: Record<ClerkGeneration, CaughtOfClerk[]> = {
  'core-2': [
    ofClerk('HTTP 500', 'one session', 'unhandled'),
    ofClerk('HTTP 500', 'one session', 'silent'),
    ofClerk('three clicks, a slow answer', 'one session', 'requests'),
    ofClerk('nothing goes wrong', 'unknown id', 'collateral'),
  ],
  'core-3': [
    ofClerk('HTTP 500', 'one session', 'left loading'),
    ofClerk('HTTP 500', 'one session', 'unhandled'),
    ofClerk('three clicks, a slow answer', 'one session', 'requests'),
  ],
};

function ofClerk(fault: string, target: string, wrong: WrongKind): CaughtOfClerk {
  const situation = clerkSituations.find(
    (each) => each.fault.name === fault && each.target.name === target,
  );
  if (!situation) throw new Error(`Expected a situation "${fault}", "${target}".`);
  return { situation, wrong };
}
