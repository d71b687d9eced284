import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { inject } from 'vitest';
import { chromiumLaunchOptions } from '../support/chromium.ts';
import { startFrontendApiServer } from '../support/frontend-api-server.ts';
import { FOLDER } from './built-storybook.setup.ts';

/** A story or docs page, as listed in index.json. */
export interface Entry {
  id: string;
  title: string;
  name: string;
  type: 'story' | 'docs';
}

/** The static Storybook in a folder of a site, and a browser that can reach no other host. */
export interface BuiltStorybook {
  entries: Entry[];
  browser: Browser;
  /** The address of a story or page without the frame around it. */
  addressOf(entry: Pick<Entry, 'id' | 'type'>): string;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function openBuiltStorybook(): Promise<BuiltStorybook> {
  const site = inject('storybookSite');
  const { entries } = JSON.parse(readFileSync(join(site, FOLDER, 'index.json'), 'utf8')) as {
    entries: Record<string, Entry>;
  };
  const server = await startFrontendApiServer(
    {},
    { staticFolder: site, staticCaching: 'max-age=3600' },
  );
  const options = chromiumLaunchOptions();
  const browser = await chromium.launch({
    ...options,
    args: [...(options.args ?? []), '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
  return {
    entries: Object.values(entries),
    browser,
    addressOf: ({ id, type }) =>
      // The test runs axe itself.
      `${server.origin}/${FOLDER}/iframe.html?id=${id}&viewMode=${type}&globals=a11y.manual:!true`,
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** The unexpected errors of a page: on its console, in its scripts, with its requests. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', ({ message }) => complaints.push(`error: ${message}`));
  page.on('requestfailed', (request) => {
    // Requests that were under way when the page was left.
    if (request.failure()?.errorText === 'net::ERR_ABORTED') return;
    // A worker that ends with its frame aborts the load of its blob, which is not a network request.
    if (!request.url().startsWith('blob:')) complaints.push(`failed: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return complaints;
}

interface Render {
  id: string;
  phase?: string;
}

interface StorybookWindow extends Window {
  __STORYBOOK_PREVIEW__?: { currentRender?: Render; storyRenders?: Render[] };
  __STORYBOOK_ADDONS_CHANNEL__?: { emit(event: string, payload: object): void };
}

/** Sends an event to the Storybook of an open page, as the manager around it would. */
export async function emit(page: Page, event: string, payload: object): Promise<void> {
  await page.evaluate(
    ([name, given]) => (window as StorybookWindow).__STORYBOOK_ADDONS_CHANNEL__?.emit(name, given),
    [event, payload] as const,
  );
}

/** Waits until a story has been played, or every story of a docs page is rendered. Resolves to Storybook's report. */
export async function rendered(
  page: Page,
  { id, type }: Pick<Entry, 'id' | 'type'>,
): Promise<string[]> {
  await page.waitForFunction(
    ([wanted, isDocs]) => {
      const { body } = document;
      if (body.classList.contains('sb-show-errordisplay')) return true;
      const preview = (window as StorybookWindow).__STORYBOOK_PREVIEW__;
      // Not 'completed': Storybook reloads the page if another story is chosen while the hooks after that run.
      const ends = ['finished', 'errored', 'aborted'];
      const isOver = ({ phase }: Render) => phase === undefined || ends.includes(phase);
      if (!body.classList.contains('sb-show-main')) return false;
      if (preview?.currentRender?.id !== wanted) return false;
      if (!isDocs)
        return preview.currentRender.phase !== undefined && isOver(preview.currentRender);
      return (
        document.querySelector('#storybook-docs h1') !== null &&
        (preview.storyRenders ?? []).every(isOver)
      );
    },
    [id, type === 'docs'] as const,
    { polling: 50, timeout: 60_000 },
  );
  const display = page.locator('body.sb-show-errordisplay #error-message');
  return (await display.count()) > 0 ? [`Storybook: ${await display.textContent()}`] : [];
}
