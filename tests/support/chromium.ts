import { existsSync } from 'node:fs';
import { chromium, type LaunchOptions } from 'playwright';

const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';

const systemPaths = [
  // Debian's. The tests are faster without a window.
  HEADLESS_SHELL,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** The Chromiums of this machine, best first: `$CHROMIUM_PATH`, the system's, Playwright's own. */
export function installedChromiums(): string[] {
  const paths = [process.env['CHROMIUM_PATH'] ?? '', ...systemPaths, chromium.executablePath()];
  return paths.filter((path) => path !== '' && existsSync(path));
}

/** The best one with a window. Only such a Chromium keeps pages after leaving them, as a person's browser does. */
export function chromiumWithWindow(): string {
  const path = installedChromiums().find((each) => each !== HEADLESS_SHELL);
  if (path === undefined)
    throw new Error(`Expected a Chromium beside ${HEADLESS_SHELL}, such as Debian's chromium.`);
  return path;
}

/** Launch options for every Chromium the tests start. */
export function chromiumLaunchOptions(executablePath = installedChromiums()[0]): LaunchOptions {
  return {
    ...(executablePath !== undefined && { executablePath }),
    args: [
      // Chromium's sandbox does not work for root, and containers run as root.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // By default V8 looks up source positions only when an error needs them, and parses the bundle again to do so. Recording
      // them at once saves a new process a fifth of its CPU time for a page with clerk-js 6, and half of it with clerk-js 5.
      '--js-flags=--no-enable-lazy-source-positions',
      // Only the last such list counts, so it repeats the relevant part of Playwright's. It also disables the spare process
      // for every opened page, which takes an eighth of the tests' time.
      '--disable-features=SpareRendererForSitePerProcess,AvoidCorsURLLoaderRestartOnRedirect,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,MediaRouter,OptimizationHints,PaintHolding,ThirdPartyStoragePartitioning',
      // With `navigator.webdriver` set, clerk-js swallows network errors, unlike in a person's browser.
      '--disable-blink-features=AutomationControlled',
    ],
  };
}
