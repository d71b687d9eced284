import { type FaultCase, faultCases } from './faults.ts';
import type { Situation } from './play-situation.ts';
import { clerkButton, hookSubjects, oneHook, type Subject } from './subjects.ts';
import { type Target, targets } from './targets.ts';

function situationsOf(subjects: readonly Subject[]): Situation[] {
  return faultCases.flatMap((fault) =>
    targetsOf(fault).flatMap((target) => subjects.map((subject) => ({ fault, target, subject }))),
  );
}

function targetsOf({ needsTarget }: FaultCase): Target[] {
  return needsTarget ? targets.filter(({ ends }) => ends.length > 0) : targets;
}

/** Every fault with every target and our hook in every shape; only in its plain shape if there is nothing to end. */
export const hookSituations = situationsOf(hookSubjects).filter(
  ({ subject, target }) => subject === oneHook || target.ends.length > 0,
);

/** Every fault with every target and Clerk's own button. */
export const clerkSituations = situationsOf([clerkButton]);
