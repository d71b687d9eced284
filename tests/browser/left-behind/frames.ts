import { randomUUID } from 'node:crypto';
import type { Page } from '../engine/page.ts';
import { PLAIN_PAGE } from '../stage/stage.ts';

/** What a page has read of itself, as any page of its origin can say. */
export type WhatWasRead = (page: Page) => Promise<string[]>;

/**
 * Puts something private wherever an app can have it: the title, an element that React does not know, and typed text. From
 * now on the page keeps what its document holds in `pageshow`, once it is restored, and in each frame in which that changes.
 */
export async function readEachFrame(page: Page): Promise<WhatWasRead> {
  // Scenes share their storage, and what a page of another process has written can arrive after the storage was cleared.
  const key = `read ${randomUUID()}`;
  await page.evaluate((name) => {
    let hasLeft = false;
    let last = '';
    const read = (when: string) => {
      // Chromium runs one more frame for a page that was left, out of sight.
      if (!hasLeft || document.visibilityState !== 'visible') return;
      const { title, body } = document;
      const typed = [...document.querySelectorAll('textarea')].map(({ value }) => value);
      const text = `${when}: ${[title, body.textContent, ...typed, document.activeElement?.tagName].join(' ')}`;
      if (text === last) return;
      last = text;
      localStorage.setItem(
        name,
        `${localStorage.getItem(name) ?? ''}${text.replace(/\s+/g, ' ')}\n`,
      );
    };
    const readFrame = () => {
      read('frame');
      requestAnimationFrame(readFrame);
    };
    document.title = 'Private title';
    const draft = document.createElement('textarea');
    draft.value = 'Private draft';
    draft.style.cssText = 'position: fixed; inset: 100px; background: rgb(255, 0, 255)';
    document.documentElement.append(draft);
    addEventListener('pagehide', () => {
      hasLeft = true;
    });
    addEventListener('pageshow', () => read('pageshow'));
    requestAnimationFrame(readFrame);
  }, key);
  return async (anyPage) => {
    const read = await anyPage.evaluate((name) => localStorage.getItem(name), key);
    return read?.trim().split('\n') ?? [];
  };
}

/**
 * Goes to a page without Clerk, once the browser can keep this one: not while it is loading, nor while it holds a lock, as
 * clerk-js does to renew a token.
 */
export async function leaveForPlainPage({
  page,
  origin,
}: {
  page: Page;
  origin: string;
}): Promise<void> {
  await page.evaluate(async () => {
    const isHoldingLock = async () => ((await navigator.locks.query()).held ?? []).length > 0;
    while (document.readyState !== 'complete' || (await isHoldingLock()))
      await new Promise((resolve) => setTimeout(resolve, 10));
  });
  await page.goto(`${origin}${PLAIN_PAGE}`);
}

/** Goes back when the driver has its answer, which it can lose in a page that is left. */
export function pressBack(page: Page): Promise<void> {
  return page.evaluate(() => void setTimeout(() => history.back()));
}
