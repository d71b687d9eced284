import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FrontendApiOptions } from '../../../src/testing/frontend-api/types.ts';
import { type MenuScene, type MenuStage, openMenuStage } from './menu-stage.ts';
import type { MenuPageConfig } from './page.tsx';

// The keys of the menu button pattern: https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/ and menubar/.

const trigger = 'Accounts: Ada Example';
const ada = 'Ada Example Current ada@example.com Sign out';
const bob = 'Bob Example zoe@example.com Sign out';
const cyd = 'Cyd Example cyd@example.com Sign out';
const all = 'Sign out of all accounts';
const sessions = [
  { id: 'sess_ada' },
  { id: 'sess_bob', identifier: 'zoe@example.com' },
  { id: 'sess_cyd' },
];

let stage: MenuStage;
beforeAll(async () => {
  stage = await openMenuStage('core-3');
});
afterAll(() => stage?.close());

/** Plays a test with the focus on the trigger. */
function play(
  run: (scene: MenuScene & { press(...keys: string[]): Promise<void> }) => Promise<void>,
  { api, config }: { api?: FrontendApiOptions; config?: Partial<MenuPageConfig> } = {},
): Promise<void> {
  return stage.play({ api: { sessions, ...api }, ...(config && { config }) }, async (scene) => {
    await scene.trigger.focus();
    const press = async (...keys: string[]) => {
      for (const key of keys) await scene.page.keyboard.press(key);
    };
    await run({ ...scene, press });
  });
}

describe('on the trigger', () => {
  it.each(['Enter', ' ', 'ArrowDown'])(
    '"%s" opens the menu with the focus on the first item',
    async (key) => {
      await play(async ({ press, focused, menu, trigger: button }) => {
        await press(key);
        await menu.waitFor();
        await expect.poll(focused).toBe(ada);
        expect(await button.getAttribute('aria-expanded')).toBe('true');
      });
    },
  );

  it('"ArrowUp" opens the menu with the focus on the last item', async () => {
    await play(async ({ press, focused }) => {
      await press('ArrowUp');
      await expect.poll(focused).toBe(all);
    });
  });

  it('"Tab" reaches it, and moves on to the next element', async () => {
    await play(async ({ page, press, focused }) => {
      await page.getByRole('button', { name: 'Before' }).focus();
      await press('Tab');
      expect(await focused()).toBe(trigger);
      await press('Tab');
      expect(await focused()).toBe('After');
    });
  });
});

describe('in the menu', () => {
  it('"ArrowDown" and "ArrowUp" move through the items, and stop at both ends', async () => {
    await play(async ({ press, focused }) => {
      await press('Enter');
      await expect.poll(focused).toBe(ada);
      for (const name of [bob, cyd, all, all]) {
        await press('ArrowDown');
        await expect.poll(focused).toBe(name);
      }
      for (const name of [cyd, bob, ada, ada]) {
        await press('ArrowUp');
        await expect.poll(focused).toBe(name);
      }
    });
  });

  it('"End" goes to the last item, "Home" to the first', async () => {
    await play(async ({ press, focused }) => {
      await press('Enter', 'End');
      await expect.poll(focused).toBe(all);
      await press('Home');
      await expect.poll(focused).toBe(ada);
    });
  });

  it('characters go to the item whose name or identifier begins with them', async () => {
    await play(async ({ page, press, focused }) => {
      await press('Enter');
      await expect.poll(focused).toBe(ada);
      await press('c');
      expect(await focused()).toBe(cyd);
      // Waits longer than the pause after which a character begins a new search.
      await page.waitForFunction(
        (start) => performance.now() - start > 1_100,
        await page.evaluate(() => performance.now()),
      );
      await press('z', 'o', 'e', '@');
      expect(await focused()).toBe(bob);
    });
  });

  it('a space while typing is part of the name, and does not press', async () => {
    await play(async ({ press, focused, api }) => {
      await press('Enter');
      await expect.poll(focused).toBe(ada);
      await press('s', 'i', 'g', 'n', ' ', 'o');
      expect(await focused()).toBe(all);
      expect(api.snapshot().signedInSessionIds).toHaveLength(3);
    });
  });

  it.each(['Enter', ' '])(
    '"%s" signs out and keeps the menu open, without focusing another account',
    async (key) => {
      await play(async ({ press, focused, menu, api }) => {
        await press('ArrowDown');
        await expect.poll(focused).toBe(ada);
        await press('ArrowDown');
        await expect.poll(focused).toBe(bob);
        await press(key);
        await expect.poll(focused).toBe('menu');
        expect(await menu.isVisible()).toBe(true);
        await press(key);
        expect(await focused()).toBe('menu');
        expect(api.snapshot().signedInSessionIds).toEqual(['sess_ada', 'sess_cyd']);
        expect(api.log.filter(({ call }) => call === 'remove-session')).toHaveLength(1);
      });
    },
  );

  it.each([
    ['ArrowDown', 'the row that has moved up', cyd],
    ['ArrowUp', 'the row before', ada],
    ['End', 'the last item', all],
  ])('"%s" moves to %s after a row was removed', async (key, _where, name) => {
    await play(async ({ press, focused }) => {
      await press('ArrowDown', 'ArrowDown');
      await expect.poll(focused).toBe(bob);
      await press('Enter');
      await expect.poll(focused).toBe('menu');
      await press(key);
      expect(await focused()).toBe(name);
    });
  });

  it('holding a key down signs out of only one account', async () => {
    await play(async ({ page, press, focused, api }) => {
      await press('ArrowDown', 'ArrowDown');
      await expect.poll(focused).toBe(bob);
      await page.keyboard.down('Enter');
      await expect.poll(focused).toBe('menu');
      await press('ArrowDown');
      expect(await focused()).toBe(cyd);
      for (let repeats = 0; repeats < 5; repeats += 1) await page.keyboard.down('Enter');
      await page.keyboard.up('Enter');
      await press('ArrowUp');
      await expect.poll(focused).toBe(ada);
      expect(api.snapshot().signedInSessionIds).toEqual(['sess_ada', 'sess_cyd']);
      expect(api.log.filter(({ call }) => call === 'remove-session')).toHaveLength(1);
    });
  });

  it('the item that a key goes to has a ring, also below the mouse, which draws none itself', async () => {
    await play(async ({ page, press, focused, item }) => {
      const ring = () =>
        page.evaluate(() => {
          const { activeElement } = window.menuRoot;
          return activeElement && getComputedStyle(activeElement).outlineStyle;
        });
      await press('Enter');
      await expect.poll(focused).toBe(ada);
      const place = await item(bob).boundingBox();
      if (!place) throw new Error('It is not on the page.');
      await page.mouse.move(place.x + 30, place.y + 10);
      await expect.poll(focused).toBe(bob);
      expect(await ring()).toBe('none');
      await press('ArrowDown', 'ArrowUp');
      expect(await focused()).toBe(bob);
      expect(await item(bob).evaluate((row) => row.matches(':hover'))).toBe(true);
      expect(await ring()).toBe('solid');
    });
  });

  it('"Escape" closes it and returns the focus', async () => {
    await play(async ({ press, focused, menu }) => {
      await press('Enter', 'ArrowDown', 'Escape');
      await expect.poll(() => menu.count()).toBe(0);
      expect(await focused()).toBe(trigger);
    });
  });

  it('"Tab" closes it and moves to the element after the trigger, "Shift+Tab" to the one before', async () => {
    await play(async ({ press, focused, menu }) => {
      await press('Enter');
      await expect.poll(focused).toBe(ada);
      await press('Tab');
      await expect.poll(() => menu.count()).toBe(0);
      expect(await focused()).toBe('After');
      await press('Shift+Tab');
      expect(await focused()).toBe(trigger);
      await press('Enter');
      await expect.poll(focused).toBe(ada);
      await press('Shift+Tab');
      await expect.poll(() => menu.count()).toBe(0);
      expect(await focused()).toBe('Before');
    });
  });

  it('modifiers are left to the browser and the screen reader', async () => {
    await play(async ({ press, focused }) => {
      await press('Enter');
      await expect.poll(focused).toBe(ada);
      await press('Control+c', 'Alt+c');
      expect(await focused()).toBe(ada);
      await press('c');
      expect(await focused()).toBe(cyd);
    });
  });
});

