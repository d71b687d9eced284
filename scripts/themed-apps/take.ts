import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Browser, Locator } from 'playwright';
import { freePort } from '../../tests/support/free-port.ts';
import { packInto } from '../pack.ts';
import { type ThemedApp, themedApps } from './apps.ts';

const START_LIMIT_MS = 60_000;

/**
 * Creates an app with each generator, adds Clerk with a dark theme in German and this package, and takes a picture of
 * Clerk's `<UserButton>` beside our menu and button. Fails if these, or the confirmation, do not match Clerk's.
 *
 * @param pathOf The path of a picture by its name.
 */
export async function takeThemedApps(
  browser: Browser,
  pathOf: (picture: string) => string,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'themed-apps-'));
  const { tarball } = packInto(folder);
  for (const app of themedApps) {
    const root = createApp(app, mkdtempSync(join(folder, `${app.name}-`)), tarball);
    const port = await freePort();
    const [command = '', ...args] = app.start(port);
    const server = spawn(command, args, {
      cwd: root,
      env: { ...environmentOf(root), PORT: String(port) },
      stdio: 'ignore',
      // Ends with everything that it starts.
      detached: true,
    });
    try {
      await takeApp(browser, `http://localhost:${port}/`, pathOf(`themed-${app.name}`));
    } finally {
      if (server.pid) process.kill(-server.pid);
    }
  }
  rmSync(folder, { recursive: true });
}

function createApp(
  { create, packages, change, build }: ThemedApp,
  folder: string,
  tarball: string,
) {
  const run = (cwd: string, [command = '', ...args]: string[]) =>
    execFileSync(command, args, {
      cwd,
      env: environmentOf(cwd),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  const root = join(folder, 'app');
  run(folder, ['npx', '--yes', ...create]);
  run(root, [
    'npm',
    'install',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    ...packages,
    tarball,
  ]);
  change(root);
  run(root, build);
  return root;
}

/** With the commands of the app's packages. */
function environmentOf(root: string): NodeJS.ProcessEnv {
  const { PATH = '' } = process.env;
  return { ...process.env, PATH: [join(root, 'node_modules/.bin'), PATH].join(delimiter) };
}

async function takeApp(browser: Browser, address: string, path: string) {
  const page = await browser.newPage({
    viewport: { width: 860, height: 400 },
    deviceScaleFactor: 2,
    colorScheme: 'dark',
    reducedMotion: 'reduce',
  });
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await page.goto(address).catch(() => undefined)))
    if (Date.now() > deadline) throw new Error(`Nothing answers at ${address}.`);

  const card = page.locator('.cl-userButtonPopoverCard');
  // Not by role: Clerk's open card hides the rest of the page from screen readers.
  const menu = page.locator('.cso-menu');
  await card.waitFor();
  await menu.getByText('Von allen Konten abmelden').waitFor();
  same(await lookOf(card.locator('.cl-userButtonPopoverMain')), await lookOf(menu));
  await page.screenshot({ path });

  await page.locator('.cso-button').first().click();
  const question = page.getByRole('alertdialog', { name: 'Abmelden?' });
  await question.getByRole('button', { name: 'Abbrechen' }).waitFor();
  same(await lookOf(menu), await lookOf(question));
  await page.close();
}

function lookOf(part: Locator): Promise<string> {
  return part.evaluate((element) => {
    const { backgroundColor, fontFamily } = getComputedStyle(element);
    return [backgroundColor, fontFamily].join(', ');
  });
}

function same(expected: string, actual: string): void {
  if (actual !== expected) throw new Error(`Expected the look ${expected}, and found ${actual}.`);
}
