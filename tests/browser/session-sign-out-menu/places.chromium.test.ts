import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPageOf } from './chromium-page-of.ts';
import { type MenuScene, type MenuStage, openMenuStage } from './menu-stage.ts';
import type { MenuPageConfig } from './page.tsx';
import { BROWSERS, placeOf } from './place-of.ts';

const three = { sessions: [{ id: 'sess_ada' }, { id: 'sess_bob' }, { id: 'sess_cyd' }] };

let stage: MenuStage;
beforeAll(async () => {
  stage = await openMenuStage('core-3');
});
afterAll(() => stage?.close());

const play = (config: Partial<MenuPageConfig>, run: (scene: MenuScene) => Promise<void>) =>
  stage.play({ api: three, config }, run);

describe.each(BROWSERS)('in a browser with %s', (_browser, without) => {
  it('it stays inside the page of the narrowest phone, and scrolls there', async () => {
    await play({ without: [...without] }, async (scene) => {
      await chromiumPageOf(scene).setViewportSize({ width: 320, height: 256 });
      await scene.trigger.click();
      await scene.menu.waitFor();
      expect(await placeOf(scene)).toMatchObject({ isOnPage: true, covered: 0, gap: 8 });
      await scene.page.keyboard.press('End');
      expect(await scene.focused()).toBe('Sign out of all accounts');
      expect(await placeOf(scene)).toMatchObject({ isOnPage: true, covered: 0 });
    });
  });
});

it('it works in a frame, and closes when the page around it gets the focus', async () => {
  await play({}, async (scene) => {
    const { page } = scene;
    const address = page.url();
    await page.setContent(
      `<button>Outside</button><iframe src="${address}" width="700" height="500"></iframe>`,
    );
    const frame = chromiumPageOf(scene).frameLocator('iframe');
    await frame.locator('[aria-haspopup=menu]').click();
    await frame.getByRole('menu').waitFor();
    await frame.getByRole('menuitem', { name: 'Bob Example' }).click();
    await expect.poll(() => frame.getByRole('menuitem', { name: 'Bob Example' }).count()).toBe(0);
    expect(
      await frame.getByRole('menu').evaluate((menu) => menu === menu.ownerDocument.activeElement),
    ).toBe(true);
  });
});
