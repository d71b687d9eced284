import type { Page as ChromiumPage } from 'playwright';
import type { MenuScene } from './menu-stage.ts';

/** The page with the features that only Playwright has: the window size, frames, and Chromium's DevTools. */
export function chromiumPageOf({ page }: Pick<MenuScene, 'page'>): ChromiumPage {
  return page as unknown as ChromiumPage;
}
