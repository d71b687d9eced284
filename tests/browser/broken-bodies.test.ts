import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MOSTLY_NEWEST } from '../support/generations.ts';
import { SLOW_DAY_MS } from '../support/slow-day.ts';
import { engine } from './engine/open-browser.ts';
import { openStage, type Stage } from './harness/stage.ts';

/** WebKit reads a body that ends too early as a whole one, which is not JSON. */
const CODE = engine === 'webkit' ? 'server' : 'network';

describe.each(MOSTLY_NEWEST)('answers that break off in the middle, on %s,', (generation) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(generation, { lanes: 1 });
  });
  afterAll(() => stage.close());

  it('are a failure of the network, after which the same page can be used', async () => {
    await stage.play({}, async (scene) => {
      const { api } = scene;
      api.fault({
        kind: 'body',
        body: '{"response":{"object":"client","id":"cli',
        headers: { 'content-type': 'application/json', 'content-length': '9000' },
      });
      await scene.call('click', ['first']);
      await vi.waitFor(
        async () =>
          expect((await scene.read()).hooks['first']).toMatchObject({
            status: 'error',
            code: CODE,
            saysAlive: false,
          }),
        { timeout: SLOW_DAY_MS },
      );

      api.clearFaults();
      await vi.waitFor(
        async () =>
          expect(await scene.read()).toMatchObject({ auth: 'signed-in', clerkSession: 'sess_a' }),
        { timeout: SLOW_DAY_MS },
      );
      await scene.call('click', ['first']);
      await vi.waitFor(
        async () =>
          expect(await scene.read()).toMatchObject({
            auth: 'signed-out',
            hooks: { first: { status: 'signed-out' } },
          }),
        { timeout: SLOW_DAY_MS },
      );
      expect(api.snapshot().signedInSessionIds).toEqual([]);
      expect(scene.loads()).toBe(1);
      expect(scene.unhandled).toEqual([]);
    });
  });
});
