import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { ClerkGeneration } from '../../../src/testing/fake-clerk/types.ts';
import { openStage } from '../harness/stage.ts';
import { playSchedule } from './play-schedule.ts';
import { schedule } from './schedule.ts';

const LANES = 5;
const RUNS = Number(process.env['SCHEDULE_RUNS'] ?? 100);
/** The same schedules each time, so that a change is judged by itself; another number plays others. */
const FIRST_SEED = Number(process.env['SCHEDULE_FIRST_SEED'] ?? 1);
/** A failing schedule prints its seed and path: set both, and only that one runs. */
const SEED = process.env['SCHEDULE_SEED'];
const PATH = process.env['SCHEDULE_PATH'];

/** Plays random schedules on the real Clerk of one generation: never a lie, a wreck, a second request. */
export function describeSchedules(generation: ClerkGeneration): void {
  describe('random schedules of clicks, faults, disconnects, unmounts and other tabs', () => {
    it('end well, every one', { timeout: 600_000 }, async () => {
      await using stage = await openStage(generation, { lanes: LANES });
      const property = fc.asyncProperty(schedule, (each) => playSchedule(stage, each));
      const lanes = SEED === undefined ? LANES : 1;
      const firstSeed = Number(SEED ?? FIRST_SEED);
      const checks = Array.from({ length: lanes }, (_, lane) =>
        fc.assert(property, {
          seed: firstSeed + lane,
          numRuns: PATH === undefined ? Math.ceil(RUNS / lanes) : 1,
          ...(PATH !== undefined && { path: PATH }),
          // A smaller schedule would have to fail by the clock of another moment.
          endOnFailure: true,
        }),
      );
      const failures = (await Promise.allSettled(checks)).filter(
        (check) => check.status === 'rejected',
      );
      const [failure] = failures;
      if (failure) throw failure.reason;
    });
  });
}
