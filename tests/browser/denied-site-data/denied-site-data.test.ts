import { basename, dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createFrontendApi } from '../../../src/testing/frontend-api/create-frontend-api.ts';
import type { FrontendApi } from '../../../src/testing/frontend-api/types.ts';
import { bundlePage } from '../../support/bundle-page.ts';
import {
  type FrontendApiServer,
  startFrontendApiServer,
} from '../../support/frontend-api-server.ts';
import { clerkScriptOf, MOSTLY_NEWEST, SDKS } from '../../support/generations.ts';
import { type BlockedSiteData, engine, openBrowser } from '../engine/open-browser.ts';
import type { Browser, Page } from '../engine/page.ts';
import { SIGN_OUT_CALLS } from '../situations/faults.ts';
import type { Reading, Request } from './page.tsx';

interface Place {
  name: string;
  blocked: BlockedSiteData;
  /** The attributes of the cross-site frame around the app, if it is in one. */
  frame?: string;
  /** What the page cannot use there. */
  denied: string[];
  /** Whether Clerk sends telemetry, as it does by default. */
  telemetry: boolean;
  /**
   * Whether clerk-js works there. Its script opens a channel, which Firefox refuses without site data. When it loads, it
   * reads `localStorage` for its telemetry and writes a cookie, which throws without an origin.
   */
  hasClerk: boolean;
}

const STORAGE = ['Web Locks', 'localStorage', 'sessionStorage'];
const isFirefox = engine === 'firefox';
const PLACES: Place[] = [
  {
    name: 'a page whose site data is blocked',
    blocked: 'every page',
    denied: isFirefox ? ['BroadcastChannel', ...STORAGE] : STORAGE,
    telemetry: false,
    hasClerk: !isFirefox,
  },
  {
    name: 'a page whose site data is blocked, with telemetry',
    blocked: 'every page',
    denied: isFirefox ? ['BroadcastChannel', ...STORAGE] : STORAGE,
    telemetry: true,
    hasClerk: false,
  },
  {
    name: 'a frame of another site',
    blocked: 'frames',
    frame: '',
    // Firefox leaves `sessionStorage` to such a frame.
    denied: isFirefox ? ['BroadcastChannel', 'Web Locks', 'localStorage'] : STORAGE,
    telemetry: false,
    hasClerk: !isFirefox,
  },
  {
    name: 'a sandboxed frame without an origin',
    blocked: 'nobody',
    frame: 'sandbox="allow-scripts"',
    denied: STORAGE,
    telemetry: false,
    hasClerk: false,
  },
];
// WebKit has no such settings.
const placesOfEngine = PLACES.filter(({ blocked }) => engine !== 'webkit' || blocked === 'nobody');
const inPlaces = (hasClerk: boolean) =>
  placesOfEngine
    .filter((place) => place.hasClerk === hasClerk)
    .flatMap((place) => SUBJECTS.map((subject) => ({ place, subject })));

/** The texts of each subject. */
const SUBJECTS = [
  {
    name: 'hook',
    idle: 'idle',
    failed: 'error',
    done: 'signed-out',
    alive: 'server',
    notLoaded: 'clerk_not_loaded',
  },
  {
    name: 'button',
    idle: 'Sign out',
    failed: 'Sign out',
    done: 'Signed out',
    alive: expect.stringContaining('still signed in'),
    notLoaded: expect.stringContaining('You may still be signed in. Reload the page.'),
  },
];

/** Sends a request to the app, which is in this page or in the frame. */
const ASK = `window.ask = (request) => new Promise((resolve) => {
  const app = document.querySelector('iframe')?.contentWindow ?? window;
  const listener = ({ data }) => {
    if (!data.reading) return;
    removeEventListener('message', listener);
    resolve(data.reading);
  };
  addEventListener('message', listener);
  app.postMessage({ request }, '*');
});`;

/** One for each setting: to start a browser, or a process for another page, takes more time than a test in it. */
const pages = new Map<BlockedSiteData, Promise<{ browser: Browser; page: Page }>>();
afterAll(async () => {
  for (const { browser, page } of await Promise.all(pages.values())) {
    await page.close();
    await browser.close();
  }
});

/** A page with this setting, with which no test stores anything. */
async function pageWith(blockedSiteData: BlockedSiteData): Promise<Page> {
  const own = pages.get(blockedSiteData) ?? openPage(blockedSiteData);
  pages.set(blockedSiteData, own);
  return (await own).page;
}

async function openPage(blockedSiteData: BlockedSiteData) {
  const browser = await openBrowser({ blockedSiteData });
  return { browser, page: await browser.newPage() };
}

