import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { GENERATIONS } from '../support/generations.ts';
import { SLOW_DAY_MS } from '../support/slow-day.ts';
import { abilities } from './engine/abilities.ts';
import { openStage, type Scene, type Stage } from './harness/stage.ts';
import { leaveForPlainPage, pressBack, readEachFrame } from './left-behind/frames.ts';
import { playWithKeptPage, waitForKeptPage } from './left-behind/kept-page.ts';
import { PLAIN_PAGE } from './stage/stage.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

describe.each(GENERATIONS)('a page that the browser restores on %s', (generation) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(generation, { lanes: 1, hasBackForwardCache: true });
  });
  afterAll(() => stage.close());

  const goBack = async ({ page }: Scene) => {
    await pressBack(page);
    await waitForKeptPage(async () =>
      expect(await page.evaluate(() => sessionStorage.getItem('restored'))).toBe('yes'),
    );
  };
  const isPrivateContentShown = ({ page }: Scene) =>
    page.evaluate(() => document.querySelector('#private') !== null);
  const becomesSignedOut = ({ read }: Scene) =>
    vi.waitFor(
      async () => expect(await read()).toMatchObject({ path: '/dashboard', auth: 'signed-out' }),
      { timeout: SLOW_DAY_MS },
    );

  /** The person signs out on a page without Clerk, such as one rendered by the server. */
  const signOutByTheServer = async ({ api, context }: Scene) => {
    api.endSession('sess_a', 'removed');
    await context.clearCookies();
  };

  it('shows its private content while the person is signed in', async () => {
    await playWithKeptPage(stage, {}, async (scene) => {
      const whatWasRead = await readEachFrame(scene.page);
      await leaveForPlainPage(scene);
      await goBack(scene);
      expect(await isPrivateContentShown(scene)).toBe(true);
      expect((await whatWasRead(scene.page))[0]).toMatch(
        /^pageshow: Private title .*Private content/,
      );
    });
  });

  it('shows none after the person has signed out on it and left by a hard navigation', async () => {
    await playWithKeptPage(
      stage,
      {
        // With such a cookie, the page leaves through the touch URL, which is a hard navigation.
        api: { cookieExpiresAt: Date.now() + 2 * DAY_MS },
        config: { redirectUrl: PLAIN_PAGE },
      },
      async (scene) => {
        const whatWasRead = await readEachFrame(scene.page);
        await scene.call('click', ['first']);
        await scene.page.waitForURL(`**${PLAIN_PAGE}`);
        await goBack(scene);
        await becomesSignedOut(scene);
        expect(await isPrivateContentShown(scene)).toBe(false);
        const read = await whatWasRead(scene.page);
        expect(read[0]).toMatch(/^pageshow/);
        expect(read.join()).not.toContain('Private content');
      },
    );
  });

  it.each([
    ['online', false],
    ['offline', true],
  ])(
    'holds none from its first frame on after a page without Clerk has signed out, %s',
    async (_, isOffline) => {
      await playWithKeptPage(stage, {}, async (scene) => {
        const whatWasRead = await readEachFrame(scene.page);
        await leaveForPlainPage(scene);
        await signOutByTheServer(scene);
        // The browser's offline page cannot be read.
        const reader = await scene.context.newPage();
        await reader.goto(`${scene.origin}${PLAIN_PAGE}`);
        await scene.page.bringToFront();
        await scene.setOffline(isOffline);
        const asked = scene.api.log.length;
        await pressBack(scene.page);
        await waitForKeptPage(async () => expect(await whatWasRead(reader)).not.toEqual([]));
        if (isOffline) expect(scene.api.log).toHaveLength(asked);
        else await becomesSignedOut(scene);
        const read = await whatWasRead(reader);
        expect(read[0]).toBe('pageshow: Signed out Signed out BODY');
        expect(read.join()).not.toContain('Private');
        await scene.setOffline(false);
      });
    },
  );

  if (abilities.keepsPagesThatAChannelSpeaksTo)
    it('contains none from its first frame on after another tab has signed out', async () => {
      await playWithKeptPage(stage, {}, async (scene) => {
        const other = await scene.openTab();
        const whatWasRead = await readEachFrame(scene.page);
        await leaveForPlainPage(scene);
        await other.call('click', ['first']);
        await other.call('quiet', 150, SLOW_DAY_MS);
        await goBack(scene);
        await becomesSignedOut(scene);
        const read = await whatWasRead(scene.page);
        expect(read[0]).toBe('pageshow: Signed out Signed out BODY');
        expect(read.join()).not.toContain('Private');
      });
    });

  it('is signed out after another tab has signed out, even if it is loaded from a cache', async () => {
    await stage.play({}, async (scene) => {
      const other = await scene.openTab();
      await scene.page.bringToFront();
      await leaveForPlainPage(scene);
      await other.call('click', ['first']);
      await other.call('quiet', 150, SLOW_DAY_MS);
      await pressBack(scene.page);
      await becomesSignedOut(scene);
      expect(await isPrivateContentShown(scene)).toBe(false);
    });
  });

  it('asks the server when it is loaded from a cache, and becomes signed out', async () => {
    await stage.play({}, async (scene) => {
      // Firefox and Chromium keep no page that has such a listener.
      await scene.page.evaluate(() => addEventListener('unload', () => {}));
      await leaveForPlainPage(scene);
      scene.api.endSession('sess_a', 'removed');
      await pressBack(scene.page);
      await becomesSignedOut(scene);
    });
  });

  it('shows none after the person has signed out elsewhere', async () => {
    await playWithKeptPage(stage, {}, async (scene) => {
      await leaveForPlainPage(scene);
      scene.api.endSession('sess_a', 'removed');
      await goBack(scene);
      await becomesSignedOut(scene);
      expect(await isPrivateContentShown(scene)).toBe(false);
    });
  });
});
