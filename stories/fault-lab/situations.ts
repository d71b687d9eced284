import { faultCases } from '../../tests/browser/situations/faults.ts';
import { clerkSituations } from '../../tests/browser/situations/situations.ts';

/** The faults that the lab can play. Its frames never have the focus. */
export const labFaults = faultCases.filter(({ needsFocus }) => !needsFocus);

/** The situations of the truth table that the lab can play. */
export const labSituations = clerkSituations.filter(({ fault }) => !fault.needsFocus);

/**
 * The order in which the table is played, as indices of its situations: each fault once, with another target than the one
 * before it, then each a second time. A run that is stopped early has then met every fault.
 */
export const labOrder: readonly number[] = inRounds(
  labFaults.map((fault) =>
    labSituations.flatMap((situation, index) => (situation.fault === fault ? [index] : [])),
  ),
);

function inRounds(ofFaults: number[][]): number[] {
  const rounds = Math.max(...ofFaults.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) =>
    ofFaults.flatMap((indices, fault) =>
      round < indices.length ? (indices[(fault + round) % indices.length] ?? []) : [],
    ),
  ).flat();
}
