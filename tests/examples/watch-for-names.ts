import type { Page } from 'playwright';

/** Records texts that name a person and appear in the page, even for a moment. Returns a function that reads them. */
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
