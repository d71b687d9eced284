import { chromium } from 'playwright';
import { bundlePage } from '../tests/support/bundle-page.ts';
import { chromiumLaunchOptions } from '../tests/support/chromium.ts';

// Sign-outs of 10,000 different sessions in one page, in Chromium: the memory that each keeps, and whether the last ones
// take longer than the first. Run: npm run bench many-sign-outs

declare global {
  interface Window {
    signOut(many: number): Promise<void>;
  }
}

const SESSIONS = 10_000;
const SOME = 1_000;
const GOAL_BYTES = 100;
/** Allows for the noise of a busy machine. */
const GOAL_TIMES = 1.5;

const textOf = await bundlePage({ entryPoints: { page: 'bench/many-sign-outs/page.ts' } });
const browser = await chromium.launch(chromiumLaunchOptions());
try {
  const page = await browser.newPage();
  await page.route('https://app.example.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Bench</title>' }),
  );
  await page.goto('https://app.example.com/');
  await page.addScriptTag({ content: textOf('.js') });
  const devtools = await page.context().newCDPSession(page);
  const usedBytes = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Runtime.getHeapUsage')).usedSize;
  };
  // Processor time, so that other work of the machine hardly counts.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const scriptMs = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1_000;
  };
  /** Resolves to the script time of each sign-out in milliseconds. */
  const signOut = async (many: number) => {
    const startedAt = await scriptMs();
    await page.evaluate((count) => window.signOut(count), many);
    return ((await scriptMs()) - startedAt) / many;
  };

  // Warms up until the engine has compiled the hot code.
  await signOut(SOME);
  const before = await usedBytes();
  const first = await signOut(SOME);
  await signOut(SESSIONS - 2 * SOME);
  const last = await signOut(SOME);
  const bytes = ((await usedBytes()) - before) / SESSIONS;

  console.log(`${bytes.toFixed(0)} bytes for each of ${SESSIONS}, goal ${GOAL_BYTES}`);
  console.log(
    `${first.toFixed(2)} ms of script each at first, ${last.toFixed(2)} ms at last: ${(last / first).toFixed(2)} times, goal ${GOAL_TIMES}`,
  );
  if (bytes > GOAL_BYTES || last > first * GOAL_TIMES) process.exitCode = 1;
} finally {
  await browser.close();
}
