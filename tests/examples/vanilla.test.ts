import { expect, it } from 'vitest';
import type { Page } from '../browser/engine/page.ts';
import { titleOf } from './example-folder.ts';
import { describeJourneys, END_ALL, signedOut } from './journeys.ts';
import { viteExample } from './vite-example.ts';

const signOutButton = (page: Page) => page.locator('#sign-out');
const example = { ...viteExample('vanilla'), signOutButton };

describeJourneys(titleOf('vanilla', '@clerk/clerk-js'), example, (journey) => {
  it('signs out after a press before Clerk has loaded', async () => {
    const { page, origin } = journey;
    let letClientThrough = () => {};
    const isLetThrough = new Promise<void>((resolve) => {
      letClientThrough = resolve;
    });
    await page.route('**/v1/client?*', async (route) => {
      await isLetThrough;
      await route.continue();
    });
    await page.goto(origin);
    await signOutButton(page).click();
    await page.locator('#sign-out[data-pending]').waitFor();
    const request = page.waitForRequest(END_ALL);
    letClientThrough();
    await request;
    await signedOut(page).waitFor();
    await journey.expectSignedOutAtServer();
  });

  it('keeps the focus on the button, and announces in live regions that were mounted before', async () => {
    const { page } = journey;
    await page.route(END_ALL, (route) => route.fulfill({ status: 500, json: { errors: [] } }));
    const region = await page.getByRole('alert').elementHandle();
    await signOutButton(page).focus();
    await page.keyboard.press('Enter');
    await page.locator('#sign-out[data-error]').waitFor();
    await page.getByRole('alert').getByText('You may still be signed in.').waitFor();
    expect(await signOutButton(page).evaluate((it) => it.ownerDocument.activeElement === it)).toBe(
      true,
    );
    expect(await page.getByRole('alert').evaluate((it, before) => it === before, region)).toBe(
      true,
    );
  });
});
