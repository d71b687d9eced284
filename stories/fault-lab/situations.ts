import { faultCases } from '../../tests/browser/situations/faults.ts';
import { clerkSituations } from '../../tests/browser/situations/situations.ts';

/** The faults that the lab can play. Its frames never have the focus. */
export const labFaults = faultCases.filter(({ needsFocus }) => !needsFocus);

/** The situations of the truth table that the lab can play. */
export const labSituations = clerkSituations.filter(({ fault }) => !fault.needsFocus);
