import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { SLOW_DAY_MS } from '../../support/slow-day.ts';
import type { Scene, Stage } from '../harness/stage.ts';
import { PLAIN_PAGE } from '../stage/stage.ts';
import { CACHE } from './cache.ts';
import { leaveForPlainPage, pressBack, readEachFrame } from './frames.ts';
import { playWithKeptPage, waitForKeptPage } from './kept-page.ts';

/** Whose button stands on the page, with what its package has for the privacy of an app. */
type Button = 'clerk-button' | 'hook';

/** A situation in which something private can be left behind. */
export interface LeftBehindRow {
  name: string;
  /** What is wrong where nothing is done about it. */
  wrong: string;
  /** Resolves to what is wrong, and to nothing when nothing is. */
  play(scene: Scene): Promise<string[]>;
}

const QUIET_MS = 150;
/** How long something may take that Clerk's button never does. */
const WAIT_MS = 3_000;

const SEEN = 'shows private content';
const KEPT = 'keeps what was typed';
const CACHED = 'keeps the cache of somebody who has left';
const SIGNED_IN = 'is signed in again, though the person has left';

export const leftBehindRows: LeftBehindRow[] = [
  {
    name: 'Back to a page, after a page without Clerk has signed out',
    wrong: SEEN,
    play: async (scene) => {
      const { page, api, origin, context } = scene;
      const whatWasRead = await readEachFrame(page);
      await leaveForPlainPage(scene);
      api.endSession('sess_a', 'removed');
      await context.clearCookies();
      const reader = await context.newPage();
      await reader.goto(`${origin}${PLAIN_PAGE}`);
      await page.bringToFront();
      await pressBack(page);
      await waitForKeptPage(async () => expect(await whatWasRead(reader)).not.toEqual([]));
      await waitUntil(async () => (await scene.read()).auth === 'signed-out', WAIT_MS);
      const read = await whatWasRead(reader);
      return read.join().includes('Private') ? [SEEN] : [];
    },
  },
  {
    name: 'a page that was left, and that React keeps hidden',
    wrong: KEPT,
    play: async ({ page, call }) => {
      await page.locator('#draft').waitFor({ state: 'attached' });
      const draft = () =>
        page.evaluate(() => document.querySelector<HTMLInputElement>('#draft')?.value);
      await page.evaluate(() => {
        const input = document.querySelector<HTMLInputElement>('#draft');
        if (input) input.value = 'Private draft';
      });
      await call('click', ['first']);
      await call('quiet', QUIET_MS, SLOW_DAY_MS);
      const isGone = await waitUntil(async () => !(await draft()), WAIT_MS);
      return isGone ? [] : [KEPT];
    },
  },
  {
    name: 'a session that ends while no page of the app is open',
    wrong: CACHED,
    play: async ({ page, api, origin, call }) => {
      await call('quiet', QUIET_MS, SLOW_DAY_MS);
      await page.evaluate((name) => localStorage.setItem(name, 'Private'), CACHE);
      await page.goto(`${origin}${PLAIN_PAGE}`);
      api.endSession('sess_a', 'ended');
      await page.goto(`${origin}/dashboard`);
      await call('ready');
      const isGone = await waitUntil(
        async () => (await page.evaluate((name) => localStorage.getItem(name), CACHE)) === null,
        WAIT_MS,
      );
      return isGone ? [] : [CACHED];
    },
  },
  {
    name: 'offline, and the person leaves',
    wrong: SIGNED_IN,
    play: async ({ page, call, read, setOffline, reload }) => {
      const wrongs: string[] = [];
      await setOffline(true);
      await call('click', ['first']);
      if (!(await waitUntil(async () => !(await isInSight(page)), WAIT_MS))) wrongs.push(SEEN);
      await setOffline(false);
      await waitUntil(async () => (await read()).auth === 'signed-out', SLOW_DAY_MS);
      await call('quiet', QUIET_MS, SLOW_DAY_MS);
      await reload();
      await call('ready');
      if ((await read()).auth !== 'signed-out') wrongs.push(SIGNED_IN);
      return wrongs;
    },
  },
];

/** Plays a row with a button. */
export function playLeftBehind(stage: Stage, row: LeftBehindRow, button: Button) {
  return playWithKeptPage(stage, { config: { subject: button, redirectUrl: false } }, row.play);
}

/** Whether a person can see the private content, and nothing covers it. */
function isInSight(page: Scene['page']): Promise<boolean> {
  return page.evaluate(() => {
    const content = document.querySelector('#private');
    if (!content) return false;
    const { x, y, width, height } = content.getBoundingClientRect();
    return document.elementFromPoint(x + width / 2, y + height / 2) === content;
  });
}

async function waitUntil(isTrue: () => Promise<boolean>, limitMs: number): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    if (await isTrue()) return true;
    if (Date.now() > deadline) return false;
    await pause(25);
  }
}
