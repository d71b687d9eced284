import { afterAll, expect, it } from 'vitest';
import type { Page } from '../browser/engine/page.ts';
import { describeJourneys, type Example, signedOut } from './journeys.ts';
import type { serverExample } from './server-example.ts';
import { watchForNames } from './watch-for-names.ts';

const signOutButton = (page: Page) => page.getByRole('button', { name: 'Sign out', exact: true });
const privateContent = (page: Page) => page.getByTestId('private');
const account = (page: Page) => page.getByRole('link', { name: 'Your account' });
/** What React Router and TanStack Start ask the server for when they load a page themselves. */
const LOADED_BY_ROUTER = /\/account\.data|\/_serverFn\//;
const home = (page: Page) => page.getByRole('link', { name: 'Home' });

/**
 * The journeys, and what a router can get wrong: an example whose pages a server renders and whose private page sends
 * who is not signed in to `/`. It has a button that signs out and stays where it is, too.
 */
export function describeServerRendered(
  title: string,
  { stop, ...app }: ReturnType<typeof serverExample>,
): void {
  afterAll(stop);
  const example: Example = {
    ...app,
    signOutButton,
    retryButton: (page) => page.getByRole('button', { name: 'Try again' }),
  };

  describeJourneys(title, example, (journey) => {
    it('has the button in what the server renders', async () => {
      const html = await (await fetch(`${journey.origin}account`)).text();
      expect(html).toContain('data-testid="private"');
      expect(html).toMatch(/<button[^>]*class="cso-button"[^>]*>.*?Sign out.*?<\/button>/s);
    });

    it('hydrates what the server has rendered without a word, styled', async () => {
      const page = await journey.context.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', ({ message }) => said.push(message));
      await page.goto(`${journey.origin}account`);
      await signOutButton(page).evaluate((button) => button.setAttribute('data-from-server', ''));
      await page.waitForFunction(() => (window as { Clerk?: { loaded?: boolean } }).Clerk?.loaded);

      expect(said).toEqual([]);
      // A tree that React has thrown away and rendered again would be another element.
      expect(await signOutButton(page).getAttribute('data-from-server')).toBe('');
      expect(await signOutButton(page).evaluate((it) => getComputedStyle(it).borderTopStyle)).toBe(
        'solid',
      );
    });

    it('shows nothing that the router has loaded before, by a link or on the way back', async () => {
      const { page } = journey;
      await page.goto(journey.origin);
      await account(page).click();
      await privateContent(page).waitFor();
      await home(page).click();
      await account(page).click();
      await privateContent(page).waitFor();

      const namesShown = await watchForNames(page);
      await signOutButton(page).click();
      await signedOut(page).waitFor();
      await account(page).click();
      await signedOut(page).waitFor();
      await page.goBack();
      await signedOut(page).waitFor();
      await page.goBack();
      await signedOut(page).waitFor();
      expect(await namesShown()).toEqual([]);
      expect(await privateContent(page).count()).toBe(0);
    });

    it('shows nothing that a link in sight has fetched beforehand', async () => {
      const { page } = journey;
      const fetched = page.waitForResponse(LOADED_BY_ROUTER);
      await page.goto(journey.origin);
      await fetched;

      const namesShown = await watchForNames(page);
      await signOutButton(page).click();
      await signedOut(page).waitFor();
      const asked = page.waitForResponse(LOADED_BY_ROUTER);
      await account(page).click();
      await asked;
      await signedOut(page).waitFor();
      expect(await namesShown()).toEqual([]);
      expect(await privateContent(page).count()).toBe(0);
    });

    it('leaves the private page when the button stays where it is', async () => {
      const { page } = journey;
      await page.getByRole('button', { name: 'Sign out and stay' }).click();
      await signedOut(page).waitFor();
      expect(await privateContent(page).count()).toBe(0);
    });
  });
}
