import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MenuScene, type MenuStage, openMenuStage } from './menu-stage.ts';
import type { MenuPageConfig } from './page.tsx';
import { BROWSERS, placeOf } from './place-of.ts';

const three = { sessions: [{ id: 'sess_ada' }, { id: 'sess_bob' }, { id: 'sess_cyd' }] };
const ada = 'Ada Example Current ada@example.com Sign out';
const bob = 'Bob Example bob@example.com Sign out';

let stage: MenuStage;
beforeAll(async () => {
  stage = await openMenuStage('core-3');
});
afterAll(() => stage?.close());

const play = (config: Partial<MenuPageConfig>, run: (scene: MenuScene) => Promise<void>) =>
  stage.play({ api: three, config }, run);

const isOpen = ({ page }: MenuScene) =>
  page.evaluate(() => window.menuRoot.querySelector('[role=menu]') !== null);

/** Presses with the mouse, in whatever root the element is. */
async function clickOn({ page }: MenuScene, selector: string) {
  const { x, y } = await page.evaluate((found) => {
    const element = window.menuRoot.querySelector(found);
    if (!element) throw new Error(`There is no ${found}.`);
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, selector);
  await page.mouse.click(x, y);
}

/** Opens the menu, moves through it, and closes it in both ways. Its container must not change. */
async function expectToWork(scene: MenuScene) {
  const { page } = scene;
  await expect
    .poll(() =>
      page.evaluate(
        () => window.menuRoot.querySelector('[aria-haspopup=menu]:not([data-loading])') !== null,
      ),
    )
    .toBe(true);
  await clickOn(scene, '[aria-haspopup=menu]');
  await expect.poll(() => isOpen(scene)).toBe(true);
  expect(await scene.focused()).toBe('menu');
  expect(await placeOf(scene)).toMatchObject({ isOnPage: true, covered: 0, gap: 8 });
  await page.keyboard.press('ArrowDown');
  expect(await scene.focused()).toBe(ada);
  await page.keyboard.press('b');
  expect(await scene.focused()).toBe(bob);
  await page.keyboard.press('Escape');
  await expect.poll(() => isOpen(scene)).toBe(false);
  expect(await scene.focused()).toBe('Accounts: Ada Example');

  await page.keyboard.press('Enter');
  await expect.poll(() => scene.focused()).toBe(ada);
  await clickOn(scene, '.cso-menu-label');
  expect(await isOpen(scene)).toBe(true);
  await page.mouse.click(5, 650);
  await expect.poll(() => isOpen(scene)).toBe(false);
}

const PLACES = ['dialog', 'popover', 'shadow-root', 'closed-shadow-root', 'transform'] as const;

describe.each(BROWSERS)('in a browser with %s', (_browser, without) => {
  it('it works in the page', async () => {
    await play({ without: [...without] }, expectToWork);
  });

  it.each(
    // Without a top layer, overflow is clipped and apps have no popovers.
    PLACES.filter((inside) => without.length < 3 || !['transform', 'popover'].includes(inside)),
  )('it works in a %s', async (inside) => {
    await play({ inside, without: [...without] }, expectToWork);
  });

  it.each([
    ['ltr', 'top: 10px; left: 10px', 'bottom'],
    ['ltr', 'top: 10px; right: 10px', 'bottom'],
    ['ltr', 'bottom: 10px; left: 10px', 'top'],
    ['ltr', 'bottom: 10px; right: 10px', 'top'],
    ['rtl', 'top: 10px; left: 10px', 'bottom'],
    ['rtl', 'bottom: 10px; right: 10px', 'top'],
  ] as const)('it is beside its trigger and on the page (%s, %s)', async (dir, css, side) => {
    await play(
      { dir, css: `.cso-menu-trigger { position: fixed; ${css} }`, without: [...without] },
      async (scene) => {
        await scene.trigger.click();
        await scene.menu.waitFor();
        const place = await placeOf(scene);
        expect(place).toMatchObject({ isOnPage: true, covered: 0, side, gap: 8 });
        // Trigger and menu start or end at the same line.
        expect(Math.min(Math.abs(place.start), Math.abs(place.end))).toBeLessThanOrEqual(2);
      },
    );
  });

  it('it follows its trigger when the page scrolls, and moves to the other side', async () => {
    const css = 'body { padding-block: 600px 900px }';
    await play({ css, without: [...without] }, async (scene) => {
      const { page, trigger, menu } = scene;
      await page.evaluate(() => scrollTo(0, 500));
      await trigger.click();
      await menu.waitFor();
      // The scroll event comes a frame later.
      await expect.poll(() => placeOf(scene)).toMatchObject({ side: 'bottom', gap: 8 });
      await page.evaluate(() => scrollBy(0, -400));
      await expect
        .poll(() => placeOf(scene))
        .toMatchObject({ side: 'top', gap: 8, isOnPage: true });
    });
  });

  it('its question is shown above it, inside the dialog around it, and can be answered', async () => {
    await play({ inside: 'dialog', without: [...without] }, async (scene) => {
      const { page, trigger, item, api } = scene;
      await trigger.click();
      await item('Ada Example').click();
      await scene.answer('Cancel');
      await expect.poll(() => page.getByRole('alertdialog').count()).toBe(0);
      expect(await scene.focused()).toBe(ada);
      await item('Ada Example').click();
      await scene.answer('Sign out');
      await expect.poll(() => api.snapshot().signedInSessionIds).toEqual(['sess_bob', 'sess_cyd']);
      expect(await page.locator('dialog').first().isVisible()).toBe(true);
    });
  });
});

it('a question is shown inside the popover around the menu, which stays open', async () => {
  await play({ inside: 'popover' }, async (scene) => {
    const { page, trigger, item } = scene;
    await trigger.click();
    await item('Ada Example').click();
    await page.getByRole('alertdialog').waitFor();
    expect(await page.locator('[popover=auto]').evaluate((it) => it.matches(':popover-open'))).toBe(
      true,
    );
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('alertdialog').count()).toBe(0);
    expect(await page.locator('[popover=auto]').evaluate((it) => it.matches(':popover-open'))).toBe(
      true,
    );
    expect(await scene.focused()).toBe(ada);
  });
});

it('a question can be answered in a browser without modal dialogs, in a dialog that is not modal', async () => {
  await play({ without: ['modal-dialog', 'popover', 'anchors', 'at'] }, async (scene) => {
    const { trigger, item, api } = scene;
    await trigger.click();
    await item('Ada Example').click();
    await scene.answer('Sign out');
    await expect.poll(() => api.snapshot().signedInSessionIds).toEqual(['sess_bob', 'sess_cyd']);
  });
});

it.each([
  ['Cancel', 3],
  ['Sign out', 2],
])(
  'a question from a container that hides itself on a click is seen, and answered by %s',
  async (answer, left) => {
    await play({ hidesOnClick: true }, async (scene) => {
      const { page, trigger, item, api } = scene;
      await trigger.click();
      await item('Ada Example').click();
      await expect.poll(() => isOpen(scene)).toBe(false);
      await page.getByRole('alertdialog').waitFor();
      await expect.poll(() => scene.focused()).toBe('Cancel');

      await scene.answer(answer);
      await expect.poll(() => page.locator('dialog').count()).toBe(0);
      await expect.poll(() => api.snapshot().signedInSessionIds).toHaveLength(left);
      expect(await page.evaluate(() => document.querySelector(':modal'))).toBeNull();
    });
  },
);
