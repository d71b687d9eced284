import { EventEmitter } from 'node:events';
import puppeteer, {
  type BrowserContext as PuppeteerContext,
  type Page as PuppeteerPage,
} from 'puppeteer-core';
import { endWithThisProcess } from './end-with-this-process.ts';
import { hideAutomation } from './hide-automation.ts';
import type { Browser, Context, Page } from './page.ts';
import { HAS_NAVIGATED, remotePage, type Tab } from './remote-page.ts';

const VIEWPORT = { width: 1_280, height: 720 };
/** Milliseconds that the driver takes at most to report what ran in a document that has been left. */
const LAST_WORDS_MS = 500;

/** The Firefox of the system, driven by WebDriver BiDi. */
export async function launchFirefox(
  executablePath: string,
  preferences: Record<string, number> = {},
): Promise<Browser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    defaultViewport: null,
    extraPrefsFirefox: {
      // Background pages get the focus and the timers of a page in front, as if each had its own person.
      'focusmanager.testmode': true,
      'dom.min_background_timeout_value': 4,
      'dom.min_background_timeout_value_without_budget_throttling': 4,
      'dom.timeout.enable_budget_timer_throttling': false,
      // No host but this machine is contacted.
      'network.dns.offline-localhost': false,
      'network.proxy.type': 1,
      'network.proxy.socks': '127.0.0.1',
      'network.proxy.socks_port': 9,
      'network.proxy.socks_remote_dns': true,
      'network.proxy.no_proxies_on': '127.0.0.1, localhost',
      // Each scene loads the same scripts: Firefox keeps them compiled, as other engines do.
      'dom.script_loader.experimental.navigation_cache': true,
      ...preferences,
    },
  });
  // Puppeteer ends every other one of several.
  const child = browser.process();
  if (child) endWithThisProcess(child);
  const version = await browser.version();

  const newContext: Browser['newContext'] = async ({ viewport = VIEWPORT } = {}) =>
    contextOf(await browser.createBrowserContext(), viewport);

  return {
    engine: 'firefox',
    version: () => version.replace('/', ' '),
    newContext,
    newPage: async (options) => {
      const context = await newContext(options);
      const page = await context.newPage();
      return { ...page, close: () => context.close() };
    },
    close: () => browser.close(),
  };
}

function contextOf(context: PuppeteerContext, viewport: typeof VIEWPORT): Context {
  const opened = new Map<PuppeteerPage, Page>();
  let isOffline = false;
  let closing: Promise<void> | undefined;
  return {
    newPage: async () => {
      const puppeteerPage = await context.newPage();
      await puppeteerPage.setViewport(viewport);
      await puppeteerPage.evaluateOnNewDocument(hideAutomation);
      if (isOffline) await puppeteerPage.setOfflineMode(true);
      const page = remotePage(tabOf(puppeteerPage));
      opened.set(puppeteerPage, page);
      puppeteerPage.once('close', () => opened.delete(puppeteerPage));
      return page;
    },
    pages: () => [...opened.values()],
    setOffline: async (is) => {
      isOffline = is;
      await Promise.all([...opened.keys()].map((page) => page.setOfflineMode(is)));
    },
    clearCookies: async () => {
      await context.deleteCookie(...(await context.cookies()));
    },
    close: () => {
      closing ??= context.close();
      return closing;
    },
  };
}

/** The readiness to wait for, as WebDriver BiDi calls it. */
const READY = { load: 'complete', commit: 'interactive' } as const;

/**
 * The tab as WebDriver BiDi knows it. `page.goto` waits in vain for the first navigation after Firefox has restored a page:
 * Puppeteer counts the one that has restored it as unfinished.
 */
function browsingContextOf(page: PuppeteerPage) {
  return (page.mainFrame() as unknown as { browsingContext: BrowsingContext }).browsingContext;
}

interface BrowsingContext {
  navigate(url: string, wait: 'complete' | 'interactive'): Promise<void>;
}

function tabOf(page: PuppeteerPage): Tab {
  const events = new EventEmitter();
  page.on('pageerror', (error) => events.emit('pageerror', error));
  page.on('console', (message) => events.emit('console', message));
  const running = new Set<(error: Error) => void>();
  let isLeaving = false;
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) isLeaving = true;
  });
  page.on('domcontentloaded', () => {
    events.emit('domcontentloaded');
    if (!isLeaving) return;
    isLeaving = false;
    // The driver never settles a script of the previous document.
    const left = [...running];
    setTimeout(() => {
      for (const reject of left) reject(new Error(HAS_NAVIGATED));
    }, LAST_WORDS_MS).unref();
  });
  const pointer = { x: 0, y: 0 };
  type Key = Parameters<typeof page.keyboard.down>[0];
  return {
    goto: (url, waitUntil) => browsingContextOf(page).navigate(url, READY[waitUntil]),
    reload: async () => {
      await page.reload();
    },
    traverse: async (delta) => {
      await (delta < 0 ? page.goBack() : page.goForward());
    },
    run: async (expression) => {
      let reject: (error: Error) => void = () => {};
      const left = new Promise<never>((_, rejectLeft) => {
        reject = rejectLeft;
      });
      running.add(reject);
      try {
        const result = page.evaluate(`(async () => JSON.stringify(await (${expression})))()`);
        return (await Promise.race([result, left])) as string | undefined;
      } finally {
        running.delete(reject);
      }
    },
    url: () => page.url(),
    keyDown: (key) => page.keyboard.down(key as Key),
    keyUp: (key) => page.keyboard.up(key as Key),
    pointerMove: async (x, y) => {
      const isElsewhere = x !== pointer.x || y !== pointer.y;
      Object.assign(pointer, { x, y });
      // The driver of Firefox treats two quick clicks as a double click, however far apart they are.
      if (isElsewhere) await page.mouse.reset();
      await page.mouse.move(x, y);
    },
    pointerDown: () => page.mouse.down(),
    pointerUp: () => page.mouse.up(),
    bringToFront: () => page.bringToFront(),
    screenshot: async (path) => {
      await page.screenshot({ path: path as `${string}.png` });
    },
    close: () => page.close(),
    events,
  };
}
