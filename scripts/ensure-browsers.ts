import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type BrowserType, chromium, firefox, webkit } from 'playwright';
import { installedEngine } from '../tests/browser/engine/installed.ts';
import { openBrowser } from '../tests/browser/engine/open-browser.ts';
import type { EngineName } from '../tests/browser/engine/page.ts';
import { chromiumLaunchOptions, installedChromiums } from '../tests/support/chromium.ts';

/** A source of a browser, or of the libraries that one needs to start. */
export interface BrowserSource {
  name: string;
  /** Why this source is unavailable when its turn comes; undefined when it is available. */
  obstacle: () => string | undefined;
  /** Throws when it fails. */
  install: () => void;
}

interface Machine {
  /** The name of the browser, for people. */
  browser: string;
  installed: () => string[];
  starts: (path: string) => Promise<boolean>;
  sources: BrowserSource[];
  /** Advice for the person. */
  advice: string;
  report: (line: string) => void;
}

/**
 * Finds a browser that starts, or gets one.
 *
 * @returns the path of its executable
 * @throws Error that says what was tried and what a person can do
 */
export async function ensureBrowser({
  browser,
  installed,
  starts,
  sources,
  advice,
  report,
}: Machine): Promise<string> {
  const tried: string[] = [];
  const broken = new Set<string>();

  const findOne = async (): Promise<string | undefined> => {
    broken.clear();
    for (const path of installed()) {
      if (await starts(path)) return path;
      broken.add(path);
    }
    return undefined;
  };

  const present = await findOne();
  if (present !== undefined) return present;

  for (const { name, obstacle, install } of sources) {
    const reason = obstacle();
    if (reason !== undefined) {
      tried.push(`${name}: ${reason}`);
      continue;
    }
    report(`No ${browser} that starts yet. Trying ${name}.`);
    try {
      install();
    } catch (error) {
      tried.push(`${name}: ${error instanceof Error ? error.message : 'failed'}`);
      continue;
    }
    const found = await findOne();
    if (found !== undefined) return found;
    tried.push(`${name}: done, but no ${browser} starts`);
  }

  throw new Error(
    [
      `Some tests need ${browser}, and none could be found or installed.`,
      ...[...broken].map((path) => `  ${path}: exists, but does not start`),
      ...tried.map((line) => `  ${line}`),
      advice,
    ].join('\n'),
  );
}

interface EngineInstallation {
  browser: string;
  /** The name of the Debian package. */
  packages: string[];
  advice: string;
}

const INSTALLATIONS: Record<EngineName, EngineInstallation> = {
  chromium: {
    browser: 'Chromium',
    packages: ['chromium'],
    advice: [
      'Install Chrome or Chromium with the package manager of your system (Debian: sudo apt-get install chromium),',
      'or set CHROMIUM_PATH to the executable of one, and run the command again.',
    ].join('\n'),
  },
  firefox: {
    browser: 'Firefox',
    packages: ['firefox-esr'],
    advice: [
      'Install Firefox with the package manager of your system (Debian: sudo apt-get install firefox-esr),',
      'or set FIREFOX_PATH to the executable of one, and run the command again.',
    ].join('\n'),
  },
  webkit: {
    browser: 'WebKit',
    packages: ['webkit2gtk-driver', 'xvfb'],
    advice: [
      'Install the WebKit of Playwright (npx playwright install --with-deps webkit),',
      'or WebKitGTK with its driver (Debian: sudo apt-get install webkit2gtk-driver xvfb), and run the command again.',
    ].join('\n'),
  },
};

const PLAYWRIGHTS: Record<EngineName, BrowserType> = { chromium, firefox, webkit };

async function startsHeadless(engine: EngineName, path: string): Promise<boolean> {
  try {
    const browser =
      engine === 'chromium'
        ? await chromium.launch({ ...chromiumLaunchOptions(path), timeout: 30_000 })
        : await openBrowser({ engine });
    await (await browser.newContext()).close();
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

function run(command: string, args: string[], env: NodeJS.ProcessEnv = {}): void {
  const { status, error } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ended with status ${status}`);
}

function sourcesOfThisMachine(engine: EngineName): BrowserSource[] {
  const { browser, packages } = INSTALLATIONS[engine];
  const require = createRequire(import.meta.url);
  const cli = join(dirname(require.resolve('playwright/package.json')), 'cli.js');
  const withoutApt = (): string | undefined => {
    if (!existsSync('/usr/bin/apt-get')) return 'this system has no apt-get';
    return process.getuid?.() === 0 ? undefined : 'only root may run apt-get';
  };

  return [
    {
      name: 'the download of Playwright',
      obstacle: () => undefined,
      install: () =>
        run(process.execPath, [cli, 'install', '--no-shell', engine], {
          PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000',
        }),
    },
    {
      name: `apt-get install ${packages.join(' ')}`,
      obstacle: withoutApt,
      install: () => {
        run('apt-get', ['update', '-q']);
        run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages], {
          DEBIAN_FRONTEND: 'noninteractive',
        });
      },
    },
    {
      // On Ubuntu `chromium` is a snap, which containers cannot run; Playwright's Chromium lacks only libraries there.
      name: `the system libraries of Playwright’s ${browser}`,
      obstacle: () =>
        existsSync(PLAYWRIGHTS[engine].executablePath())
          ? withoutApt()
          : `there is no such ${browser} here`,
      install: () => run(process.execPath, [cli, 'install-deps', engine]),
    },
  ];
}

/** {@link ensureBrowser} on this machine. */
export function ensureBrowserHere(engine: EngineName): Promise<string> {
  return ensureBrowser({
    ...INSTALLATIONS[engine],
    installed: () =>
      engine === 'chromium' ? installedChromiums() : [installedEngine(engine) ?? []].flat(),
    starts: (path) => startsHeadless(engine, path),
    sources: sourcesOfThisMachine(engine),
    report: (line) => console.log(line),
  });
}
