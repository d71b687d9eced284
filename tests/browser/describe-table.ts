import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClerkGeneration } from '../../src/testing/fake-clerk/types.ts';
import { openStage, type Stage } from './harness/stage.ts';
import { expectedOutcome } from './situations/faults.ts';
import { playSituation } from './situations/play-situation.ts';
import { clerkSituations, hookSituations } from './situations/situations.ts';
import type { WrongKind } from './situations/verdict.ts';

/** Scenes at the same time. They wait more than they work. */
const LANES = 5;

/**
 * Plays every situation on the real Clerk of one generation.
 *
 * @param caught What the same verdict finds wrong with Clerk's own button: the proof that it can find something.
 */
export function describeTable(
  generation: ClerkGeneration,
  caught: { fault: string; target: string; wrong: WrongKind }[],
): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(generation, { lanes: LANES });
  });
  afterAll(() => stage.close());

  describe.concurrent('ends well, and again once the fault is gone', () => {
    it.each(hookSituations)('$fault.name · $target.name · $subject.name', async (situation) => {
      const { wrongs, outcome, trace } = await playSituation(stage, situation);
      expect({ outcome, wrongs }, trace.join('\n')).toEqual({
        outcome: expectedOutcome(situation.fault, situation.target),
        wrongs: [],
      });
    });
  });

  describe.concurrent("is not said of Clerk's own button", () => {
    it.each(caught)('$fault · $target · $wrong', async ({ fault, target, wrong }) => {
      const situation = clerkSituations.find(
        (each) => each.fault.name === fault && each.target.name === target,
      );
      if (situation === undefined) throw new Error(`There is no situation ${fault} · ${target}.`);
      const { wrongs, trace } = await playSituation(stage, situation);
      expect(
        wrongs.map(({ kind }) => kind),
        trace.join('\n'),
      ).toContain(wrong);
    });
  });
}
