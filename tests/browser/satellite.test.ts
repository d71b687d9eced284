import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOSTLY_NEWEST } from '../support/generations.ts';
import { SLOW_DAY_MS } from '../support/slow-day.ts';
import { openStage, type Stage } from './harness/stage.ts';
import { SIGN_OUT_CALLS } from './situations/faults.ts';
import { PLAIN_PAGE } from './stage/stage.ts';

const QUIET_MS = 100;
const config = { isSatellite: true, afterSignOutUrl: `{primary}${PLAIN_PAGE}` };

describe.each(MOSTLY_NEWEST)('a sign-out on a satellite domain on %s', (generation) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(generation);
  });
  afterAll(() => stage.close());

  it('goes where the provider says, to the primary domain', async () => {
    await stage.play({ config }, async ({ page, api, call }) => {
      await call('click', ['first']);
      await page.waitForURL(`http://localhost:**${PLAIN_PAGE}`);
      expect(api.snapshot().signedInSessionIds).toEqual([]);
    });
  });

  it("goes to / of the satellite with Clerk's button, whatever the provider says", async () => {
    await stage.play({ config: { ...config, subject: 'clerk-button' } }, async (scene) => {
      await scene.call('click', ['first']);
      await scene.call('quiet', QUIET_MS, SLOW_DAY_MS);
      expect(await scene.read()).toMatchObject({ auth: 'signed-out', navigations: ['/'] });
    });
  });

  it('stays where it is when it fails, and goes when it is tried again', async () => {
    await stage.play({ config }, async ({ page, api, call, read }) => {
      api.fault({ kind: 'status', status: 500, call: SIGN_OUT_CALLS, times: 1 });
      await call('click', ['first']);
      await call('quiet', QUIET_MS, SLOW_DAY_MS);
      expect(await read()).toMatchObject({
        auth: 'signed-in',
        hooks: { first: { status: 'error', code: 'server' } },
      });
      await call('click', ['first']);
      await page.waitForURL(`http://localhost:**${PLAIN_PAGE}`);
      expect(api.snapshot().signedInSessionIds).toEqual([]);
    });
  });
});
