import type { Page as ChromiumPage } from 'playwright';
import type { MenuScene } from './menu-stage.ts';

/** The page with what only Playwright has: the size of its window, frames, and the tools of Chromium. */
export function chromiumPageOf({ page }: Pick<MenuScene, 'page'>): ChromiumPage {
  return page as unknown as ChromiumPage;
}
