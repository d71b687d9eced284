import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withTimeout } from '../../src/core/time-limit.ts';
import { GENERATIONS } from '../support/generations.ts';
import { SLOW_DAY_MS } from '../support/slow-day.ts';
import type { Page } from './engine/page.ts';
import { openStage, type Scene, type Stage } from './harness/stage.ts';
import { leaveForPlainPage, pressBack, readEachFrame } from './left-behind/frames.ts';
import { PageNotKept, playWithKeptPage, waitForKeptPage } from './left-behind/kept-page.ts';
import { isPrivateOnScreen } from './left-behind/screen.ts';
import { SIGN_OUT_CALLS } from './situations/faults.ts';
import { PLAIN_PAGE } from './stage/stage.ts';

/** A driver can lose the answer of a page that is left. */
const ANSWER_LIMIT_MS = 2_000;
const DAY_MS = 24 * 60 * 60 * 1_000;
/** clerk-js of an idle tab writes it every few seconds. */
const SESSION_COOKIE = '__session=eyJ';

/** A sign-out of the person whose page is left. */
interface Departure {
  name: string;
  /** Leaves the page for the one without Clerk, and signs out before, meanwhile or after that. */
  leave(scene: Scene): Promise<unknown>;
  /** Whether another tab of the app is open. */
  hasOtherTab?: boolean;
  /** Whether Chromium keeps the page that was left. */
  isKept?: boolean;
  /** What the restored page says. */
  says?: 'Signed out' | 'Loading…';
}

const openPlainPage = ({ page, origin }: Scene) => page.goto(`${origin}${PLAIN_PAGE}`);

async function setCookies(page: Page, ...cookies: string[]): Promise<void> {
  await page.evaluate((all) => {
    // biome-ignore lint/suspicious/noDocumentCookie: not every engine has the Cookie Store API
    for (const cookie of all) document.cookie = cookie;
  }, cookies);
}

/** As a server does on a page without Clerk. */
async function signOutByTheServer({ api, page }: Scene): Promise<void> {
  api.endSession('sess_a', 'removed');
  const names = await page.evaluate(() => document.cookie.match(/__session[^=]*/g) ?? []);
  await setCookies(page, '__client_uat=0', ...names.map((name) => `${name}=; max-age=0`));
}

const departures: Departure[] = [
  {
    name: 'has signed out and led to another page',
    leave: async (scene) => {
      await scene.call('click', ['first']);
      await scene.page.waitForURL(`**${PLAIN_PAGE}`);
    },
    isKept: true,
  },
  {
    name: 'was left while it signed out',
    leave: async (scene) => {
      scene.api.fault({ kind: 'hang', call: SIGN_OUT_CALLS });
      await scene.call('click', ['first']);
      await expect.poll(() => scene.api.log.map(({ call }) => call)).toContain('remove-all');
      await openPlainPage(scene);
      scene.api.endSession('sess_a', 'removed');
    },
    says: 'Loading…',
  },
  {
    name: 'was left before a page without Clerk has signed out',
    leave: async (scene) => {
      await leaveForPlainPage(scene);
      await signOutByTheServer(scene);
    },
    isKept: true,
  },
  {
    name: 'was left before a page without Clerk has signed out, while another tab was idle',
    hasOtherTab: true,
    leave: async (scene) => {
      await leaveForPlainPage(scene);
      await signOutByTheServer(scene);
      await setCookies(scene.page, SESSION_COOKIE);
    },
    isKept: true,
  },
  {
    name: 'cannot be kept, and was left before a page without Clerk has signed out',
    leave: async (scene) => {
      await scene.page.evaluate(() => addEventListener('unload', () => {}));
      await leaveForPlainPage(scene);
      await signOutByTheServer(scene);
    },
  },
  {
    name: 'cannot be kept, and was left before a page without Clerk has signed out, while another tab was idle',
    hasOtherTab: true,
    leave: async (scene) => {
      await scene.page.evaluate(() => addEventListener('unload', () => {}));
      await leaveForPlainPage(scene);
      await signOutByTheServer(scene);
      await setCookies(scene.page, SESSION_COOKIE);
    },
  },
  {
    name: 'was left before another tab has signed out',
    hasOtherTab: true,
    leave: async (scene) => {
      const [, other] = scene.context.pages() as [Page, Page];
      await leaveForPlainPage(scene);
      await other.locator('#first').click();
      await other.waitForFunction(() => document.querySelector('#private') === null);
      await scene.page.bringToFront();
    },
  },
];

