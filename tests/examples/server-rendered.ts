import { afterAll, expect, it } from 'vitest';
import type { Page } from '../browser/engine/page.ts';
import { describeJourneys, type Example, signedOut } from './journeys.ts';
import type { serverExample } from './server-example.ts';
import { watchForNames } from './watch-for-names.ts';

const signOutButton = (page: Page) => page.getByRole('button', { name: 'Sign out', exact: true });
const privateContent = (page: Page) => page.getByTestId('private');
const account = (page: Page) => page.getByRole('link', { name: 'Your account' });
/** The requests of React Router and TanStack Start when they load a page themselves. */
const LOADED_BY_ROUTER = /\/account\.data|\/_serverFn\//;
const home = (page: Page) => page.getByRole('link', { name: 'Home' });

/**
 * The journeys, and what a router can get wrong: for an example with server-rendered pages, whose private page redirects
 * people who are not signed in to `/`. It also has a button that signs out without navigating.
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
    it('has the button in the server’s markup', async () => {
      const html = await (await fetch(`${journey.origin}account`)).text();
      expect(html).toContain('data-testid="private"');
      expect(html).toMatch(/<button[^>]*class="cso-button"[^>]*>.*?Sign out.*?<\/button>/s);
    });

    it('hydrates the server’s markup without console output, styled', async () => {
      const page = await journey.context.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', ({ message }) => said.push(message));
      await page.goto(`${journey.origin}account`);
      await signOutButton(page).evaluate((button) => button.setAttribute('data-from-server', ''));
      await page.waitForFunction(() => (window as { Clerk?: { loaded?: boolean } }).Clerk?.loaded);

      expect(said).toEqual([]);
      // If React had discarded the tree and rendered it again, this would be another element.
      expect(await signOutButton(page).getAttribute('data-from-server')).toBe('');
      expect(await signOutButton(page).evaluate((it) => getComputedStyle(it).borderTopStyle)).toBe(
        'solid',
      );
    });

    it('shows nothing that the router loaded before, by a link or when going back', async () => {
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

    it('shows nothing that a visible link has prefetched', async () => {
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

    it('leaves the private page after a sign-out that does not navigate', async () => {
      const { page } = journey;
      await page.getByRole('button', { name: 'Sign out and stay' }).click();
      await signedOut(page).waitFor();
      expect(await privateContent(page).count()).toBe(0);
    });
  });
}
