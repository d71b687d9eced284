import type { Request } from 'playwright';
import { afterAll, expect, it } from 'vitest';
import type { Page } from '../browser/engine/page.ts';
import { titleOf } from './example-folder.ts';
import { describeJourneys, END_ALL, signedOut } from './journeys.ts';
import { serverExample } from './server-example.ts';
import { watchForPersons } from './watch-for-persons.ts';

const title = titleOf('nextjs', '@clerk/nextjs', 'next');
const { stop, ...example } = serverExample('nextjs', {
  build: ['next', 'next', 'build'],
  start: ['next', 'next', 'start', '-H', 'localhost'],
});
const signOutButton = (page: Page) => page.getByRole('button', { name: 'Sign out', exact: true });
const retryButton = (page: Page) => page.getByRole('button', { name: 'Try again' });
const privateContent = (page: Page) => page.getByTestId('private');

afterAll(stop);

describeJourneys(`${title}, App Router`, { ...example, signOutButton, retryButton }, (journey) => {
  /** Home, and from there to the private page, so that the router has fetched both for the person signed in. */
  async function visitAccountSoftly(page: Page) {
    await page.goto(journey.origin);
    await page.getByRole('link', { name: 'Your account' }).click();
    await privateContent(page).waitFor();
  }

  const home = (page: Page) => page.getByRole('link', { name: 'Home' });
  const account = (page: Page) => page.getByRole('link', { name: 'Your account' });

  it('signs out by the hook in a component of the app’s own', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'Sign out as in the guide' }).click();
    await signedOut(page).waitFor();
    await journey.expectSignedOutAtServer();
  });

  it('shows nothing that the router has fetched before, by a link or on the way back', async () => {
    const { page } = journey;
    await visitAccountSoftly(page);
    await home(page).click();
    // The router needs no server to show the private page: this is what it has to forget.
    await page.route('**/account?_rsc=*', (route) => route.abort());
    await account(page).click();
    await privateContent(page).waitFor();
    await page.unroute('**/account?_rsc=*');

    const personsShown = await watchForPersons(page);
    await signOutButton(page).click();
    await signedOut(page).waitFor();
    await account(page).click();
    await page.waitForURL(journey.origin);
    await page.goBack();
    await page.goBack();
    await signedOut(page).waitFor();
    expect(await personsShown()).toEqual([]);
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
      const personsShown = await watchForPersons(page);

      await signOutButton(page).click();
      await signedOut(page).waitFor();
      await page.goBack();
      await signedOut(page).waitFor();
      expect(actions).not.toEqual([]);
      expect(await personsShown()).toEqual([]);
      await journey.expectSignedOutAtServer();
    },
  );
});

const home = '/pages-router';
const pagesRouter = {
  ...example,
  signOutButton,
  retryButton,
  signedInPath: `${home}/account`,
  signedOutPath: home,
};

describeJourneys(`${title}, Pages Router`, pagesRouter, (journey) => {
  it('shows nothing private by a link or on the way back', async () => {
    const { page } = journey;
    await page.getByRole('link', { name: 'Home' }).click();
    await page.getByRole('link', { name: 'Your account' }).click();
    await privateContent(page).waitFor();
    await signOutButton(page).click();
    await signedOut(page).waitFor();

    await page.getByRole('link', { name: 'Your account' }).click();
    await page.waitForURL(`**${home}`);
    await page.goBack();
    await signedOut(page).waitFor();
    expect(await privateContent(page).count()).toBe(0);
  });
});
