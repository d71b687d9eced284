import { chromium } from 'playwright';
import { createFrontendApi } from '../src/testing/frontend-api/create-frontend-api.ts';
import { bundlePage } from '../tests/support/bundle-page.ts';
import { chromiumLaunchOptions } from '../tests/support/chromium.ts';
import { startFrontendApiServer } from '../tests/support/frontend-api-server.ts';

// From the click to the request: `SignOutButton` against a bare button that calls `clerk.signOut()`, both with the real
// clerk-js in Chromium, each time on its own page. Run: npm run bench click-to-request

const RUNS = 40;
const GOAL = 1.1;

const textOf = await bundlePage({ entryPoints: { page: 'bench/click-to-request/page.tsx' } });

await using server = await startFrontendApiServer(
  {},
  {
    handle: (request) =>
      new URL(request.url).pathname === '/bench.js'
        ? new Response(textOf('.js'), { headers: { 'content-type': 'text/javascript' } })
        : new Response(
            '<!doctype html><title>Bench</title><script src="/bench.js" defer></script>',
            {
              headers: { 'content-type': 'text/html' },
            },
          ),
  },
);
const browser = await chromium.launch(chromiumLaunchOptions());
try {
  const times = { bare: [] as number[], ours: [] as number[] };
  for (let run = -1; run < RUNS; run += 1) {
    for (const variant of run % 2 ? (['bare', 'ours'] as const) : (['ours', 'bare'] as const)) {
      const frontendApi = createFrontendApi();
      server.add('bench', frontendApi);
      const page = await browser.newPage();
      await page.goto(server.origin);
      await page.evaluate(
        ([name, key, url]) => (window as unknown as BenchPage).show(name, key, url),
        [variant, frontendApi.publishableKey, server.proxyUrl('bench')] as const,
      );
      await page.waitForFunction(() => (window as unknown as BenchPage).Clerk?.user);
      const ms = await page.evaluate(() => (window as unknown as BenchPage).clickToRequest());
      // In the first run of each, the browser compiles the page.
      if (run >= 0) times[variant].push(ms);
      await page.close();
    }
  }
  const [bareMs, oursMs] = [median(times.bare), median(times.ours)];
  const ratio = oursMs / bareMs;
  console.log(
    `click to request, median of ${RUNS}: bare ${bareMs.toFixed(1)} ms, ours ${oursMs.toFixed(1)} ms, ratio ${ratio.toFixed(2)} (goal ${GOAL})`,
  );
  if (ratio > GOAL) process.exitCode = 1;
} finally {
  await browser.close();
}

interface BenchPage {
  Clerk?: { user?: object | null };
  show(variant: string, publishableKey: string, proxyUrl: string): void;
  clickToRequest(): Promise<number>;
}

function median(values: number[]): number {
  return values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
