import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { ClerkGeneration } from '../../../src/testing/fake-clerk/types.ts';
import { engine } from '../engine/open-browser.ts';
import { openStage } from '../harness/stage.ts';
import { playSchedule } from './play-schedule.ts';
import { schedule } from './schedule.ts';

const LANES = { chromium: 5, firefox: 4, webkit: 3 }[engine];
/** How many schedules are played: a few in every run, and more in `npm run test:all`. */
const COUNTS = {
  essential: { chromium: 25, firefox: 10, webkit: 10 },
  all: { chromium: 300, firefox: 100, webkit: 10 },
};
const scope = process.env['TEST_SCOPE'] === 'all' ? 'all' : 'essential';
const RUNS = Number(process.env['SCHEDULE_RUNS'] ?? COUNTS[scope][engine]);
/** The schedules are the same in each run, so that a failure comes from a change. Another number plays others. */
const FIRST_SEED = Number(process.env['SCHEDULE_FIRST_SEED'] ?? 1);
/** With both variables, one schedule is played: a failure prints the command. */
const SEED = process.env['SCHEDULE_SEED'];
const PATH = process.env['SCHEDULE_PATH'];

/** Plays random schedules on the real Clerk of one generation: never a lie, a wreck, a second request. */
export function describeSchedules(generation: ClerkGeneration): void {
  const command = `npx vitest run --project ${engine} tests/browser/${generation}.schedules.test.ts`;

  describe('random schedules of clicks, faults, disconnects, unmounts and other tabs', () => {
    it('end well, every one', { timeout: 1_200_000 }, async () => {
      await using stage = await openStage(generation, { lanes: LANES });
      const property = fc.asyncProperty(schedule, (each) => playSchedule(stage, each));
      const lanes = SEED === undefined ? LANES : 1;
      const numRuns = PATH === undefined ? Math.ceil(RUNS / lanes) : 1;
      const seeds = Array.from({ length: lanes }, (_, lane) => Number(SEED ?? FIRST_SEED) + lane);
      console.log(
        `${numRuns * lanes} schedules on ${generation} in ${engine}; again: SCHEDULE_RUNS=${RUNS} SCHEDULE_FIRST_SEED=${seeds[0]} ${command}`,
      );
      const checks = await Promise.all(
        seeds.map((seed) =>
          fc.check(property, {
            seed,
            numRuns,
            ...(PATH !== undefined && { path: PATH }),
            // No shrinking: a smaller schedule would run with different timing.
            endOnFailure: true,
          }),
        ),
      );
      const failure = checks.find(({ failed }) => failed);
      if (!failure) return;
      const { seed, counterexamplePath, errorInstance } = failure;
      throw new Error(
        `Again: SCHEDULE_SEED=${seed} SCHEDULE_PATH=${counterexamplePath} ${command}\n${errorInstance instanceof Error ? errorInstance.message : errorInstance}`,
      );
    });
  });
}
