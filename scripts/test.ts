import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { ensureChromiumHere } from './ensure-chromium.ts';
import {
  lineOf,
  sum,
  type Tally,
  tallyOfCheck,
  tallyOfVitest,
  type VitestReport,
} from './tally.ts';

const results = 'test-results';
const vitestReport = `${results}/vitest.json`;

/** Runs one command of node_modules/.bin with its output shown. */
function run(title: string, command: string, args: string[]): number {
  console.log(`\n── ${title}`);
  // npm puts node_modules/.bin first in PATH; on Windows the commands there need a shell.
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status ?? 1;
}

function check(title: string, command: string, args: string[]): [string, Tally] {
  return [title, tallyOfCheck(run(title, command, args) === 0)];
}

async function findChromium(): Promise<boolean> {
  console.log('── chromium');
  try {
    const path = await ensureChromiumHere();
    process.env['CHROMIUM_PATH'] = path;
    console.log(path);
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

function vitest(hasChromium: boolean): [string, Tally] {
  const withoutBrowser = ['--project=!chromium', '--project=!storybook*'];
  const exitCode = run('tests', 'vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
    ...(hasChromium ? [] : withoutBrowser),
  ]);
  return ['tests', tallyOfVitest(readReport(), exitCode)];
}

function readReport(): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(vitestReport, 'utf8'));
  } catch {
    return undefined;
  }
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results);

const hasChromium = await findChromium();
// Every step runs whatever became of the one before: a failure must not hide another.
const steps: [string, Tally][] = [
  ['chromium', tallyOfCheck(hasChromium)],
  check('lint and format', 'biome', ['ci', '--error-on-warnings']),
  check('types', 'tsc', []),
  check('build', 'npm', ['run', 'build', '--silent']),
  check('unused code', 'knip', []),
  vitest(hasChromium),
];

console.log('\n── summary');
for (const [title, tally] of steps) console.log(`${title}: ${lineOf(tally)}`);
const total = sum(steps.map(([, tally]) => tally));
const line = lineOf(total);
writeFileSync(`${results}/summary.txt`, `${line}\n`);
console.log(`\n${line}`);
process.exitCode = total.failed === 0 ? 0 : 1;
