import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GENERATIONS } from '../support/generations.ts';
import { engine } from './engine/open-browser.ts';
import { openStage, type Stage } from './harness/stage.ts';
import { playSituation } from './situations/play-situation.ts';
import { oneHook } from './situations/subjects.ts';
import { targetOf } from './situations/targets.ts';

/** WebKit reads a body that ends too early as a whole one, which is not JSON. */
const OUTCOME = engine === 'webkit' ? 'server' : 'network';

describe.each(GENERATIONS)('answers that break off in the middle, on %s,', (generation) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(generation, { lanes: 1 });
  });
  afterAll(() => stage.close());

  it('are a failure of the network, after which the page need not be loaded again', async () => {
    const { outcome, wrongs, reloads, trace } = await playSituation(stage, {
      fault: {
        faults: () => [
          {
            kind: 'body',
            body: '{"response":{"object":"client","id":"cli',
            headers: { 'content-type': 'application/json', 'content-length': '9000' },
          },
        ],
      },
      target: targetOf('all', 1),
      subject: oneHook,
    });
    expect({ outcome, wrongs, reloads }, trace.join('\n')).toEqual({
      outcome: OUTCOME,
      wrongs: [],
      reloads: 0,
    });
  });
});
