import { describe } from 'vitest';
import { MOSTLY_NEWEST } from '../support/generations.ts';
import { coreSituations } from './situations/core-situations.ts';
import { describeTable } from './situations/describe-table.ts';
import { oneHook } from './situations/subjects.ts';

/** Where Clerk, in the place of a router, navigates by itself, while it waits, fails, recovers or starts. */
const SITUATIONS: readonly [fault: string, target: string][] = [
  ['nothing goes wrong', 'one session'],
  ['nothing goes wrong', 'current of three'],
  ['HTTP 500', 'current of three'],
  ['answer lost', 'one session'],
  ['answer later than the time-out', 'one session'],
  ['offline in mid-flight, done', 'one session'],
  ['a click before Clerk has loaded, then HTTP 500', 'one session'],
  ['onBeforeSetActive rejects', 'one session'],
  ['removed elsewhere before the click', 'one session'],
];

const situations = coreSituations
  .filter(
    ({ fault, target, subject }) =>
      subject === oneHook &&
      SITUATIONS.some(([name, of]) => fault.name === name && target.name === of),
  )
  .map((situation) => ({
    ...situation,
    fault: {
      ...situation.fault,
      config: { ...situation.fault.config, router: 'absent', afterSignOutUrl: '#/bye' } as const,
    },
  }));

// A page without a router, which stays when it is redirected to a part of itself.
describe.each(MOSTLY_NEWEST)('a sign-out without a router on %s', (generation) => {
  describeTable(generation, situations);
});
