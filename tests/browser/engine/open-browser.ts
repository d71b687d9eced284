import { chromium, firefox, type Browser as PlaywrightBrowser, webkit } from 'playwright';
import { chromiumLaunchOptions, chromiumWithWindow } from '../../support/chromium.ts';
import { asAPersonsBrowser } from './as-a-person.ts';
import { launchFirefox } from './firefox.ts';
import { installedFirefox, installedWebKit } from './installed.ts';
import { type Browser, type Context, ENGINES, type EngineName } from './page.ts';
import { launchWebKit } from './webkit.ts';

/** The engine that the tests of this process are for. */
export const engine: EngineName =
  ENGINES.find((name) => name === process.env['BROWSER_ENGINE']) ?? 'chromium';

export interface BrowserOptions {
  /** @default the engine that the tests of this process are for */
  engine?: EngineName;
  /** Whether pages that were left are kept to be restored, as a person's browser does. @default false */
  hasBackForwardCache?: boolean;
}

interface SharedBrowser {
  browser: Promise<Browser>;
  users: number;
  closing?: NodeJS.Timeout;
}

const shared = new Map<string, SharedBrowser>();
/** How long a browser waits for the next test file of its process. It ends with the process at the latest. */
const IDLE_MS = 2_000;

/** A browser that knows this machine alone: one for all test files of a process, each with contexts that are its own. */
export async function openBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const { engine: name = engine, hasBackForwardCache = false } = options;
  const key = `${name} ${hasBackForwardCache}`;
  const own = shared.get(key) ?? {
    browser: startBrowser(name, hasBackForwardCache),
    users: 0,
  };
  shared.set(key, own);
  clearTimeout(own.closing);
  own.users += 1;
  const browser = await own.browser.catch((error) => {
    shared.delete(key);
    throw error;
  });
  const contexts = new Set<Context>();
  return {
    ...browser,
    newContext: async (given) => {
      const context = await browser.newContext(given);
      contexts.add(context);
      return context;
    },
    close: async () => {
      await Promise.all([...contexts].map((context) => context.close()));
      own.users -= 1;
      if (own.users > 0) return;
      own.closing = setTimeout(() => {
        shared.delete(key);
        void browser.close();
      }, IDLE_MS).unref();
    },
  };
}

function startBrowser(name: EngineName, hasBackForwardCache: boolean): Promise<Browser> {
  switch (name) {
    case 'chromium':
      return startChromium(hasBackForwardCache);
    case 'firefox': {
      const path = installedFirefox();
      return path
        ? launchFirefox(path)
        : firefox.launch().then((browser) => ofPlaywright(name, browser));
    }
    case 'webkit': {
      const programs = installedWebKit();
      return programs
        ? launchWebKit(programs)
        : webkit.launch().then((browser) => ofPlaywright(name, browser));
    }
  }
}

async function startChromium(hasBackForwardCache: boolean): Promise<Browser> {
  const options = chromiumLaunchOptions(hasBackForwardCache ? chromiumWithWindow() : undefined);
  return ofPlaywright(
    'chromium',
    await chromium.launch({
      ...options,
      args: [...(options.args ?? []), '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
      ...(hasBackForwardCache && { ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
    }),
  );
}

function ofPlaywright(name: EngineName, browser: PlaywrightBrowser): Browser {
  const newContext: Browser['newContext'] = async (options) => {
    const context = await browser.newContext(options);
    await context.addInitScript(asAPersonsBrowser);
    return context;
  };
  return {
    engine: name,
    version: () => `${name} ${browser.version()}`,
    newContext,
    newPage: async (options) => {
      const page = await browser.newPage(options);
      await page.addInitScript(asAPersonsBrowser);
      return page;
    },
    close: () => browser.close(),
  };
}
