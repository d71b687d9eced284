import type { Page } from 'playwright';

/** Notes what names a person and comes into the page from here on, even for a moment. Returns a function that tells it. */
export async function watchForNames(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const shown: string[] = [];
    Object.assign(window, { shown });
    new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes]))
        if (node.textContent?.includes('Ada'))
          shown.push(`${location.pathname}: ${node.textContent}`);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  return () => page.evaluate(() => (window as { shown?: string[] }).shown ?? []);
}
