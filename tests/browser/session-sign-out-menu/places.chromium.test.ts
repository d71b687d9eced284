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

  it('it is beside its trigger where an app has zoomed the part of the page around it', async () => {
    await play({ inside: 'zoom', without: [...without] }, async (scene) => {
      await chromiumPageOf(scene).setViewportSize({ width: 320, height: 256 });
      await scene.trigger.click();
      await scene.menu.waitFor();
      expect(await placeOf(scene)).toMatchObject({ isOnPage: true, covered: 0, gap: 8 });
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

describe('a list that does not fit', () => {
  /** The edges at which the list fades out. */
  const fades = ({ page }: MenuScene) =>
    page.evaluate(() => {
      const list = window.menuRoot.querySelector('.cso-menu-items') as Element;
      const { maskImage } = getComputedStyle(list);
      return [
        maskImage.startsWith('linear-gradient(rgba(0, 0, 0, 0)') && 'top',
        maskImage.endsWith('rgba(0, 0, 0, 0))') && 'bottom',
      ].filter(Boolean);
    });

  it.each([{}, { inside: 'shadow-root' }] as const)(
    'fades out at the edge behind which it has more rows (%o)',
    async (config) => {
      await play(config, async (scene) => {
        await chromiumPageOf(scene).setViewportSize({ width: 600, height: 256 });
        await scene.trigger.click();
        await expect.poll(() => fades(scene)).toEqual(['bottom']);

        await scene.page.keyboard.press('c');
        await expect.poll(() => fades(scene)).toEqual(['top']);
      });
    },
  );

  it('does not fade where it fits, until a row has grown', async () => {
    await play({}, async (scene) => {
      await chromiumPageOf(scene).setViewportSize({ width: 600, height: 700 });
      await scene.trigger.click();
      await scene.menu.waitFor();
      expect(await fades(scene)).toEqual([]);

      await scene.page.evaluate(() => {
        const list = window.menuRoot.querySelector('.cso-menu-items') as HTMLElement;
        const { height } = list.getBoundingClientRect();
        list.style.height = `${height}px`;
        list.firstElementChild?.append(document.createElement('progress'));
      });
      await expect.poll(() => fades(scene)).toEqual(['bottom']);
    });
  });
});

it('in text of twice the size, a row moves its action to the next line instead of covering its text', async () => {
  const css = 'html { font-size: 200% }';
  await play({ css, switchable: true }, async (scene) => {
    await chromiumPageOf(scene).setViewportSize({ width: 420, height: 900 });
    await scene.trigger.click();
    await scene.menu.waitFor();
    const rows = await scene.page.evaluate(() =>
      [...window.menuRoot.querySelectorAll('.cso-menu-row, .cso-menu > .cso-menu-item')].map(
        (row) => {
          const text = row.querySelector('.cso-menu-text') as Element;
          const contents = [...text.querySelectorAll('span span')];
          const right = Math.max(...contents.map((part) => part.getBoundingClientRect().right));
          const action = row.querySelector('.cso-menu-row > :last-child')?.getBoundingClientRect();
          const { width, bottom } = text.getBoundingClientRect();
          return {
            ems: Math.round(width / Number.parseFloat(getComputedStyle(text).fontSize)),
            isCovered: action !== undefined && action.left < right && action.top < bottom,
          };
        },
      ),
    );

    expect(rows).toHaveLength(4);
    expect(rows.filter(({ ems, isCovered }) => ems < 7 || isCovered)).toEqual([]);
  });
});

it('in forced colors, the ring around the trigger still has a stronger arc, so that it is seen to turn', async () => {
  await play({}, async (scene) => {
    await chromiumPageOf(scene).emulateMedia({ forcedColors: 'active' });
    const ring = await scene.page.evaluate(() => {
      const trigger = window.menuRoot.querySelector('.cso-menu-trigger') as HTMLElement;
      trigger.dataset['spinning'] = '';
      const { borderTopColor, borderBottomColor, forcedColorAdjust } = getComputedStyle(
        trigger,
        '::before',
      );
      return { borderTopColor, borderBottomColor, forcedColorAdjust };
    });

    expect(ring).toEqual({
      borderTopColor: 'rgb(0, 0, 0)',
      borderBottomColor: 'color(srgb 0 0 0 / 0.25)',
      forcedColorAdjust: 'none',
    });
  });
});
