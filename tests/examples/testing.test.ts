import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { installPackageInto } from '../../scripts/install-package.ts';
import { chromiumLaunchOptions } from '../support/chromium.ts';
import { freePort } from '../support/free-port.ts';
import { startFrontendApiServer } from '../support/frontend-api-server.ts';

const repository = join(import.meta.dirname, '../..');
const root = join(repository, 'examples/testing');
const require = createRequire(import.meta.url);

/** Runs a command of the example in its folder. */
function run(name: string, path: string, args: string[], env: NodeJS.ProcessEnv = {}): string {
  const command = join(dirname(require.resolve(`${name}/package.json`)), path);
  return execFileSync(process.execPath, [command, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...env,
      PATH: `${join(repository, 'node_modules/.bin')}:${process.env['PATH']}`,
    },
  });
}

describe('the example for tests, from the packed package', () => {
  beforeAll(() => installPackageInto(root, inject('tarball')));

  it('passes its component tests', { timeout: 60_000 }, () => {
    expect(() => run('vitest', 'vitest.mjs', ['run'], { VITEST: undefined })).not.toThrow();
  });

  it('passes its end-to-end tests', { timeout: 180_000 }, async () => {
    const output = run('playwright', 'cli.js', ['test'], {
      CHROMIUM_PATH: chromiumLaunchOptions().executablePath,
      PORT: String(await freePort()),
    });
    expect(output).toContain('4 passed');
  });

  describe('in its Storybook, built', () => {
    let browser: Browser;
    let server: Awaited<ReturnType<typeof startFrontendApiServer>>;

    beforeAll(async () => {
      run('storybook', 'dist/bin/dispatcher.js', ['build', '--disable-telemetry', '--quiet']);
      server = await startFrontendApiServer({}, { staticFolder: join(root, 'storybook-static') });
      browser = await chromium.launch(chromiumLaunchOptions());
    }, 180_000);

    afterAll(async () => {
      await browser?.close();
      await server?.close();
    });

    it.each([
      ['header--refused', '', 'still signed in'],
      ['header--signed-in', '', 'Hello, Ada Okafor'],
      ['header--signed-in', 'clerkAccounts:threeAccounts;colorScheme:dark', 'Hello, Ada Okafor'],
      ['header--signed-in', 'clerkAccounts:signedOut;strictMode:off', 'Hello, stranger'],
      ['header--signed-in', 'clerkAccounts:loading;density:compact;direction:rtl', '…'],
      ['header--signed-in', 'clerkNetwork:rateLimited', 'Hello, Ada Okafor'],
    ])('%s with "%s" shows "%s", without a console error', async (id, globals, text) => {
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
      await page.goto(`${server.origin}/iframe.html?id=${id}&globals=${globals}`);
      await page.getByText(text).waitFor();
      expect(errors).toEqual([]);
      await page.close();
    });
  });
});