describe('in a row that switches', () => {
  const config = { switchable: true };
  const switchToAda = 'Ada Example Current ada@example.com';
  const switchToBob = 'Bob Example zoe@example.com';
  const signOutOfBob = 'Sign out of Bob Example, zoe@example.com';
  const signOutOfCyd = 'Sign out of Cyd Example, cyd@example.com';

  it.each([
    ['ltr', 'ArrowRight', 'ArrowLeft'],
    ['rtl', 'ArrowLeft', 'ArrowRight'],
  ] as const)(
    'the arrows to the sides go to signing out and back (%s)',
    async (dir, there, back) => {
      await play(
        async ({ press, focused }) => {
          await press('ArrowDown');
          await expect.poll(focused).toBe(switchToAda);
          await press('b');
          expect(await focused()).toBe(switchToBob);
          await press(there);
          expect(await focused()).toBe(signOutOfBob);
          await press(back);
          expect(await focused()).toBe(switchToBob);
        },
        { config: { ...config, dir } },
      );
    },
  );

  it('signing out does not focus another account', async () => {
    await play(
      async ({ press, focused }) => {
        await press('ArrowDown');
        await expect.poll(focused).toBe(switchToAda);
        await press('b', 'ArrowRight', 'Enter');
        await expect.poll(focused).toBe('menu');
        await press('ArrowDown', 'ArrowRight');
        expect(await focused()).toBe(signOutOfCyd);
      },
      { config },
    );
  });
});

describe('the pointer', () => {
  it('opens the menu with a press, closes it with a press outside, and moves the focus nowhere else', async () => {
    await play(async ({ page, trigger: button, menu }) => {
      await button.click();
      await menu.waitFor();
      await page.mouse.click(20, 600);
      await expect.poll(() => menu.count()).toBe(0);
    });
  });

  it('does not sign out when pressed elsewhere and released on a row', async () => {
    await play(async ({ page, trigger: button, menu, item, api }) => {
      await button.click();
      await menu.waitFor();
      const from = await menu.locator('.cso-menu-label').boundingBox();
      const to = await item(bob).boundingBox();
      if (!from || !to) throw new Error('They are not on the page.');
      await page.mouse.move(from.x + 5, from.y + 5);
      await page.mouse.down();
      await page.mouse.move(to.x + 30, to.y + 10);
      await page.mouse.up();
      await item(bob).click();
      await expect.poll(() => item(bob).count()).toBe(0);
      expect(api.log.filter(({ call }) => call === 'remove-session')).toHaveLength(1);
    });
  });
});
