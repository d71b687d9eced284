import { type FaultCase, faultCases } from './faults.ts';
import type { Situation } from './play-situation.ts';
import { clerkButton, hookSubjects, oneHook, type Subject } from './subjects.ts';
import { type Target, targets } from './targets.ts';

function situationsOf(subjects: readonly Subject[]): Situation[] {
  return faultCases.flatMap((fault) =>
    targetsOf(fault).flatMap((target) => subjects.map((subject) => ({ fault, target, subject }))),
  );
}

function targetsOf({ needsTarget, targets: names }: FaultCase): Target[] {
  if (names) return targets.filter(({ name }) => names.includes(name));
  return needsTarget ? targets.filter(({ ends }) => ends.length > 0) : targets;
}

/**
 * Every fault, of every target, with our hook in every shape; where there is nothing to end, and where a fault is of few
 * targets only, in its plain one.
 */
export const hookSituations = situationsOf(hookSubjects).filter(
  ({ subject, target, fault }) => subject === oneHook || (target.ends.length > 0 && !fault.targets),
);

/** Every fault with every target and Clerk's own button. */
export const clerkSituations = situationsOf([clerkButton]);
