import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { chromiumLaunchOptions, newContext } from '../support/chromium.ts';
import { JOURNEYS } from './journey-titles.ts';

/**
 * An example in a browser. Its pages have to name what a person sees: `data-testid="signed-in"` and `"signed-out"`, an
 * alert for the error, and Clerk's Frontend API is reached at `/__clerk` of its own origin.
 */
export interface Example {
  /** Makes the example ready to start, once: unpacks, installs, builds. */
  prepare(): void | Promise<void>;
  /** Starts it for one journey, with somebody signed in. */
  start(): Promise<RunningExample>;
  /** The button that signs out of every account of the browser. */
  signOutButton(page: Page): Locator;
  /** What tries again after an error. @default the button that signs out */
  retryButton?(page: Page): Locator;
  /** A path that people see signed in, other than the one they are sent to after signing out. @default '/account' */
  signedInPath?: string;
  /** @default '/' */
  signedOutPath?: string;
}

export interface RunningExample {
  /** With a slash at the end. */
  origin: string;
  close(): Promise<void>;
}

/** The example that runs, for what a test adds to the journeys. */
export interface Journey {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly origin: string;
  /** Opens another page of the example in the same browser, with somebody signed in. */
  open(path?: string): Promise<Page>;
  /** Asks the server by a reload: the page's own claim is worth nothing. */
  expectSignedOutAtServer(): Promise<void>;
}

/** The request that ends every session; early releases of Core 2 remove the whole client. */
export const END_ALL = /\/__clerk\/v1\/client(\/sessions)?\?.*_method=DELETE/;

const signedIn = (page: Page) => page.getByTestId('signed-in');
export const signedOut = (page: Page) => page.getByTestId('signed-out');

/** A page that a server has rendered is in sight before Clerk has loaded, which takes a network. */
const hasLoaded = (page: Page) => page.waitForLoadState('networkidle');

const PREPARE_LIMIT_MS = 300_000;

/** The journeys that every example makes, each with a server and a browser context of its own. */
export function playJourneys({
  prepare,
  start,
  signOutButton,
  retryButton = signOutButton,
  signedInPath = '/account',
  signedOutPath = '/',
}: Example): Journey {
  let browser: Browser;
  let running: RunningExample;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    await prepare();
    browser = await chromium.launch(chromiumLaunchOptions());
  }, PREPARE_LIMIT_MS);

  afterAll(() => browser?.close());

  beforeEach(async () => {
    running = await start();
    context = await newContext(browser);
    page = await open();
  });

  afterEach(async () => {
    await context?.close();
    await running?.close();
  });

  async function open(path = signedInPath): Promise<Page> {
    const opened = await context.newPage();
    await opened.goto(new URL(path, running.origin).href);
    await signedIn(opened).waitFor();
    return opened;
  }

  async function expectSignedOutAtServer() {
    await page.reload();
    await signedOut(page).waitFor();
    expect(await signedIn(page).count()).toBe(0);
  }

  const error = () => page.getByRole('alert').getByText(/still (be )?signed in/);

  it(JOURNEYS['sign out'], async () => {
    await signOutButton(page).click();
    await signedOut(page).waitFor();
    await expectSignedOutAtServer();
  });

  it(JOURNEYS.redirect, async () => {
    expect(page.url()).toBe(new URL(signedInPath, running.origin).href);
    await signOutButton(page).click();
    await page.waitForURL(new URL(signedOutPath, running.origin).href);
    await signedOut(page).waitFor();
  });

  it(JOURNEYS['failure and retry'], async () => {
    await page.route(END_ALL, (route) => route.fulfill({ status: 500, json: { errors: [] } }), {
      times: 1,
    });
    await signOutButton(page).click();
    await error().waitFor();
    await signedIn(page).waitFor();
    await retryButton(page).click();
    await signedOut(page).waitFor();
    await expectSignedOutAtServer();
  });

  it(JOURNEYS.offline, async () => {
    await hasLoaded(page);
    await context.setOffline(true);
    await signOutButton(page).click();
    await error().getByText('offline').waitFor();
    await signedIn(page).waitFor();
    await context.setOffline(false);
    await retryButton(page).click();
    await signedOut(page).waitFor();
    await expectSignedOutAtServer();
  });

  it(JOURNEYS['double click'], async () => {
    const requests: string[] = [];
    page.on('request', (request) => END_ALL.test(request.url()) && requests.push(request.url()));
    await signOutButton(page).evaluate((button) => {
      for (let clicks = 0; clicks < 3; clicks++) (button as HTMLElement).click();
    });
    await signedOut(page).waitFor();
    await expectSignedOutAtServer();
    expect(requests).toHaveLength(1);
  });

  it(JOURNEYS['second tab'], async () => {
    const secondTab = await open();
    await hasLoaded(secondTab);
    await signOutButton(page).click();
    await signedOut(page).waitFor();
    await signedOut(secondTab).waitFor();
  });

  return {
    get page() {
      return page;
    },
    get context() {
      return context;
    },
    get origin() {
      return running.origin;
    },
    open,
    expectSignedOutAtServer,
  };
}
