import { chromium } from 'playwright';
import { bundlePage } from '../tests/support/bundle-page.ts';
import { chromiumLaunchOptions } from '../tests/support/chromium.ts';

// From the press on the trigger to the first frame with the menu: ours against the bare primitive with the same
// elements and the same style sheet. Run: npm run bench menu-open

const COUNTS = [10, 100, 1_000];
const RUNS = 20;
const GOAL = 1.25;

const textOf = await bundlePage({
  entryPoints: { page: 'bench/menu-open/page.tsx', styles: 'src/ui/styles.css' },
  clerk: './src/clerk/explicit-clerk.ts',
});

const options = chromiumLaunchOptions();
const browser = await chromium.launch({
  ...options,
  // Else the garbage of one run is collected in the time of another.
  args: [...(options.args ?? []), '--js-flags=--expose-gc'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1_000, height: 800 } });
  await page.setContent(`<!doctype html><style>${textOf('.css')}</style>`);
  await page.addScriptTag({ content: textOf('.js') });
  const open = (variant: string, count: number) =>
    page.evaluate(
      ([name, rows]) =>
        (window as unknown as { open(variant: string, count: number): Promise<number> }).open(
          name as string,
          rows as number,
        ),
      [variant, count] as const,
    );

  const ours: number[] = [];
  for (const count of COUNTS) {
    const times: Record<string, number[]> = { bare: [], ours: [] };
    await open('bare', count);
    await open('ours', count);
    for (let run = 0; run < RUNS; run += 1) {
      for (const variant of run % 2 ? ['bare', 'ours'] : ['ours', 'bare'])
        times[variant]?.push(await open(variant, count));
    }
    const [bareMs, oursMs] = [quickest(times['bare']), quickest(times['ours'])];
    const ratio = oursMs / bareMs;
    ours.push(oursMs);
    console.log(
      `${String(count).padStart(5)} rows: bare ${bareMs.toFixed(1)} ms, ours ${oursMs.toFixed(1)} ms, ratio ${ratio.toFixed(2)} (goal ${GOAL})`,
    );
    if (ratio > GOAL) process.exitCode = 1;
  }
  const [, hundred = 0, thousand = 0] = ours;
  console.log(
    `ten times the rows of a hundred take ${(thousand / hundred).toFixed(1)} times as long`,
  );
} finally {
  await browser.close();
}

/** The run that was disturbed least by whatever else the machine did. */
function quickest(values: number[] = []): number {
  return Math.min(...values);
}
