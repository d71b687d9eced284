import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright';
import { chromiumLaunchOptions, installedChromiums } from '../tests/support/chromium.ts';

/** A way to get a Chromium, or what one needs to start. */
export interface ChromiumSource {
  name: string;
  /** Why this way is closed when its turn comes; undefined when it is open. */
  obstacle: () => string | undefined;
  /** Throws when it fails. */
  install: () => void;
}

interface Machine {
  installed: () => string[];
  starts: (path: string) => Promise<boolean>;
  sources: ChromiumSource[];
  report: (line: string) => void;
}

/**
 * Finds a Chromium that starts, or gets one.
 *
 * @returns the path of its executable
 * @throws Error that says what was tried and what a person can do
 */
export async function ensureChromium({
  installed,
  starts,
  sources,
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
    report(`No Chromium that starts yet. Trying ${name}.`);
    try {
      install();
    } catch (error) {
      tried.push(`${name}: ${error instanceof Error ? error.message : 'failed'}`);
      continue;
    }
    const found = await findOne();
    if (found !== undefined) return found;
    tried.push(`${name}: done, but no Chromium starts`);
  }

  throw new Error(
    [
      'The browser and story tests need Chromium, and none could be found or installed.',
      ...[...broken].map((path) => `  ${path}: exists, but does not start`),
      ...tried.map((line) => `  ${line}`),
      'Install Chrome or Chromium with the package manager of your system (Debian: sudo apt-get install chromium),',
      'or set CHROMIUM_PATH to the executable of one, and run the command again.',
    ].join('\n'),
  );
}

async function startsHeadless(path: string): Promise<boolean> {
  try {
    const browser = await chromium.launch({ ...chromiumLaunchOptions(path), timeout: 30_000 });
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

function sourcesOfThisMachine(): ChromiumSource[] {
  const require = createRequire(import.meta.url);
  const playwright = join(dirname(require.resolve('playwright/package.json')), 'cli.js');
  const withoutApt = (): string | undefined => {
    if (!existsSync('/usr/bin/apt-get')) return 'this system has no apt-get';
    return process.getuid?.() === 0 ? undefined : 'only root may run apt-get';
  };

  return [
    {
      name: 'the download of Playwright',
      obstacle: () => undefined,
      install: () =>
        run(process.execPath, [playwright, 'install', '--no-shell', 'chromium'], {
          PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000',
        }),
    },
    {
      name: 'apt-get install chromium',
      obstacle: withoutApt,
      install: () => {
        run('apt-get', ['update', '-q']);
        run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], {
          DEBIAN_FRONTEND: 'noninteractive',
        });
      },
    },
    {
      // On Ubuntu `chromium` is a snap, which containers cannot run; Playwright's lacks only libraries there.
      name: 'the system libraries of Playwright’s Chromium',
      obstacle: () =>
        existsSync(chromium.executablePath()) ? withoutApt() : 'there is no such Chromium here',
      install: () => run(process.execPath, [playwright, 'install-deps', 'chromium']),
    },
  ];
}

/** {@link ensureChromium} on this machine. */
export function ensureChromiumHere(): Promise<string> {
  return ensureChromium({
    installed: installedChromiums,
    starts: startsHeadless,
    sources: sourcesOfThisMachine(),
    report: (line) => console.log(line),
  });
}

if (import.meta.main) {
  try {
    console.log(await ensureChromiumHere());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