describe.each(MOSTLY_NEWEST)('%s', (generation) => {
  let server: FrontendApiServer;
  let api: FrontendApi;
  beforeAll(async () => {
    const textOf = await bundlePage({
      entryPoints: {
        page: `tests/browser/denied-site-data/${generation}.tsx`,
        styles: 'src/ui/styles.css',
      },
      clerk: SDKS[generation],
    });
    const clerkScript = clerkScriptOf(generation);
    const answer = (text: string, type: string) =>
      new Response(text, { headers: { 'content-type': `${type}; charset=utf-8` } });
    server = await startFrontendApiServer(
      {},
      {
        // Also serves the files that the script of clerk-js loads.
        staticFolder: dirname(clerkScript),
        handle: (request) => {
          const { pathname, searchParams } = new URL(request.url);
          if (pathname === '/page.js') return answer(textOf('.js'), 'text/javascript');
          if (pathname === '/page.css') return answer(textOf('.css'), 'text/css');
          if (pathname === '/frame')
            return answer(
              `<!doctype html><script>${ASK}</script>
              <iframe ${searchParams.get('frame')} src="${server.origin}/app${searchParams.get('app')}"></iframe>`,
              'text/html',
            );
          const { publishableKey } = api;
          const clerkOptions = {
            publishableKey,
            proxyUrl: `${server.origin}/__clerk/app`,
            telemetry: searchParams.get('telemetry') === 'true',
          };
          return answer(
            `<!doctype html><html lang="en"><link rel="stylesheet" href="/page.css"><div id="root"></div>
            <script>${ASK}
            window.clerkOptions = ${JSON.stringify(clerkOptions)};
            const settings = new URLSearchParams(location.search);
            window.subject = settings.get('subject');
            window.loadTimeoutMs = Number(settings.get('loadTimeoutMs'));</script>
            <script src="/${basename(clerkScript)}" data-clerk-js-script data-clerk-publishable-key="${publishableKey}"
              data-clerk-proxy-url="${clerkOptions.proxyUrl}"></script>
            <script src="/page.js"></script>`,
            'text/html',
          );
        },
      },
    );
  });
  afterAll(() => server.close());

  const port = () => new URL(server.origin).port;

  /** Opens the app, alone or in a frame with these attributes, and runs a function with its page. */
  const play = async (
    { blocked, frame, telemetry, hasClerk }: Place,
    subject: string,
    run: (page: Page) => Promise<void>,
  ) => {
    api = createFrontendApi();
    server.add('app', api);
    // Where Clerk's script throws, the button waits for it in vain.
    const loadTimeoutMs = hasClerk ? 3_000 : 500;
    const app = `?${new URLSearchParams({ subject, telemetry: `${telemetry}`, loadTimeoutMs: `${loadTimeoutMs}` })}`;
    // Another host name of this machine counts as another site.
    const url =
      frame === undefined
        ? `${server.origin}/app${app}`
        : `http://localhost:${port()}/frame?${new URLSearchParams({ frame, app })}`;
    const page = await pageWith(blocked);
    await page.goto(url, { waitUntil: 'load' });
    await run(page);
  };
  const ask = (page: Page, request: Request): Promise<Reading> =>
    page.evaluate((asked) => window.ask(asked), request);
  const shows = (page: Page, expected: Partial<Reading>) =>
    vi.waitFor(async () => expect(await ask(page, 'read')).toMatchObject(expected), {
      timeout: 15_000,
      interval: 100,
    });

  it.each(inPlaces(true))(
    'the $subject.name signs out in $place.name, after a failure that can be tried again',
    async ({ place, subject }) => {
      await play(place, subject.name, async (page) => {
        await shows(page, { auth: 'signed-in', label: subject.idle, denied: place.denied });

        api.fault({ kind: 'status', status: 500, call: SIGN_OUT_CALLS, times: 1 });
        await ask(page, 'press');
        await shows(page, { auth: 'signed-in', label: subject.failed, alerts: [subject.alive] });
        expect(api.snapshot().signedInSessionIds).toHaveLength(1);

        await ask(page, 'press');
        await shows(page, { auth: 'signed-out', label: subject.done, alerts: [] });
        expect(api.snapshot().signedInSessionIds).toEqual([]);
        expect((await ask(page, 'read')).unhandled).toEqual([]);
      });
    },
  );

  it.each(inPlaces(false))(
    'the $subject.name says in $place.name that Clerk has not loaded, and claims nothing',
    async ({ place, subject }) => {
      await play(place, subject.name, async (page) => {
        await shows(page, { auth: 'loading', label: subject.idle, denied: place.denied });
        await ask(page, 'press');
        await shows(page, {
          auth: 'loading',
          label: subject.failed,
          alerts: [subject.notLoaded],
          unhandled: [],
        });
        expect(api.snapshot().signedInSessionIds).toHaveLength(1);
      });
    },
  );
});
