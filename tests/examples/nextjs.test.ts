import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page as PlaywrightPage, Request } from 'playwright';
import { afterAll, expect, it } from 'vitest';
import type { Locator, Page } from '../browser/engine/page.ts';
import { exampleFolder, titleOf } from './example-folder.ts';
import { describeJourneys, END_ALL, signedOut } from './journeys.ts';
import { serverExample } from './server-example.ts';
import { watchForNames } from './watch-for-names.ts';

const title = titleOf('nextjs', '@clerk/nextjs', 'next');
const { stop, ...example } = serverExample('nextjs', {
  build: ['next', 'next', 'build'],
  start: ['next', 'next', 'start', '-H', 'localhost'],
});
const button = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string) => page.getByRole('link', { name });
const KEEPS_PAGES = /cacheComponents: true/.test(
  readFileSync(join(exampleFolder('nextjs'), 'next.config.ts'), 'utf8'),
);
/** Visible, or kept by the router. */
const privateContent = (page: Page) => page.getByTestId('private');

afterAll(stop);

/** Everything that the document contains, hidden or not, including typed text. */
function everythingIn(page: PlaywrightPage): Promise<string> {
  return page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll('input')].map(({ value }) => value),
    ].join('\n'),
  );
}

/** Records the drafts that the app removes, even from a hidden page. Returns a function that reads them. */
async function watchRemovedDrafts(page: PlaywrightPage): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const removed: string[] = [];
    Object.assign(window, { removed });
    const { removeItem } = Storage.prototype;
    Storage.prototype.removeItem = function (key) {
      if (key.startsWith('draft of ')) removed.push(key);
      removeItem.call(this, key);
    };
  });
  return () => page.evaluate(() => (window as { removed?: string[] }).removed ?? []);
}

function lookOf(part: Locator) {
  return part.evaluate((element) => {
    const { backgroundColor, color, borderRadius, fontFamily } = getComputedStyle(element);
    return { backgroundColor, color, borderRadius, fontFamily };
  });
}

/** It uses the language that the app has passed to Clerk. */
const appRouter = {
  ...example,
  signOutButton: button('Abmelden'),
  retryButton: button('Erneut versuchen'),
  stillSignedIn: /noch angemeldet/,
};

