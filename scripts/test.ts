import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { EngineName } from '../tests/browser/engine/page.ts';
import { ensureBrowserHere } from './ensure-browsers.ts';
import {
  lineOf,
  slowestOf,
  sum,
  type Tally,
  tallyOfCheck,
  tallyOfVitest,
  troublesOf,
  type VitestReport,
} from './tally.ts';
import { enginesOf, projectsOf, type Scope } from './test-projects.ts';

// `npm test` runs the tests that guard a promise; with `--all`, as in `npm run test:all` and CI, it runs everything.
const scope: Scope = process.argv.includes('--all') ? 'all' : 'essential';
const results = 'test-results';
const vitestReport = `${results}/vitest.json`;

const found = new Set<EngineName>();

/** Runs one command of node_modules/.bin with its output shown. */
async function run(title: string, command: string, args: string[]): Promise<number> {
  console.log(`\n── ${title}`);
  // npm puts node_modules/.bin first in PATH; on Windows the commands there need a shell.
  const child = spawn(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      TEST_SCOPE: scope,
      EXAMPLE_ENGINES: [...found].join(),
      RANDOM_RUNS: scope === 'all' ? '10000' : '1000',
    },
  });
  const [exitCode] = await once(child, 'close').catch(() => [1]);
  return exitCode ?? 1;
}

/** Each step with its result, and the seconds that it took. */
const steps: [title: string, Tally, seconds: number][] = [];

async function step(title: string, take: () => Tally | Promise<Tally>): Promise<void> {
  const startedAt = performance.now();
  const tally = await take();
  steps.push([title, tally, (performance.now() - startedAt) / 1_000]);
}

function check(title: string, command: string, args: string[]): Promise<void> {
  return step(title, async () => tallyOfCheck((await run(title, command, args)) === 0));
}

/** A machine may lack an engine, which is reported; CI must not. */
async function find(engine: EngineName): Promise<Tally> {
  console.log(`── ${engine}`);
  try {
    const path = await ensureBrowserHere(engine);
    if (engine === 'chromium') process.env['CHROMIUM_PATH'] = path;
    console.log(path);
    found.add(engine);
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    const isNeeded = engine === 'chromium' || process.env['CI'] !== undefined;
    return { passed: 0, failed: isNeeded ? 1 : 0, skipped: isNeeded ? 0 : 1 };
  }
}

function readReport(): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(vitestReport, 'utf8'));
  } catch {
    return undefined;
  }
}

const startedAt = performance.now();
rmSync(results, { recursive: true, force: true });
mkdirSync(results);

// Every step runs, even after one that failed: a failure must not hide another.
for (const engine of enginesOf(scope)) await step(engine, () => find(engine));
// TypeScript keeps one core busy for longer than the other checks take. The tests do not wait for it.
const types = check('types', 'npm', ['run', 'typecheck', '--silent']);
await check('lint and format', 'biome', ['ci', '--error-on-warnings']);
await check('build', 'npm', ['run', 'build', '--silent']);
await check('unused code', 'knip', []);
await step('tests', async () => {
  const exitCode = await run('tests', 'vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
    ...projectsOf(scope, found).map((project) => `--project=${project}`),
  ]);
  return tallyOfVitest(readReport(), exitCode);
});
await types;

const report = readReport();
if (report) {
  console.log('\n── slowest files');
  for (const line of slowestOf(report, 20)) console.log(line);
  const troubles = troublesOf(report);
  if (troubles.length > 0) console.log('\n── failed or skipped');
  for (const line of troubles) console.log(line);
}
console.log('\n── summary');
for (const [title, tally, seconds] of steps)
  console.log(`${title}: ${lineOf(tally)} in ${Math.round(seconds)} s`);
const seconds = (performance.now() - startedAt) / 1_000;
console.log(`${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s in all`);
const total = sum(steps.map(([, tally]) => tally));
const line = lineOf(total);
writeFileSync(`${results}/summary.txt`, `${line}\n`);
console.log(`\n${line}`);
// CI must not skip anything, or an untested part would count as tested.
const hasUntried = process.env['CI'] !== undefined && total.skipped > 0;
process.exitCode = total.failed > 0 || hasUntried ? 1 : 0;
