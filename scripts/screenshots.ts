import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright';
import { chromiumLaunchOptions } from '../tests/support/chromium.ts';
import { takeBesideClerk } from './beside-clerk/take.ts';
import { takeFaultLab } from './fault-lab/take.ts';
import { takeThemedApps } from './themed-apps/take.ts';

/** A story, and the image of it in docs/images, in light. */
export interface Screenshot {
  /** The id of the story, as in its address. */
  story: string;
  image: string;
  /** Takes the whole page instead of the story's element, to include dialogs and menus above it. */
  isPage?: boolean;
  /** Pixels. @default 960 */
  width?: number;
}

export const screenshots: Screenshot[] = [
  { story: 'signoutbutton-matrices--variants-by-state', image: 'sign-out-button-states' },
  { story: 'signoutbutton-matrices--variants-by-size', image: 'sign-out-button-sizes' },
  { story: 'signoutbutton-matrices--feedback', image: 'sign-out-button-feedback' },
  {
    story: 'signoutbutton-states--confirming-with-reasons',
    image: 'sign-out-button-confirmation',
    isPage: true,
    width: 560,
  },
  { story: 'signoutbutton-matrices--right-to-left', image: 'sign-out-button-right-to-left' },
  {
    story: 'sessionsignoutmenu-matrices--three-accounts',
    image: 'session-sign-out-menu',
    isPage: true,
    width: 440,
  },
  {
    story: 'devicesessions-states--some-failed',
    image: 'device-sessions',
    isPage: true,
    width: 440,
  },
];

/** The image of Clerk's menu beside ours. */
export const besideClerk = 'beside-clerks-user-button';

/** The moving image of one press in both apps of the fault lab. */
export const faultLab = 'fault-lab';

/** The images of new apps with a dark theme of Clerk, in German. */
export const themedApps = ['themed-nextjs', 'themed-vite'];

const root = join(import.meta.dirname, '..');
const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Serves the built Storybook on loopback. */
async function serveStorybook(): Promise<{ address: string; close(): void }> {
  const server = createServer(({ url = '/' }, response) => {
    const path = normalize(new URL(url, 'http://localhost').pathname);
    try {
      const body = readFileSync(join(root, 'storybook-static', path));
      response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() };
}

async function take(): Promise<void> {
  const folder = join(root, 'docs/images');
  mkdirSync(folder, { recursive: true });
  const { address, close } = await serveStorybook();
  const browser = await chromium.launch(chromiumLaunchOptions());
  for (const { story, image, isPage, width = 960 } of screenshots) {
    const page = await browser.newPage({
      viewport: { width, height: 400 },
      deviceScaleFactor: 2,
      colorScheme: 'light',
      // A turning spinner would make every image differ.
      reducedMotion: 'reduce',
    });
    await page.goto(`${address}/iframe.html?id=${story}&viewMode=story`);
    const shown = page.locator('#storybook-root');
    await page.locator('.cso-button, .cso-menu').first().waitFor({ state: 'attached' });
    // Adds space around the story. A page stays as it opened, because its dialogs and menus are positioned already.
    if (!isPage)
      await page.addStyleTag({
        content:
          'body { padding: 0 !important } #storybook-root { inline-size: fit-content; padding: 1rem }',
      });
    const path = join(folder, `${image}-light.png`);
    await (isPage ? page : shown).screenshot({ path });
    await page.close();
    console.log(path);
  }
  await takeBesideClerk(browser, join(folder, `${besideClerk}-light.png`));
  await takeFaultLab(browser, address, (colorScheme) =>
    join(folder, `${faultLab}-${colorScheme}.png`),
  );
  await takeThemedApps(browser, (image) => join(folder, `${image}-dark.png`));
  await browser.close();
  close();
}

if (import.meta.main) await take();
