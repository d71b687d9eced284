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
/** In sight, or kept by the router. */
const privateContent = (page: Page) => page.getByTestId('private');

afterAll(stop);

/** Everything that the document holds, hidden or not, and what was typed into it. */
function everythingIn(page: PlaywrightPage): Promise<string> {
  return page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll('input')].map(({ value }) => value),
    ].join('\n'),
  );
}

/** Notes the drafts that the app removes, by a page that is hidden too; returns a function that reads it. */
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

/** It speaks the language that the app has told Clerk. */
const appRouter = {
  ...example,
  signOutButton: button('Abmelden'),
  retryButton: button('Erneut versuchen'),
  stillSignedIn: /noch angemeldet/,
};

describeJourneys(`${title}, App Router`, appRouter, (journey) => {
  const { signOutButton } = appRouter;
  const account = (page: Page) => link(page, 'Ihr Konto');
  /** The page in sight is mounted again when its user has left, with what the server has rendered for them. */
  const elsewhere = (shown: string[]) => shown.filter((each) => !each.startsWith('/account: '));

  /** Home, and from there to the private page, so that the router has fetched both for the person signed in. */
  async function visitAccountSoftly(page: Page) {
    await page.goto(journey.origin);
    await account(page).click();
    await privateContent(page).waitFor();
  }

  it('signs out by the hook in a component of the app’s own', async () => {
    const { page } = journey;
    await button('Abmelden wie in der Anleitung')(page).click();
    await signedOut(page).waitFor();
    await journey.expectSignedOutAtServer();
  });

  it('shows nothing that the router has fetched before, by a link or on the way back', async () => {
    const { page } = journey;
    await visitAccountSoftly(page);
    await link(page, 'Startseite').click();
    // The router needs no server to show the private page: this is what it has to forget.
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

  // `@clerk/nextjs` calls a server action before the request, waits for it, and catches no failure of it.
  it.each(['answers', 'never answers', 'fails', 'is cut off'])(
    'signs out, and shows nothing private after it, when the server action before it %s',
    async (fate) => {
      const { page } = journey;
      await visitAccountSoftly(page);
      const actions: string[] = [];
      await page.route('**/*', (route) => {
        const headers = route.request().headers();
        if (!('next-action' in headers)) return route.fallback();
        actions.push(route.request().url());
        if (fate === 'answers') return route.continue();
        if (fate === 'fails') return route.fulfill({ status: 500, body: 'Internal Server Error' });
        if (fate === 'is cut off') return route.abort();
        return undefined;
      });
      // After the action a link that is in sight fetches its page again, while the server still knows the session.
      const isPageOfHome = (request: Request) =>
        request.url().startsWith(`${journey.origin}?_rsc=`) &&
        !('next-router-prefetch' in request.headers());
      const fetchedAgain =
        fate === 'answers' &&
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

  it('looks and speaks as the app has told Clerk', async () => {
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

  // Before Next.js 16 no page is kept.
  if (!KEEPS_PAGES) return;

  const NOTE = 'Typed by Ada';

  /** The notes, with something typed, and from there the account, so that Next.js keeps the notes. */
  async function leaveNotes(page: PlaywrightPage) {
    await page.goto(`${journey.origin}notes`);
    await page.getByLabel('Notiz').fill(NOTE);
    await account(page).click();
    await page.getByText('Nur Ada Lovelace darf das lesen.').waitFor();
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
    // A redirect of the server, which another tab leads to, takes the place of the account in the history.
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

  it('leaves nothing of one account to the next', async () => {
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
  it('shows nothing private by a link or on the way back', async () => {
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
