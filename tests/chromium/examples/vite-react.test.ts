import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { build, preview } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unpackPackageInto } from '../../../scripts/unpack-package.ts';
import { chromiumLaunchOptions } from '../../support/chromium.ts';

const root = join(import.meta.dirname, '../../../examples/vite-react');

let browser: Browser;
let context: BrowserContext;
let page: Page;
let server: Awaited<ReturnType<typeof preview>>;
let origin: string;

beforeAll(async () => {
  unpackPackageInto(root);
  await build({ root, logLevel: 'error' });
  browser = await chromium.launch(chromiumLaunchOptions());
}, 120_000);

afterAll(() => browser.close());

beforeEach(async () => {
  // A server of its own for each journey: the sessions live in it.
  server = await preview({ root, logLevel: 'error', preview: { host: '127.0.0.1', port: 0 } });
  origin = server.resolvedUrls?.local[0] ?? '';
  context = await browser.newContext();
  page = await open();
});

afterEach(async () => {
  await context.close();
  await server.close();
});

async function open(): Promise<Page> {
  const opened = await context.newPage();
  await opened.goto(origin);
  await opened.getByTestId('signed-in').waitFor();
  return opened;
}

const removeAll = /\/__clerk\/v1\/client\/sessions\?.*_method=DELETE/;
const signOutOfAll = () => page.getByRole('button', { name: 'Sign out of all accounts' });
const signedOut = (of = page) => of.getByTestId('signed-out');

/** What the server says after a reload: the page's own claim is worth nothing here. */
async function expectSignedOutAtServer() {
  await page.reload();
  await signedOut().waitFor();
  expect(await page.getByRole('listitem').count()).toBe(0);
}

describe('the example for Vite and React, from the packed package', () => {
  it('signs out, at the server too', async () => {
    await signOutOfAll().click();
    await signedOut().waitFor();
    await expectSignedOutAtServer();
  });

  it('signs out one account and goes on in the other', async () => {
    await page.getByRole('button', { name: 'Sign out Ada Lovelace' }).click();
    await page.getByText('Signed in as Grace Hopper.').waitFor();
    await page.getByText('Ada Lovelace').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByText('Signed in as Grace Hopper.').waitFor();
    expect(await page.getByRole('listitem').count()).toBe(1);
  });

  it('says so when the server fails, and signs out on the retry', async () => {
    await page.route(removeAll, (route) => route.fulfill({ status: 500, json: { errors: [] } }), {
      times: 1,
    });
    await signOutOfAll().click();
    await page.getByRole('alert').getByText('You are still signed in (server).').waitFor();
    await page.getByTestId('signed-in').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await signedOut().waitFor();
    await expectSignedOutAtServer();
  });

  it('stays signed in offline and says so', async () => {
    await context.setOffline(true);
    await signOutOfAll().click();
    await page.getByRole('alert').getByText('You are still signed in (offline).').waitFor();
    await page.getByTestId('signed-in').waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await signedOut().waitFor();
    await expectSignedOutAtServer();
  });

  it('sends one request for three clicks', async () => {
    const requests: string[] = [];
    page.on('request', (request) => removeAll.test(request.url()) && requests.push(request.url()));
    await page.evaluate(() => {
      const button = [...document.querySelectorAll('button')].find((one) =>
        one.textContent?.includes('all accounts'),
      );
      for (let clicks = 0; clicks < 3; clicks++) button?.click();
    });
    await signedOut().waitFor();
    await expectSignedOutAtServer();
    expect(requests).toHaveLength(1);
  });

  it('signs out the second tab too', async () => {
    const secondTab = await open();
    await signOutOfAll().click();
    await signedOut().waitFor();
    await signedOut(secondTab).waitFor();
  });
});
