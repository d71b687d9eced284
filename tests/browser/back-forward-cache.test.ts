import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { GENERATIONS } from '../support/generations.ts';
import { openStage, type Scene, type Stage } from './harness/stage.ts';
import { PLAIN_PAGE } from './stage/stage.ts';

const LIMIT_MS = 8_000;
const DAY_MS = 24 * 60 * 60 * 1_000;

describe.each(GENERATIONS)('a page that the browser restores on %s', (generation) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(generation, { lanes: 1, hasBackForwardCache: true });
  });
  afterAll(() => stage.close());

  const goBack = async ({ page }: Scene) => {
    await page.evaluate(() => history.back());
    await vi.waitFor(
      async () => expect(await page.evaluate(() => sessionStorage.getItem('restored'))).toBe('yes'),
      { timeout: LIMIT_MS },
    );
  };
  const isPrivateContentShown = ({ page }: Scene) =>
    page.evaluate(() => document.querySelector('#private') !== null);
  const becomesSignedOut = ({ read }: Scene) =>
    vi.waitFor(
      async () => expect(await read()).toMatchObject({ path: '/dashboard', auth: 'signed-out' }),
      { timeout: LIMIT_MS },
    );

  it('shows its private content while the person is signed in', async () => {
    await stage.play({}, async (scene) => {
      await scene.page.goto(`${scene.origin}${PLAIN_PAGE}`);
      await goBack(scene);
      expect(await isPrivateContentShown(scene)).toBe(true);
    });
  });

  it('shows none after the person has signed out on it and left by a hard navigation', async () => {
    await stage.play(
      {
        // Such a cookie makes the page leave by the touch URL, which is a hard navigation.
        api: { cookieExpiresAt: Date.now() + 2 * DAY_MS },
        config: { redirectUrl: PLAIN_PAGE },
      },
      async (scene) => {
        await scene.call('click', ['first']);
        await scene.page.waitForURL(`**${PLAIN_PAGE}`);
        await goBack(scene);
        await becomesSignedOut(scene);
        expect(await isPrivateContentShown(scene)).toBe(false);
      },
    );
  });

  it('shows none after the person has signed out elsewhere', async () => {
    await stage.play({}, async (scene) => {
      await scene.page.goto(`${scene.origin}${PLAIN_PAGE}`);
      scene.api.endSession('sess_a', 'removed');
      await goBack(scene);
      await becomesSignedOut(scene);
      expect(await isPrivateContentShown(scene)).toBe(false);
    });
  });
});
