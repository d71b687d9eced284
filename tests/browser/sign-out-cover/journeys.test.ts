import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { GENERATIONS } from '../../support/generations.ts';
import { SLOW_DAY_MS } from '../../support/slow-day.ts';
import { openStage, type Scene, type Stage } from '../harness/stage.ts';

describe.each(GENERATIONS)('while a sign-out waits for the network on %s', (generation) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(generation, { page: 'sign-out-cover' });
  });
  afterAll(() => stage.close());

  const cover = ({ page }: Scene) => page.getByRole('alertdialog', { name: /^You are offline/ });
  const leave = async (scene: Scene) => {
    await scene.setOffline(true);
    await scene.page.locator('#first').click();
    await cover(scene).waitFor();
  };
  const status = async (scene: Scene) => (await scene.read()).hooks['first']?.status;
  const focused = ({ page }: Scene) => page.evaluate(() => document.activeElement?.textContent);
  /** The elements that a pointer would hit, in a grid over the whole page. */
  const hit = ({ page }: Scene) =>
    page.evaluate(() => {
      const found = new Set<string | undefined>();
      for (let x = 1; x < innerWidth; x += innerWidth / 16)
        for (let y = 1; y < innerHeight; y += innerHeight / 16)
          found.add(document.elementFromPoint(x, y)?.closest('dialog, html')?.tagName);
      return [...found];
    });

  it('the cover hides the whole page and keeps the focus', async () => {
    await stage.play({}, async (scene) => {
      expect(await hit(scene)).toEqual(['HTML']);
      await leave(scene);
      expect(await hit(scene)).toEqual(['DIALOG']);
      const color = await scene.page
        .locator('dialog')
        .evaluate((dialog) => getComputedStyle(dialog).backgroundColor);
      expect(color).toMatch(/^rgb\(/);
      expect(await focused(scene)).toBe('Cancel');
      for (let times = 0; times < 4; times += 1) {
        await scene.page.keyboard.press('Tab');
        expect(await focused(scene)).not.toBe('Sign out');
      }
      // A sign-out that still waited would navigate once the next scene is online.
      await scene.page.keyboard.press('Escape');
      await cover(scene).waitFor({ state: 'detached' });
    });
  });

  it.each(['Enter', 'Escape'])('%s cancels, and the page is unchanged', async (key) => {
    await stage.play({}, async (scene) => {
      await leave(scene);
      await scene.page.keyboard.press(key);
      await cover(scene).waitFor({ state: 'detached' });
      expect(await scene.page.locator('#private').isVisible()).toBe(true);
      expect([await status(scene), await focused(scene)]).toEqual(['idle', 'Sign out']);
      await scene.setOffline(false);
      expect(scene.api.snapshot().signedInSessionIds).toEqual(['sess_a']);
    });
  });

  it('it disappears once the network is back and the server has confirmed, and nothing private is behind it', async () => {
    await stage.play({ config: { redirectUrl: false } }, async (scene) => {
      await leave(scene);
      await scene.page.evaluate(() => {
        const uncovered = new MutationObserver(() => {
          if (document.querySelector('dialog')) return;
          sessionStorage.setItem('uncovered', document.body.innerText);
          uncovered.disconnect();
        });
        uncovered.observe(document.body, { childList: true, subtree: true });
      });
      await scene.setOffline(false);
      await vi.waitFor(async () => expect(await status(scene)).toBe('signed-out'), {
        timeout: SLOW_DAY_MS,
      });
      await cover(scene).waitFor({ state: 'detached' });
      expect(scene.api.snapshot().signedInSessionIds).toEqual([]);
      expect(await scene.page.evaluate(() => sessionStorage.getItem('uncovered'))).not.toContain(
        'Private',
      );
    });
  });
});
