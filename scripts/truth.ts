import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ClerkGeneration } from '../src/testing/fake-clerk/types.ts';
import { openStage, type Stage } from '../tests/browser/harness/stage.ts';
import { leftBehindRows, playLeftBehind } from '../tests/browser/left-behind/rows.ts';
import { expectedOutcome } from '../tests/browser/situations/faults.ts';
import { endsWell } from '../tests/browser/situations/in-words.ts';
import { playSituation, type Situation } from '../tests/browser/situations/play-situation.ts';
import { clerkSituations } from '../tests/browser/situations/situations.ts';
import { oneHook } from '../tests/browser/situations/subjects.ts';
import { GENERATIONS } from '../tests/support/generations.ts';
import { type LeftBehindRow, scoreOf, type TruthRow, toMarkdown } from './truth-table.ts';

const PACKAGES: Record<ClerkGeneration, readonly string[]> = {
  'core-2': ['clerk-js-5', '@clerk/clerk-react', 'react'],
  'core-3': ['@clerk/clerk-js', '@clerk/react', 'react'],
};
/** The number of scenes that run at the same time, per generation. */
const LANES = 4;

const root = new URL('..', import.meta.url);

function versionOf(folder: string): string {
  const file = new URL(`node_modules/${folder}/package.json`, root);
  const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return `${name} ${version}`;
}

async function endingsOf(stage: Stage, situation: Situation) {
  const [clerk, ours] = await Promise.all([
    playSituation(stage, situation),
    playSituation(stage, { ...situation, subject: oneHook }),
  ]);
  const expected = expectedOutcome(situation.fault, situation.target);
  if (endsWell(ours) && ours.outcome !== expected)
    console.error(`expected ${expected}, not ${ours.outcome}: ${titleOf(situation)}`);
  return { clerk, ours };
}

function titleOf({ fault, target }: Situation): string {
  return `${fault.name} · ${target.name}`;
}

async function leftBehindOn(generation: ClerkGeneration) {
  await using stage = await openStage(generation, {
    page: 'left-behind',
    hasBackForwardCache: true,
  });
  const played: { clerk: string[]; ours: string[] }[] = [];
  for (const row of leftBehindRows)
    played.push({
      clerk: await playLeftBehind(stage, row, 'clerk-button'),
      ours: await playLeftBehind(stage, row, 'hook'),
    });
  return played;
}

async function endingsOn(generation: ClerkGeneration) {
  await using stage = await openStage(generation, { lanes: LANES });
  return await Promise.all(clerkSituations.map((situation) => endingsOf(stage, situation)));
}

const startedAt = Date.now();
const [core2, core3] = await Promise.all([endingsOn('core-2'), endingsOn('core-3')]);
const rows = clerkSituations.map(({ fault, target }, index): TruthRow => {
  const endings = { 'core-2': core2[index], 'core-3': core3[index] };
  return { fault: fault.name, target: target.name, endings: endings as TruthRow['endings'] };
});

const [left2, left3] = await Promise.all([leftBehindOn('core-2'), leftBehindOn('core-3')]);
const leftBehind = leftBehindRows.map(({ name }, index): LeftBehindRow => {
  const wrongs = { 'core-2': left2[index], 'core-3': left3[index] };
  return { name, wrongs: wrongs as LeftBehindRow['wrongs'] };
});

const faults = [...new Set(rows.map(({ fault }) => fault))];
const width = Math.max(...faults.map(({ length }) => length));
const columns = GENERATIONS.flatMap((generation) =>
  (['clerk', 'ours'] as const).map((button) => ({ generation, button })),
);
console.log(
  [''.padEnd(width), ...columns.map(({ generation, button }) => `${generation} ${button}`)].join(
    '  ',
  ),
);
for (const fault of faults) {
  const own = rows.filter((row) => row.fault === fault);
  const cells = columns.map(({ generation, button }) => {
    const well = own.filter(({ endings }) => endsWell(endings[generation][button])).length;
    return `${well}/${own.length}`.padStart(`${generation} ${button}`.length);
  });
  console.log([fault.padEnd(width), ...cells].join('  '));
}

console.log();
for (const generation of GENERATIONS) {
  console.log(`${generation}: ${PACKAGES[generation].map(versionOf).join(', ')}`);
  console.log(`  Clerk's SignOutButton: ${scoreOf(rows, generation, 'clerk')}`);
  console.log(`  useSignOut:            ${scoreOf(rows, generation, 'ours')}`);
}

for (const { name, wrongs } of leftBehind) {
  const cells = columns.map(
    ({ generation, button }) =>
      `${generation} ${button}: ${wrongs[generation][button].join('; ') || 'nothing'}`,
  );
  console.log([`\nLeft behind: ${name}`, ...cells].join('\n  '));
}

for (const { fault, target, endings } of rows) {
  for (const generation of GENERATIONS) {
    for (const { kind, detail } of endings[generation].ours.wrongs)
      console.error(`useSignOut on ${generation}: ${fault} · ${target}: ${kind}: ${detail}`);
  }
}

const page = new URL('docs/truth-table.md', root);
writeFileSync(
  page,
  toMarkdown(rows, leftBehind, {
    'core-2': PACKAGES['core-2'].map(versionOf),
    'core-3': PACKAGES['core-3'].map(versionOf),
  }),
);
console.log(
  `\n${fileURLToPath(page)} written after ${Math.round((Date.now() - startedAt) / 1_000)} seconds`,
);
const isTrue = GENERATIONS.every(
  (generation) =>
    rows.every(({ endings }) => endsWell(endings[generation].ours)) &&
    leftBehind.every(({ wrongs }) => wrongs[generation].ours.length === 0),
);
process.exitCode = isTrue ? 0 : 1;
