import { chromium, firefox, type Browser as PlaywrightBrowser, webkit } from 'playwright';
import { chromiumLaunchOptions, chromiumWithWindow } from '../../support/chromium.ts';
import { asAPersonsBrowser } from './as-a-person.ts';
import { launchFirefox } from './firefox.ts';
import { installedFirefox, installedWebKit } from './installed.ts';
import { type Browser, ENGINES, type EngineName } from './page.ts';
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

/** Starts a browser that knows this machine alone. */
export async function openBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const name: EngineName = options.engine ?? engine;
  switch (name) {
    case 'chromium':
      return openChromium(options);
    case 'firefox': {
      const path = installedFirefox();
      return path ? launchFirefox(path) : ofPlaywright(name, await firefox.launch());
    }
    case 'webkit': {
      const programs = installedWebKit();
      return programs ? launchWebKit(programs) : ofPlaywright(name, await webkit.launch());
    }
  }
}

async function openChromium({ hasBackForwardCache = false }: BrowserOptions): Promise<Browser> {
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
