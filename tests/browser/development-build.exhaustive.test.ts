import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GENERATIONS } from '../support/generations.ts';
import { openStage, type Stage } from './harness/stage.ts';
import { expectedOutcome, faultCases } from './situations/faults.ts';
import { playSituation } from './situations/play-situation.ts';
import { hookSubjects } from './situations/subjects.ts';
import { targets } from './situations/targets.ts';

const FAULTS = ['nothing goes wrong', 'HTTP 500', 'connection reset', 'answer lost'];
const situations = faultCases
  .filter(({ name }) => FAULTS.includes(name))
  .flatMap((fault) =>
    targets
      .slice(0, 3)
      .flatMap((target) => hookSubjects.map((subject) => ({ fault, target, subject }))),
  );

describe.each(GENERATIONS)('development builds in StrictMode on %s', (generation) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(generation, { lanes: 5, mode: 'development' });
  });
  afterAll(() => stage.close());

  describe.concurrent('end well, without a warning from React', () => {
    it.each(situations)('$fault.name · $target.name · $subject.name', async (situation) => {
      const { wrongs, outcome, complaints, trace } = await playSituation(stage, situation);
      expect({ outcome, wrongs, complaints }, trace.join('\n')).toEqual({
        outcome: expectedOutcome(situation.fault, situation.target),
        wrongs: [],
        complaints: [],
      });
    });
  });
});
