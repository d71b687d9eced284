import type { Generation } from '../tests/chromium/harness/protocol.ts';
import type { Wrong, WrongKind } from '../tests/chromium/situations/verdict.ts';

/** How one button came out of one situation. */
export interface Ending {
  wrongs: readonly Wrong[];
  /** The state of the hook while the fault was there; undefined for Clerk's button, which has none. */
  outcome: string | undefined;
  /** Sign-out requests while the fault was there. */
  requests: number;
}

/** One situation, with both buttons on both generations. */
export interface TruthRow {
  fault: string;
  target: string;
  endings: Record<Generation, { clerk: Ending; ours: Ending }>;
}

export const GENERATIONS: readonly Generation[] = ['core-2', 'core-3'];

const TITLES: Record<Generation, string> = { 'core-2': 'Core 2', 'core-3': 'Core 3' };

const IN_WORDS: Record<WrongKind, string> = {
  lie: 'says signed out while the session lives',
  silent: 'fails without a word',
  collateral: 'ends a session nobody asked for',
  requests: 'requests more than needed',
  busy: 'is busy for ever',
  'left loading': 'leaves the app loading until a reload',
  stale: 'goes on showing a session that has ended',
  disagreement: 'says two things at once',
  again: 'cannot sign out again',
  unhandled: 'unhandled rejection',
};

export function endsWell({ wrongs }: Ending): boolean {
  return wrongs.length === 0;
}

/** `N of M end well`, of one button on one generation. */
export function scoreOf(
  rows: readonly TruthRow[],
  generation: Generation,
  button: 'clerk' | 'ours',
): string {
  const well = rows.filter(({ endings }) => endsWell(endings[generation][button]));
  return `${well.length} of ${rows.length} end well`;
}

/** What went wrong, each kind once, in words. */
export function inWords({ wrongs, requests }: Ending): string {
  const kinds = new Set(wrongs.map(({ kind }) => kind));
  return [...kinds]
    .map((kind) => (kind === 'requests' ? plural(requests) : IN_WORDS[kind]))
    .join('; ');
}

/**
 * The page docs/truth-table.md.
 *
 * @param versions Names and versions of what was run, as `@clerk/react 6.18.0`.
 */
export function toMarkdown(
  rows: readonly TruthRow[],
  versions: Record<Generation, readonly string[]>,
): string {
  const scores = GENERATIONS.map((generation) =>
    [
      `${TITLES[generation]}: ${versions[generation].join(', ')}`,
      scoreOf(rows, generation, 'clerk'),
      scoreOf(rows, generation, 'ours'),
    ].join(' | '),
  );
  const kinds = (Object.keys(IN_WORDS) as WrongKind[]).map((kind) => [
    kind === 'requests' ? 'sends more than one request, or one for nothing' : IN_WORDS[kind],
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

Clerk's own \`<SignOutButton>\` and \`useSignOut\` in the same situations: the real clerk-js in a real Chromium, over HTTP,
against a faked Frontend API that knows what it holds. The same verdict judges both.

A situation ends well when the page never says that a session has ended while the server holds it, a failure is visible,
no other session ends, one request is sent at most, nothing is an unhandled rejection, and, once the fault is gone, the
app is usable without a reload and signing out again signs out.

| | Clerk's \`<SignOutButton>\` | \`useSignOut\` |
|---|---|---|
${scores.map((cells) => `| ${cells} |`).join('\n')}

How often each went wrong, in ${rows.length} situations:

| | Clerk's, Core 2 | \`useSignOut\`, Core 2 | Clerk's, Core 3 | \`useSignOut\`, Core 3 |
|---|---|---|---|---|
${kinds.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}

## Every situation

A tick is a good end. \`useSignOut\` then says what stands beside it, while the fault is there.

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
  if (!endsWell(ending)) return inWords(ending);
  return ending.outcome === undefined ? '✓' : `✓ \`${ending.outcome}\``;
}

function plural(requests: number): string {
  return requests === 1 ? '1 request for nothing' : `${requests} requests`;
}
