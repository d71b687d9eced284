import type { MenuScene } from './menu-stage.ts';

/** Where the menu is: its side of the trigger, if it is inside the page, and if each visible item can be pressed. */
export function placeOf({ page }: MenuScene) {
  return page.evaluate(async () => {
    const root = window.menuRoot;
    await Promise.all(root.getAnimations().map(({ finished }) => finished));
    const [menu, trigger] = [
      root.querySelector<HTMLElement>('[role=menu]'),
      root.querySelector('[aria-haspopup=menu]'),
    ];
    if (!menu || !trigger) throw new Error('The menu is not open.');
    const [at, anchor] = [menu.getBoundingClientRect(), trigger.getBoundingClientRect()];
    const covered = [...menu.querySelectorAll('[role^=menuitem]')].filter((item) => {
      const { left, top, width, height } = item.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      // Scrolled out of sight.
      const list = (item.closest('[role=group]') ?? menu).getBoundingClientRect();
      if (y > Math.min(at.bottom, list.bottom) - 8 || y < Math.max(at.top, list.top)) return false;
      return !item.contains(root.elementFromPoint(x, y));
    });
    const gap = {
      top: anchor.top - at.bottom,
      bottom: at.top - anchor.bottom,
      left: anchor.left - at.right,
      right: at.left - anchor.right,
    };
    return {
      side: menu.dataset['side'],
      gap: Math.round(gap[menu.dataset['side'] as keyof typeof gap]),
      start: Math.round(at.left - anchor.left),
      end: Math.round(anchor.right - at.right),
      isOnPage: at.left >= 0 && at.top >= 0 && at.right <= innerWidth && at.bottom <= innerHeight,
      covered: covered.length,
    };
  });
}

/** Browsers that lack some features. */
export const BROWSERS = [
  ['the whole platform', []],
  ['no CSS anchors', ['anchors']],
  ['no popovers and no CSS anchors', ['popover', 'anchors', 'resize-observer', 'at']],
] as const;
