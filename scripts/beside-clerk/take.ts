import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser } from 'playwright';
import { createFrontendApi, createRouteHandler } from '../../src/entries/testing.ts';
import { bundlePage } from '../../tests/support/bundle-page.ts';

/**
 * Clerk's own components. They are fetched for the picture, not a dev dependency: they would bring more than a hundred
 * packages, and the bundle for browsers needs none of them.
 */
const CLERK_UI = '@clerk/ui@1.34.0';
const ADDRESS = 'http://localhost/';

const FRAME = `
  :root { color-scheme: light dark; font-family: system-ui, sans-serif }
  body { margin: 0 }
  main { display: flex; gap: 1.5rem; padding: 1.5rem; inline-size: fit-content }
  section { inline-size: 23.5rem; block-size: 22rem; display: flex; flex-direction: column; align-items: start }
  h2 { align-self: start; margin: 0 0 1rem; font-size: 0.875rem; font-weight: 500 }
  section:last-child { align-items: end }
  p { display: flex; gap: 0.5rem; margin: auto 0 0 }`;

/** Takes the picture of Clerk's `<UserButton>` beside our menu and button, with the real clerk-js and Clerk UI. */
export async function takeBesideClerk(browser: Browser, path: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'clerk-ui-'));
  const npm = { encoding: 'utf8', shell: process.platform === 'win32' } as const;
  const tarball = execFileSync(
    'npm',
    ['pack', CLERK_UI, '--silent', '--pack-destination', folder],
    npm,
  ).trim();
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', folder, '--strip-components=1']);
  const script = (await bundlePage({ entryPoints: ['scripts/beside-clerk/page.tsx'] }))('.js');
  const sheet = readFileSync(join(import.meta.dirname, '../../dist/styles.css'), 'utf8');

  const frontendApi = createFrontendApi({
    sessions: [
      { id: 'sess_ada', lastName: 'Lovelace' },
      { id: 'sess_grace', lastName: 'Hopper' },
    ],
  });
  const page = await browser.newPage({
    viewport: { width: 824, height: 400 },
    deviceScaleFactor: 2,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  await page.route(ADDRESS, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><style>${sheet}${FRAME}</style><main></main>`,
    }),
  );
  await page.route(`${ADDRESS}clerk-ui/*`, (route) =>
    route.fulfill({
      path: join(folder, 'dist', basename(new URL(route.request().url()).pathname)),
    }),
  );
  await page.route(`https://${frontendApi.host}/**`, createRouteHandler(frontendApi));
  await page.goto(ADDRESS);
  await page.addScriptTag({ url: `${ADDRESS}clerk-ui/ui.browser.js` });
  await page.addScriptTag({ content: script });
  await page.evaluate(`show(${JSON.stringify(frontendApi.publishableKey)})`);
  await page.locator('.cl-userButtonPopoverCard').waitFor();
  await page.locator('.cso-menu').waitFor();
  await page.locator('main').screenshot({ path });
  await page.close();
  rmSync(folder, { recursive: true });
}
