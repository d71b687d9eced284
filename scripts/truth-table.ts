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

/** A situation in which something private can be left behind, with what is wrong; nothing is an empty list. */
export interface LeftBehindRow {
  name: string;
  wrongs: Record<ClerkGeneration, { clerk: readonly string[]; ours: readonly string[] }>;
}

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
  leftBehind: readonly LeftBehindRow[],
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

## What is left behind

An app with something private on its page, with Clerk's button and an effect that clears a cache, and with ours:
\`useSignOut\` with \`whenOffline: 'wait'\`, \`useSignedOut\`, \`<UserBoundary>\` and \`<SignOutCover>\`. A tick means that nothing
is left.

| what happens | Clerk's, Core 2 | ours, Core 2 | Clerk's, Core 3 | ours, Core 3 |
|---|---|---|---|---|
${leftBehind.map((row) => `| ${leftCellsOf(row).join(' | ')} |`).join('\n')}
`;
}

function leftCellsOf({ name, wrongs }: LeftBehindRow): string[] {
  const cells = GENERATIONS.flatMap((generation) => [
    wrongs[generation].clerk,
    wrongs[generation].ours,
  ]);
  return [name, ...cells.map((each) => each.join('; ') || '✓')];
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
