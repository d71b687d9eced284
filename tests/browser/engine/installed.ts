import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { firefox, webkit } from 'playwright';
import { installedChromiums } from '../../support/chromium.ts';
import type { EngineName } from './page.ts';
import type { WebKitPrograms } from './webkit.ts';

const FIREFOXES = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** The Firefox of the system: `$FIREFOX_PATH`, or a usual path. */
export function installedFirefox(): string | undefined {
  const paths = [process.env['FIREFOX_PATH'] ?? '', ...FIREFOXES];
  return paths.find((path) => path !== '' && existsSync(path));
}

/** WebKitGTK's browser and driver, at the paths of Debian's webkit2gtk-driver and xvfb. */
export function installedWebKit(): WebKitPrograms | undefined {
  const programs = {
    driver: '/usr/bin/WebKitWebDriver',
    miniBrowser: miniBrowser() ?? '',
    xvfb: '/usr/bin/Xvfb',
  };
  return Object.values(programs).every((path) => existsSync(path)) ? programs : undefined;
}

function miniBrowser(): string | undefined {
  const libraries = '/usr/lib';
  if (!existsSync(libraries)) return undefined;
  return readdirSync(libraries)
    .flatMap((folder) =>
      ['webkitgtk-6.0', 'webkit2gtk-4.1'].map((library) =>
        join(libraries, folder, library, 'MiniBrowser'),
      ),
    )
    .find((path) => existsSync(path));
}

/** The program that an engine would be started as on this machine, to print; undefined if not installed. */
export function installedEngine(engine: EngineName): string | undefined {
  const ofPlaywright = (path: string) => (existsSync(path) ? path : undefined);
  switch (engine) {
    case 'chromium':
      return installedChromiums()[0];
    case 'firefox':
      return installedFirefox() ?? ofPlaywright(firefox.executablePath());
    case 'webkit':
      return installedWebKit()?.driver ?? ofPlaywright(webkit.executablePath());
  }
}
