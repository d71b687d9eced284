import type { ClerkGeneration } from '../src/testing/fake-clerk/types.ts';
import {
  type Ending,
  endsWell,
  inWords,
  WRONGS_IN_WORDS,
} from '../tests/browser/situations/in-words.ts';
import type { WrongKind } from '../tests/browser/situations/verdict.ts';
import { GENERATIONS } from '../tests/support/generations.ts';

/** One situation, with both buttons on both generations. */
export interface TruthRow {
  fault: string;
  target: string;
  endings: Record<ClerkGeneration, { clerk: Ending; ours: Ending }>;
}

const TITLES: Record<ClerkGeneration, string> = { 'core-2': 'Core 2', 'core-3': 'Core 3' };

/** `N of M end well`, for one button on one generation. */
export function scoreOf(
  rows: readonly TruthRow[],
  generation: ClerkGeneration,
  button: 'clerk' | 'ours',
): string {
  const well = rows.filter(({ endings }) => endsWell(endings[generation][button]));
  return `${well.length} of ${rows.length} end well`;
}

/**
 * The page docs/truth-table.md.
 *
 * @param versions The names and versions of the packages that were run, such as `@clerk/react 6.18.0`.
 */
export function toMarkdown(
  rows: readonly TruthRow[],
  versions: Record<ClerkGeneration, readonly string[]>,
): string {
  const scores = GENERATIONS.map((generation) =>
    [
      `${TITLES[generation]}: ${versions[generation].join(', ')}`,
      scoreOf(rows, generation, 'clerk'),
      scoreOf(rows, generation, 'ours'),
    ].join(' | '),
  );
  const kinds = (Object.keys(WRONGS_IN_WORDS) as WrongKind[]).map((kind) => [
    kind === 'requests' ? 'sends more than one request, or one for nothing' : WRONGS_IN_WORDS[kind],
    ...GENERATIONS.map((generation) =>
      (['clerk', 'ours'] as const)
        .map((button) =>
          String(
            rows.filter(({ endings }) =>
              endings[generation][button].wrongs.some((wrong) => wrong.kind === kind),
            ).length,
          ),
        )
        .join(' | '),
    ),
  ]);
  return `<!-- Written by \`npm run truth\`. Not by hand. -->

# The truth table

[All documentation](README.md)

How Clerk's \`<SignOutButton>\` and \`useSignOut\` end in the same situations. Both run the real clerk-js in a real Chromium, over
HTTP, against a faked Frontend API whose sessions the test can read. The same rules judge both.

A situation ends well if

- the page never says that a session has ended while the server holds it
- a failure is visible
- no other session ends
- at most one request is sent
- there is no unhandled rejection
- after the fault, the app is usable without a reload, and signing out again works

| on | Clerk's \`<SignOutButton>\` | \`useSignOut\` |
|---|---|---|
${scores.map((cells) => `| ${cells} |`).join('\n')}

How often each went wrong, in ${rows.length} situations:

| what went wrong | Clerk's, Core 2 | \`useSignOut\`, Core 2 | Clerk's, Core 3 | \`useSignOut\`, Core 3 |
|---|---|---|---|---|
${kinds.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}

## Every situation

A tick means that the situation ended well. Beside it is what \`useSignOut\` reports during the fault.

| what goes wrong | what is to end | Clerk's, Core 2 | \`useSignOut\`, Core 2 | Clerk's, Core 3 | \`useSignOut\`, Core 3 |
|---|---|---|---|---|---|
${rows.map((row) => `| ${cellsOf(row).join(' | ')} |`).join('\n')}
`;
}

function cellsOf({ fault, target, endings }: TruthRow): string[] {
  return [
    fault,
    target,
    ...GENERATIONS.flatMap((generation) => [
      endingInWords(endings[generation].clerk),
      endingInWords(endings[generation].ours),
    ]),
  ];
}

function endingInWords(ending: Ending): string {
  if (!endsWell(ending)) return inWords(ending).join('; ');
  return ending.outcome === undefined ? '✓' : `✓ \`${ending.outcome}\``;
}