describe.each(GENERATIONS)('a page to which the person goes back on %s', (generation) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(generation, { lanes: 1, hasBackForwardCache: true });
  });
  afterAll(() => stage.close());

  const becomesSignedOut = ({ read }: Scene) =>
    vi.waitFor(
      async () => expect(await read()).toMatchObject({ path: '/dashboard', auth: 'signed-out' }),
      { timeout: SLOW_DAY_MS },
    );

  it('shows its private content while the person is signed in', async () => {
    await playWithKeptPage(stage, {}, async (scene) => {
      const whatWasRead = await readEachFrame(scene.page);
      await leaveForPlainPage(scene);
      const reader = await scene.context.newPage();
      await openPlainPage({ ...scene, page: reader });
      await scene.page.bringToFront();
      expect(await isPrivateOnScreen(scene.page, reader)).toBe(false);
      await pressBack(scene.page);
      await waitForKeptPage(async () => expect(await whatWasRead(reader)).not.toEqual([]));
      expect(await isPrivateOnScreen(scene.page, reader)).toBe(true);
      expect((await whatWasRead(reader))[0]).toMatch(
        /^pageshow: Private title .*Private content.* Private draft/,
      );
    });
  });

  describe.each(departures)(
    'and which $name',
    ({ leave, hasOtherTab, isKept, says = 'Signed out' }) => {
      it.each([
        ['online', false],
        ['offline', true],
      ])('shows nothing private, %s', async (_, isOffline) => {
        await playWithKeptPage(
          stage,
          {
            // With such a cookie, the page leaves through the touch URL, which is a hard navigation.
            api: { cookieExpiresAt: Date.now() + 2 * DAY_MS },
            config: { redirectUrl: PLAIN_PAGE },
          },
          async (scene) => {
            const { page, context, api, setOffline } = scene;
            await setCookies(page, '__client_uat=1700000000');
            if (hasOtherTab) await scene.openTab();
            // The browser's offline page cannot be read.
            const reader = await context.newPage();
            await openPlainPage({ ...scene, page: reader });
            await page.bringToFront();
            const whatWasRead = await readEachFrame(page);
            await leave(scene);
            await setOffline(isOffline);
            const asked = api.log.length;

            await pressBack(page);
            const hasArrived = () =>
              page.evaluate((plain) => location.pathname !== plain, PLAIN_PAGE);
            const onScreen: boolean[] = [];
            const look = async () => onScreen.push(await isPrivateOnScreen(page, reader));
            await vi.waitFor(
              async () => {
                expect(await withTimeout(hasArrived(), ANSWER_LIMIT_MS)).toBe(true);
                await look();
              },
              { timeout: SLOW_DAY_MS, interval: 1 },
            );

            if (!isOffline) await becomesSignedOut(scene);
            else if (isKept) expect(api.log).toHaveLength(asked);
            await vi.waitFor(look, { timeout: SLOW_DAY_MS });
            expect(onScreen).not.toContain(true);
            const read = await whatWasRead(reader);
            if (isKept && read.length === 0) throw new PageNotKept();
            if (read.length > 0) expect(read[0]).toBe(`pageshow: ${says} ${says} BODY`);
            expect(read.join()).not.toContain('Private');
            await setOffline(false);
          },
        );
      });
    },
  );
});
