import type { BrowserContext, Page as PlaywrightPage } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../browser/engine/open-browser.ts';
import {
  type Browser,
  type Context,
  ENGINES,
  type EngineName,
  type Locator,
  type Page,
} from '../browser/engine/page.ts';
import { type ExampleProxy, startExampleProxy } from './example-proxy.ts';
import { JOURNEYS, titleIn } from './journey-titles.ts';

/**
 * An example in a browser. Its pages must mark what a person sees with `data-testid="signed-in"` and `"signed-out"`, and
 * show errors in an alert. Clerk's Frontend API is at `/__clerk` of the example's origin.
 */
export interface Example {
  /** Prepares the example once: unpacks, installs, builds. */
  prepare(): void | Promise<void>;
  /** Starts it for one journey, with somebody signed in. */
  start(): Promise<RunningExample>;
  /** The button that signs out of every account of the browser. */
  signOutButton(page: Page): Locator;
  /** The button that retries after an error. @default the button that signs out */
  retryButton?(page: Page): Locator;
  /** Its message after a failure, in its language. @default English */
  stillSignedIn?: RegExp;
  /** A path for people who are signed in, other than the destination after signing out. @default '/account' */
  signedInPath?: string;
  /** @default '/' */
  signedOutPath?: string;
}

export interface RunningExample {
  /** With a slash at the end. */
  origin: string;
  close(): Promise<void>;
}

/** The running example in Chromium, for the additional tests of an example. */
export interface Journey {
  readonly page: PlaywrightPage;
  readonly context: BrowserContext;
  readonly origin: string;
  /** Checks with the server by a reload, because the page's own claim proves nothing. */
  expectSignedOutAtServer(): Promise<void>;
}

/** The request that ends every session; early releases of Core 2 remove the whole client. */
export const END_ALL = /\/__clerk\/v1\/client(\/sessions)?\?.*_method=DELETE/;

/** The request by which Clerk learns who is signed in, while it loads. */
const CLIENT = /\/__clerk\/v1\/client\?/;

// Streamed content is in the document twice for a moment if React renders it, too: once hidden, as it arrived.
const signedIn = (page: Page) => page.getByTestId('signed-in').first();
export const signedOut = (page: Page) => page.getByTestId('signed-out').first();

const PREPARE_LIMIT_MS = 300_000;

/** The engines for the journeys: `EXAMPLE_ENGINES=firefox,webkit`. @default only Chromium */
const engines: readonly EngineName[] = ENGINES.filter((name) =>
  (process.env['EXAMPLE_ENGINES'] ?? 'chromium').split(',').includes(name),
);

/**
 * The journeys of every example in every engine, each with a separate server and browser context.
 *
 * @param more The additional tests of this example, only in Chromium.
 */
export function describeJourneys(
  title: string,
  example: Example,
  more?: (journey: Journey) => void,
): void {
  for (const engine of engines) {
    describe(titleIn(engine, title), () => {
      const journey = playJourneys(engine, example);
      if (engine === 'chromium') more?.(journey);
    });
  }
}

function playJourneys(
  engine: EngineName,
  {
    prepare,
    start,
    signOutButton,
    retryButton = signOutButton,
    stillSignedIn = /still (be )?signed in/,
    signedInPath = '/account',
    signedOutPath = '/',
  }: Example,
): Journey {
  let browser: Browser;
  let running: RunningExample;
  let proxy: ExampleProxy;
  let context: Context;
  let page: Page;

  beforeAll(async () => {
    await prepare();
    browser = await openBrowser({ engine });
  }, PREPARE_LIMIT_MS);

  afterAll(() => browser?.close());

  beforeEach(async () => {
    running = await start();
    proxy = await startExampleProxy(running.origin);
    context = await browser.newContext();
    page = await open();
  });

  afterEach(async () => {
    await context?.close();
    await proxy?.close();
    await running?.close();
  });

  const at = (path: string) => new URL(path, proxy.origin).href;

  async function open(): Promise<Page> {
    const opened = await context.newPage();
    await opened.goto(at(signedInPath));
    await signedIn(opened).waitFor();
    return opened;
  }

  async function expectSignedOutAtServer() {
    // Firefox aborts a fetch before it reloads. Next.js then loads the page again, which replaces the reload.
    await proxy.idle();
    await page.reload();
    await signedOut(page).waitFor();
    expect(await signedIn(page).count()).toBe(0);
  }

  const error = () => page.getByRole('alert').getByText(stillSignedIn);

  it(JOURNEYS['sign out'], async () => {
    await signOutButton(page).click();
    await signedOut(page).waitFor();
    await expectSignedOutAtServer();
  });

  it(JOURNEYS.redirect, async () => {
    expect(page.url()).toBe(at(signedInPath));
    await signOutButton(page).click();
    await page.waitForURL(at(signedOutPath));
    await signedOut(page).waitFor();
  });

  it(JOURNEYS['failure and retry'], async () => {
    proxy.failOnce(END_ALL);
    await signOutButton(page).click();
    await error().waitFor();
    await signedIn(page).waitFor();
    await retryButton(page).click();
    await signedOut(page).waitFor();
    await expectSignedOutAtServer();
  });

  it(JOURNEYS.offline, async () => {
    // A server-rendered page is visible before Clerk has loaded, which needs the network.
    await proxy.askedFor(CLIENT);
    await proxy.idle();
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
    await signOutButton(page).evaluate((button) => {
      for (let clicks = 0; clicks < 3; clicks++) (button as HTMLElement).click();
    });
    await signedOut(page).waitFor();
    await expectSignedOutAtServer();
    expect(proxy.requests.filter((path) => END_ALL.test(path))).toHaveLength(1);
  });

  it(JOURNEYS['second tab'], async () => {
    const secondTab = await open();
    await proxy.idle();
    await signOutButton(page).click();
    await signedOut(page).waitFor();
    await signedOut(secondTab).waitFor();
  });

  return {
    get page() {
      return page as unknown as PlaywrightPage;
    },
    get context() {
      return context as unknown as BrowserContext;
    },
    get origin() {
      return proxy.origin;
    },
    expectSignedOutAtServer,
  };
}
