import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { bundlePage } from '../../support/bundle-page.ts';
import { openBrowser } from '../engine/open-browser.ts';
import type { Browser, Page } from '../engine/page.ts';

let browser: Browser;
let script: string;
let styles: string;
beforeAll(async () => {
  browser = await openBrowser();
  const textOf = await bundlePage({
    entryPoints: { page: 'tests/browser/sign-out-button/asking.tsx', styles: 'src/ui/styles.css' },
    mode: 'development',
  });
  script = textOf('page.js');
  styles = textOf('styles.css');
});
afterAll(() => browser?.close());

describe('the confirmation', () => {
  async function ask(): Promise<Page> {
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    await page.setContent(
      `<!doctype html><html lang="en"><style>${styles}</style><body><div id="root"></div></body></html>`,
    );
    await page.addScriptTag({ content: script });
    await page.getByRole('button', { name: 'Sign out' }).press('Enter');
    await page.getByRole('alertdialog', { name: 'Sign out?' }).waitFor();
    return page;
  }
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);
  const answer = (page: Page) => page.locator('output').textContent();

  it('opens with the focus on Cancel, above everything, and blocks the rest of the page', async () => {
    const page = await ask();

    expect(await focused(page)).toBe('Cancel');
    expect(await page.getByRole('alertdialog').evaluate((dialog) => dialog.matches(':modal'))).toBe(
      true,
    );
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Leave');
  });

  it('is cancelled by Escape, and returns the focus', async () => {
    const page = await ask();

    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });

    expect(await focused(page)).toBe('Sign out');
    expect(await answer(page)).toBe('false');
  });

  it('is confirmed by its second button, and returns the focus', async () => {
    const page = await ask();

    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('dialog').waitFor({ state: 'detached' });

    expect(await focused(page)).toBe('Sign out');
    expect(await answer(page)).toBe('true');
  });

  it('is not answered by a press outside', async () => {
    const page = await ask();
    await page.mouse.click(5, 5);
    expect(await page.getByRole('alertdialog').isVisible()).toBe(true);

    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.locator('dialog').waitFor({ state: 'detached' });

    expect(await answer(page)).toBe('false');
  });

  it('asks again the next time', async () => {
    const page = await ask();
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });

    await page.keyboard.press('Enter');

    await page.getByRole('alertdialog').waitFor();
    expect(await focused(page)).toBe('Cancel');
  });
});