describeJourneys(`${title}, App Router`, appRouter, (journey) => {
  const { signOutButton } = appRouter;
  const account = (page: Page) => link(page, 'Ihr Konto');
  /** Leaves out the visible page, which is mounted again with the server's content when its user has left. */
  const elsewhere = (shown: string[]) => shown.filter((each) => !each.startsWith('/account: '));

  /** Opens home and then the private page, so that the router has fetched both for the signed-in person. */
  async function visitAccountSoftly(page: Page) {
    await page.goto(journey.origin);
    await account(page).click();
    await privateContent(page).waitFor();
  }

  it('signs out with the hook in a custom component', async () => {
    const { page } = journey;
    await button('Abmelden wie in der Anleitung')(page).click();
    await signedOut(page).waitFor();
    await journey.expectSignedOutAtServer();
  });

  it('shows nothing that the router fetched before, by a link or when going back', async () => {
    const { page } = journey;
    await visitAccountSoftly(page);
    await link(page, 'Startseite').click();
    // The router can show the private page without the server. It must forget that.
    await page.route('**/account?_rsc=*', (route) => route.abort());
    await account(page).click();
    await privateContent(page).waitFor();
    await page.unroute('**/account?_rsc=*');

    const namesShown = await watchForNames(page);
    await signOutButton(page).click();
    await signedOut(page).waitFor();
    const shownBefore = await namesShown();
    expect(elsewhere(shownBefore)).toEqual([]);
    await account(page).click();
    await page.waitForURL(journey.origin);
    await page.goBack();
    await page.goBack();
    await signedOut(page).waitFor();
    expect(await namesShown()).toEqual(shownBefore);
    expect(await privateContent(page).count()).toBe(0);
  });

  // `@clerk/nextjs` awaits a server action before the request and does not catch its failures.
  it.each(['answers', 'never answers', 'fails', 'is cut off'])(
    'signs out, and shows nothing private after it, when the server action before it %s',
    async (ending) => {
      const { page } = journey;
      await visitAccountSoftly(page);
      const actions: string[] = [];
      await page.route('**/*', (route) => {
        const headers = route.request().headers();
        if (!('next-action' in headers)) return route.fallback();
        actions.push(route.request().url());
        if (ending === 'answers') return route.continue();
        if (ending === 'fails')
          return route.fulfill({ status: 500, body: 'Internal Server Error' });
        if (ending === 'is cut off') return route.abort();
        return undefined;
      });
      // After the action, a visible link fetches its page again while the server still has the session.
      const isPageOfHome = (request: Request) =>
        request.url().startsWith(`${journey.origin}?_rsc=`) &&
        !('next-router-prefetch' in request.headers());
      const fetchedAgain =
        ending === 'answers' &&
        page
          .waitForEvent('requestfinished', { predicate: isPageOfHome, timeout: 3_000 })
          .catch(() => undefined);
      await page.route(END_ALL, async (route) => {
        await fetchedAgain;
        await route.continue();
      });
      const namesShown = await watchForNames(page);

      await signOutButton(page).click();
      await signedOut(page).waitFor();
      const shownBefore = await namesShown();
      expect(elsewhere(shownBefore)).toEqual([]);
      await page.goBack();
      await signedOut(page).waitFor();
      expect(actions).not.toEqual([]);
      expect(await namesShown()).toEqual(shownBefore);
      await journey.expectSignedOutAtServer();
    },
  );

  it('uses the appearance and language that the app has passed to Clerk', async () => {
    const { page } = journey;
    const theme = { color: 'rgb(255, 255, 255)', backgroundColor: 'rgb(33, 33, 38)' };
    expect(await (await fetch(`${journey.origin}account`)).text()).toMatch(
      /<button[^>]*class="cso-button"[^>]*>.*?Abmelden.*?<\/button>/s,
    );
    expect(await lookOf(signOutButton(page))).toEqual({
      color: 'rgb(0, 0, 0)',
      backgroundColor: 'rgb(167, 139, 250)',
      borderRadius: '12px',
      fontFamily: 'Georgia, serif',
    });

    await page.getByRole('button', { name: 'Konten' }).click();
    const menu = page.getByRole('menu');
    expect(await lookOf(menu)).toMatchObject({ ...theme, fontFamily: 'Georgia, serif' });
    expect(await menu.innerText()).toContain('Von allen Konten abmelden');

    await page.getByRole('menuitem', { name: 'Ada Lovelace' }).click();
    const confirmation = page.getByRole('alertdialog');
    await confirmation.getByRole('heading', { name: /^Von Ada Lovelace.* abmelden\?$/ }).waitFor();
    expect(await lookOf(confirmation)).toMatchObject({ ...theme, fontFamily: 'Georgia, serif' });
    await confirmation.getByRole('button', { name: 'Abbrechen' }).waitFor();
  });

  // Before Next.js 16, no pages are kept.
  if (!KEEPS_PAGES) return;

  const NOTE = 'Typed by Ada';

  /** Types into the notes and then opens the account, so that Next.js keeps the notes. */
  async function leaveNotes(page: PlaywrightPage) {
    await page.goto(`${journey.origin}notes`);
    await page.getByLabel('Notiz').fill(NOTE);
    await account(page).click();
    await page.getByRole('main').getByText('Nur Ada Lovelace').waitFor();
    const kept = await everythingIn(page);
    expect(kept).toContain(`Vorschau: ${NOTE}`);
    expect(kept).toMatch(new RegExp(`^${NOTE}$`, 'm'));
  }

  const pressButton = (page: Page) => signOutButton(page).click();
  const pressInAnotherTab = async () => {
    const tab = await journey.context.newPage();
    await tab.goto(`${journey.origin}account`);
    await pressButton(tab);
  };

  it.each([
    // The sign-out in another tab leads to a server redirect, which replaces the account in the history.
    ['its button', pressButton, -2],
    ['another tab', pressInAnotherTab, -1],
  ])(
    'leaves nothing of the pages that Next.js keeps after a sign-out by %s',
    async (_, press, toNotes) => {
      const { page } = journey;
      await leaveNotes(page);
      const removedDrafts = await watchRemovedDrafts(page);

      await press(page);
      await signedOut(page).waitFor();
      expect(await everythingIn(page)).not.toContain('Ada');
      await page.evaluate((steps) => history.go(steps), toNotes);
      await page.getByRole('heading', { name: 'Ihre Notizen' }).waitFor();
      expect(await everythingIn(page)).not.toContain('Ada');
      expect((await removedDrafts()).sort()).toEqual(['draft of user_ada', 'draft of user_grace']);
    },
  );

  it('leaves nothing of the first page in the scripts that brought it', async () => {
    const { page } = journey;
    await page.goto(`${journey.origin}account`);
    await page.getByRole('main').getByText('Nur Ada Lovelace').waitFor();
    const isInScripts = () =>
      page.evaluate(() => [...document.scripts].some(({ text }) => text.includes('Ada')));
    expect(await isInScripts()).toBe(true);
    await signOutButton(page).click();
    await signedOut(page).waitFor();
    expect(await everythingIn(page)).not.toContain('Ada');
  });

  it('leaves nothing of one account for the next', async () => {
    const { page } = journey;
    await leaveNotes(page);

    await page.getByRole('button', { name: 'Konten' }).click();
    await page.getByRole('menuitem', { name: 'Ada Lovelace' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Abmelden' }).click();
    await page.getByText('Nur Grace Hopper darf das lesen.').waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Ihre Notizen' }).waitFor();
    expect(await everythingIn(page)).not.toContain('Ada');
  });
});

const home = '/pages-router';
const pagesRouter = {
  ...example,
  signOutButton: button('Sign out'),
  retryButton: button('Try again'),
  signedInPath: `${home}/account`,
  signedOutPath: home,
};

describeJourneys(`${title}, Pages Router`, pagesRouter, (journey) => {
  it('shows nothing private by a link or when going back', async () => {
    const { page } = journey;
    await link(page, 'Home').click();
    await link(page, 'Your account').click();
    await privateContent(page).waitFor();
    await pagesRouter.signOutButton(page).click();
    await signedOut(page).waitFor();

    await link(page, 'Your account').click();
    await page.waitForURL(`**${home}`);
    await page.goBack();
    await signedOut(page).waitFor();
    expect(await privateContent(page).count()).toBe(0);
  });

  it.each([
    ['light', 'color(srgb 0.19 0.19 0.19)', 'color(srgb 1 1 1)'],
    ['dark', 'color(srgb 1 1 1)', 'color(srgb 0.0705882 0.0705882 0.0705882)'],
  ] as const)(
    'looks like the app where Clerk was told nothing, %s',
    async (colorScheme, backgroundColor, color) => {
      const { page } = journey;
      await page.emulateMedia({ colorScheme });
      await page.reload();
      expect(await lookOf(pagesRouter.signOutButton(page))).toEqual({
        ...{ backgroundColor, color, borderRadius: '6px' },
        fontFamily: 'Arial, Helvetica, sans-serif',
      });
    },
  );
});
