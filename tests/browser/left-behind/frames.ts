import type { Page } from '../engine/page.ts';

/** From now on the page keeps what its document holds in each frame and in `pageshow`, once it is restored. */
export function readEachFrame(page: Page): Promise<void> {
  return page.evaluate(() => {
    let hasLeft = false;
    const read = (when: string) => {
      // Chromium runs one more frame for a page that was left, out of sight.
      if (!hasLeft || document.visibilityState !== 'visible') return;
      const { title, body } = document;
      const text = `${when}: ${title} ${body.textContent} ${document.activeElement?.tagName}`;
      localStorage.setItem('read', `${localStorage.getItem('read') ?? ''}${text}\n`);
    };
    const readFrame = () => {
      read('frame');
      requestAnimationFrame(readFrame);
    };
    document.title = 'Private title';
    addEventListener('pagehide', () => {
      hasLeft = true;
    });
    addEventListener('pageshow', () => read('pageshow'));
    requestAnimationFrame(readFrame);
  });
}

/** What the page has kept, on any page of its origin. */
export async function whatWasRead(page: Page): Promise<string[]> {
  return (await page.evaluate(() => localStorage.getItem('read')))?.trim().split('\n') ?? [];
}
