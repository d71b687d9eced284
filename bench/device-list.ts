import { chromium } from 'playwright';
import { createFrontendApi } from '../src/testing/frontend-api/create-frontend-api.ts';
import { bundlePage } from '../tests/support/bundle-page.ts';
import { chromiumLaunchOptions } from '../tests/support/chromium.ts';
import { startFrontendApiServer } from '../tests/support/frontend-api-server.ts';

// "Sign out of all other devices" with the list of them on the page, on the real clerk-js in Chromium and a faked Frontend
// API that answers at once: whether four times the devices take four times as long. Run: npm run bench device-list

declare global {
  interface Window {
    show(list: 'list' | 'menu', publishableKey: string, proxyUrl: string): Promise<void>;
  }
}

const COUNTS = [250, 1_000];
/** Four times would be linear; the rest is for the garbage that more rows leave. */
const GOAL = 6;

const textOf = await bundlePage({
  entryPoints: { page: 'bench/device-list/page.tsx', styles: 'src/ui/styles.css' },
  clerk: './src/clerk/explicit-clerk.ts',
});

const browser = await chromium.launch(chromiumLaunchOptions());
try {
  for (const list of ['menu', 'list'] as const) {
    const [few = 0, many = 0] = [await measure(list, COUNTS[0]), await measure(list, COUNTS[1])];
    const ratio = many / few;
    console.log(
      `${list}: ${COUNTS[0]} devices ${seconds(few)}, ${COUNTS[1]} devices ${seconds(many)}, ratio ${ratio.toFixed(1)} (goal ${GOAL})`,
    );
    if (ratio > GOAL) process.exitCode = 1;
  }
} finally {
  await browser.close();
}

async function measure(list: 'list' | 'menu', count = 0): Promise<number> {
  const devices = Array.from({ length: count }, (_, index) => ({
    id: `sess_device_${index}`,
    deviceType: `Device ${index}`,
  }));
  const frontendApi = createFrontendApi({ devices });
  await using server = await startFrontendApiServer(
    { bench: frontendApi },
    {
      handle: () =>
        new Response(`<!doctype html><title>Bench</title><style>${textOf('.css')}</style>`, {
          headers: { 'content-type': 'text/html' },
        }),
    },
  );
  const page = await browser.newPage({ viewport: { width: 1_000, height: 800 } });
  await page.goto(server.origin);
  await page.addScriptTag({ content: textOf('.js') });
  await page.evaluate(([name, key, proxyUrl]) => window.show(name, key, proxyUrl), [
    list,
    frontendApi.publishableKey,
    server.proxyUrl('bench'),
  ] as const);
  if (list === 'menu') await page.getByRole('button').click();
  await page.getByText(`Device ${count - 1}`, { exact: false }).waitFor();
  const startedAt = performance.now();
  await page.getByText('Sign out of all other devices').click();
  await page.waitForFunction(() => !/Device \d/.test(document.body.textContent), undefined, {
    polling: 100,
    timeout: 120_000,
  });
  const durationMs = performance.now() - startedAt;
  const { deviceSessionIds } = frontendApi.snapshot();
  if (deviceSessionIds.length > 0) throw new Error(`${deviceSessionIds.length} are left.`);
  await page.close();
  return durationMs;
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1_000).toFixed(1)} s`;
}
