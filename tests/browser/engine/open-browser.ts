import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chromium,
  firefox,
  type LaunchOptions,
  type Browser as PlaywrightBrowser,
  webkit,
} from 'playwright';
import { chromiumLaunchOptions, chromiumWithWindow } from '../../support/chromium.ts';
import { launchFirefox } from './firefox.ts';
import { hideAutomation } from './hide-automation.ts';
import { installedFirefox, installedWebKit } from './installed.ts';
import { type Browser, type Context, ENGINES, type EngineName } from './page.ts';
import { launchWebKit } from './webkit.ts';

/** The engine for the tests of this process. */
export const engine: EngineName =
  ENGINES.find((name) => name === process.env['BROWSER_ENGINE']) ?? 'chromium';

export interface BrowserOptions {
  /** @default the engine for the tests of this process */
  engine?: EngineName;
  /** Whether pages are kept after leaving them, to be restored, as in a person's browser. @default false */
  hasBackForwardCache?: boolean;
  /** For whom the person has blocked cookies, storage, databases, channels and locks. @default 'nobody' */
  blockedSiteData?: BlockedSiteData;
}

/** `frames` are cross-site frames. */
export type BlockedSiteData = 'nobody' | 'frames' | 'every page';

interface SharedBrowser {
  browser: Promise<Browser>;
  users: number;
  closing?: NodeJS.Timeout;
}

const shared = new Map<string, SharedBrowser>();

// Vitest ends a process by this signal, after which Node calls no listener of `exit`, and a browser would stay.
process.once('SIGTERM', () => process.exit());

/**
 * How long a browser stays open for the next test file of its process that needs such a one: to start it again takes seconds.
 * It ends with the process at the latest.
 */
const IDLE_MS = 60_000;

/** A browser that can only reach this machine: one for all test files of a process, each with separate contexts. */
export async function openBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const {
    engine: name = engine,
    hasBackForwardCache = false,
    blockedSiteData = 'nobody',
  } = options;
  // The other engines keep pages in any case.
  const key = `${name} ${name === 'chromium' && hasBackForwardCache} ${blockedSiteData}`;
  const own = shared.get(key) ?? {
    browser: startBrowser(name, hasBackForwardCache, blockedSiteData),
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

function startBrowser(
  name: EngineName,
  hasBackForwardCache: boolean,
  blockedSiteData: BlockedSiteData,
): Promise<Browser> {
  switch (name) {
    case 'chromium':
      return blockedSiteData === 'nobody'
        ? startChromium(hasBackForwardCache)
        : startChromiumWithout(blockedSiteData);
    case 'firefox': {
      const path = installedFirefox();
      const preferences = { 'network.cookie.cookieBehavior': COOKIE_BEHAVIORS[blockedSiteData] };
      return path
        ? launchFirefox(path, preferences)
        : firefox
            .launch({ firefoxUserPrefs: preferences })
            .then((browser) => ofPlaywright(name, browser));
    }
    case 'webkit': {
      if (blockedSiteData !== 'nobody') throw new Error('WebKit has no such setting.');
      const programs = installedWebKit();
      return programs
        ? launchWebKit(programs)
        : webkit.launch().then((browser) => ofPlaywright(name, browser));
    }
  }
}

/** Firefox's values: 5 partitions the site data of frames, 1 denies it to them, 2 to every page. */
const COOKIE_BEHAVIORS = { nobody: 5, frames: 1, 'every page': 2 } satisfies Record<
  BlockedSiteData,
  number
>;

async function startChromium(hasBackForwardCache: boolean): Promise<Browser> {
  return ofPlaywright(
    'chromium',
    await chromium.launch({
      ...offline(chromiumLaunchOptions(hasBackForwardCache ? chromiumWithWindow() : undefined)),
      ...(hasBackForwardCache && { ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
    }),
  );
}

/** A Chromium whose profile blocks site data. Only a Chromium with a window has that setting. */
async function startChromiumWithout(blocked: 'frames' | 'every page'): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'chromium-profile-'));
  mkdirSync(join(profile, 'Default'));
  const settings =
    blocked === 'frames'
      ? { cookie_controls_mode: 1 }
      : { default_content_setting_values: { cookies: 2 } };
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify({ profile: settings }));
  const context = await chromium.launchPersistentContext(
    profile,
    offline(chromiumLaunchOptions(chromiumWithWindow())),
  );
  await context.addInitScript(hideAutomation);
  return {
    engine: 'chromium',
    version: () => `chromium ${context.browser()?.version()}`,
    newContext: () => {
      throw new Error('A profile has one context.');
    },
    newPage: () => context.newPage(),
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** No host but this machine is contacted. */
function offline(options: LaunchOptions): LaunchOptions {
  const rule = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost';
  return { ...options, args: [...(options.args ?? []), rule] };
}

function ofPlaywright(name: EngineName, browser: PlaywrightBrowser): Browser {
  const newContext: Browser['newContext'] = async (options) => {
    const context = await browser.newContext(options);
    await context.addInitScript(hideAutomation);
    return context;
  };
  return {
    engine: name,
    version: () => `${name} ${browser.version()}`,
    newContext,
    newPage: async (options) => {
      const page = await browser.newPage(options);
      await page.addInitScript(hideAutomation);
      return page;
    },
    close: () => browser.close(),
  };
}
