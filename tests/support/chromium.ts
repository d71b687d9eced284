import { existsSync } from 'node:fs';
import { chromium, type LaunchOptions } from 'playwright';

const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';

const systemPaths = [
  // Debian's. Without the window that nobody sees the tests take less time.
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

/** The best that keeps pages it has left, as a person's does: one without a window keeps none. */
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
      // Chromium refuses its sandbox to root, and containers run as root.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // The last such list counts: Playwright's, as far as it matters here, and a process in reserve for every page that is
      // opened, which costs the tests an eighth of their time.
      '--disable-features=SpareRendererForSitePerProcess,AvoidCorsURLLoaderRestartOnRedirect,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,MediaRouter,OptimizationHints,PaintHolding,ThirdPartyStoragePartitioning',
      // With navigator.webdriver set, clerk-js swallows network errors: the tests would not see what people see.
      '--disable-blink-features=AutomationControlled',
    ],
  };
}
