import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClerkGeneration } from '../../../src/testing/fake-clerk/types.ts';
import { engine } from '../engine/open-browser.ts';
import { openStage, type Stage, type StageOptions } from '../harness/stage.ts';
import type { CaughtOfClerk } from './core-situations.ts';
import { expectedOutcome } from './faults.ts';
import { playSituation, type Situation } from './play-situation.ts';

/** How many scenes run at the same time. Most of their time is waiting; a scene of WebKitGTK has separate processes. */
const LANES = { chromium: 5, firefox: 4, webkit: 3 }[engine];

export interface TableOptions extends StageOptions {
  /** Situations in which Clerk's own button is caught, to show that the verdict can find something. @default none */
  caught?: readonly CaughtOfClerk[];
}

/** Plays situations on the real Clerk of one generation. */
export function describeTable(
  generation: ClerkGeneration,
  situations: readonly Situation[],
  { caught = [], ...options }: TableOptions = {},
): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(generation, { lanes: LANES, ...options });
  });
  afterAll(() => stage.close());

  describe.concurrent('ends well, and again once the fault is gone', () => {
    it.each(situations)('$fault.name · $target.name · $subject.name', async (situation) => {
      const { wrongs, outcome, trace } = await playSituation(stage, situation);
      expect({ outcome, wrongs }, trace.join('\n')).toEqual({
        outcome: expectedOutcome(situation.fault, situation.target),
        wrongs: [],
      });
    });
  });

  if (caught.length === 0) return;
  describe.concurrent("does not hold for Clerk's own button", () => {
    it.each(caught)(
      '$situation.fault.name · $situation.target.name · $wrong',
      async ({ situation, wrong }) => {
        const { wrongs, trace } = await playSituation(stage, situation);
        expect(
          wrongs.map(({ kind }) => kind),
          trace.join('\n'),
        ).toContain(wrong);
      },
    );
  });
}
