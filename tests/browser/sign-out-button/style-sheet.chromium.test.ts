import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { SignOutError, type SignOutState } from '#shared';
import { messages } from '../../../src/messages/locales/en.ts';
import type { SignOutButtonViewProps } from '../../../src/ui/sign-out-button/sign-out-button.types.ts';
import { SignOutButtonView } from '../../../src/ui/sign-out-button/sign-out-button.view.tsx';
import { bundlePage } from '../../support/bundle-page.ts';
import { chromiumLaunchOptions } from '../../support/chromium.ts';

let styles: string;
let browser: Browser;
beforeAll(async () => {
  styles = (await bundlePage({ entryPoints: { styles: 'src/ui/styles.css' } }))('styles.css');
  browser = await chromium.launch(chromiumLaunchOptions());
});
afterAll(() => browser.close());

async function openPage(body: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage(options);
  onTestFinished(() => page.close());
  await page.setContent(
    `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><style>:root { color-scheme: light dark } ${styles}</style><body>${body}</body></html>`,
  );
  return page;
}

const REQUESTING: SignOutState = { status: 'pending', phase: 'requesting', startedAt: 0 };
const FAILED: SignOutState = { status: 'error', error: new SignOutError('network') };

const markup = (props: Partial<SignOutButtonViewProps> = {}) =>
  renderToStaticMarkup(
    createElement(SignOutButtonView, { state: { status: 'idle' }, messages, ...props }),
  );

const styleOf = (page: Page, selector: string, property: string, pseudo?: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, [name, part]) => getComputedStyle(element, part).getPropertyValue(name), [
      property,
      pseudo,
    ] as [string, string | undefined]);

describe('the style sheet', () => {
  it.each([
    ['light', [0, 64], [240, 255]],
    ['dark', [240, 255], [0, 64]],
  ] as const)('stands out from a page in %s', async (colorScheme, background, color) => {
    const page = await openPage(markup(), { colorScheme });

    for (const [property, [least, most]] of [
      ['background-color', background],
      ['color', color],
    ] as const) {
      const text = await styleOf(page, '.cso-button', property);
      const channels = (text.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
      const scale = text.startsWith('color(') ? 255 : 1;
      expect(Math.min(...channels) * scale, text).toBeGreaterThanOrEqual(least);
      expect(Math.max(...channels) * scale, text).toBeLessThanOrEqual(most);
    }
  });

  it("follows its own variables, else Clerk's theme variables", async () => {
    const page = await openPage(`
      <div style="--clerk-color-primary: rgb(1, 2, 3); --clerk-border-radius: 9px">${markup()}
        <div style="--cso-color-primary: rgb(4, 5, 6)" id="own">${markup()}</div>
      </div>`);

    expect(await styleOf(page, '.cso-button', 'background-color')).toBe('rgb(1, 2, 3)');
    expect(await styleOf(page, '.cso-button', 'border-radius')).toBe('9px');
    expect(await styleOf(page, '#own .cso-button', 'background-color')).toBe('rgb(4, 5, 6)');
  });

  it('yields to any rule of the app', async () => {
    const page = await openPage(`<style>.cso-button { color: rgb(7, 8, 9) }</style>${markup()}`);

    expect(await styleOf(page, '.cso-button', 'color')).toBe('rgb(7, 8, 9)');
  });

  it('rotates the spinner, unless the person wants less motion', async () => {
    const spinning = markup({ state: REQUESTING, isSpinning: true });
    const moving = await openPage(spinning, { reducedMotion: 'no-preference' });
    expect(await styleOf(moving, '.cso-spinner', 'animation-name')).toBe('cso-spin');

    const still = await openPage(spinning, { reducedMotion: 'reduce' });

    expect(await styleOf(still, '.cso-spinner', 'animation-name')).toBe('none');
  });

  it('keeps the edges of button and message in forced colors, and the arc of the spinner', async () => {
    const page = await openPage(
      markup({ state: REQUESTING, isSpinning: true, isSlow: true, variant: 'ghost' }),
      { forcedColors: 'active' },
    );

    for (const selector of ['.cso-button', '.cso-feedback']) {
      expect(await styleOf(page, selector, 'border-top-width')).toBe('1px');
      expect(await styleOf(page, selector, 'border-top-color')).not.toBe('rgba(0, 0, 0, 0)');
    }
    const arc = await styleOf(page, '.cso-spinner', 'border-top-color');
    expect(await styleOf(page, '.cso-spinner', 'border-bottom-color')).not.toBe(arc);
  });

  it('answers taps on 44 px where pointers are coarse, at the size it has elsewhere', async () => {
    const small = `<div style="padding: 40px">${markup({ size: 'sm' })}</div>`;
    const height = (page: Page) =>
      page.locator('.cso-button').evaluate((element) => element.getBoundingClientRect().height);
    /** How far above its middle the button still responds. */
    const reach = (page: Page) =>
      page.locator('.cso-button').evaluate((element) => {
        const { x, width, y, height: own } = element.getBoundingClientRect();
        const isHit = (offset: number) =>
          document.elementFromPoint(x + width / 2, y + own / 2 - offset) === element;
        let offset = 0;
        while (isHit(offset)) offset += 0.5;
        return offset;
      });
    const fine = await openPage(small);
    const coarse = await openPage(small, { hasTouch: true, isMobile: true });

    expect(await height(coarse)).toBe(await height(fine));
    expect(await reach(fine)).toBeLessThan(15);
    expect(await reach(coarse)).toBeGreaterThanOrEqual(22);
  });

  it('shows a focus ring for the keyboard only', async () => {
    const page = await openPage(markup());
    await page.mouse.click(20, 20);
    expect(await styleOf(page, '.cso-button', 'outline-style')).toBe('none');

    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');

    expect(await styleOf(page, '.cso-button', 'outline-style')).toBe('solid');
  });

  it.each([
    ['at rest', markup({ children: 'Sign out of Wolfeschlegelsteinhausenbergerdorff' })],
    ['with an error', markup({ state: FAILED, onRetry() {}, onDismiss() {} })],
    ['slow', markup({ state: REQUESTING, isSpinning: true, isSlow: true, onKeepWaiting() {} })],
  ])('stays inside a narrow page at twice the size: %s', async (_, body) => {
    const page = await openPage(`<div style="zoom: 2">${body}</div>`, {
      viewport: { width: 320, height: 640 },
    });

    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });

  it('mirrors the icon in right-to-left text', async () => {
    const page = await openPage(
      `${markup({ size: 'icon' })}<div dir="rtl">${markup({ size: 'icon' })}</div>`,
    );

    expect(await styleOf(page, '.cso-icon', 'scale')).toBe('none');
    expect(await styleOf(page, '[dir=rtl] .cso-icon', 'scale')).toBe('-1 1');
  });
});

describe('without the style sheet', () => {
  it('takes no room for texts for screen readers', async () => {
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    await page.setContent(
      `<body style="margin: 0; display: flex; gap: 50px">${markup({ state: REQUESTING })}<i>after</i></body>`,
    );

    const [button, after] = await Promise.all(
      ['button', 'i'].map((selector) => page.locator(selector).boundingBox()),
    );

    expect(after?.x).toBe((button?.x ?? 0) + (button?.width ?? 0) + 50);
    expect(await page.getByRole('status').textContent()).toBe('Signing out…');
  });
});
