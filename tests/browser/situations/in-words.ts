import type { Wrong, WrongKind } from './verdict.ts';

/** The outcome of one button in one situation. */
export interface Ending {
  wrongs: readonly Wrong[];
  /** The state of the hook while the fault lasted; undefined for Clerk's button, which has none. */
  outcome: string | undefined;
  /** Sign-out requests while the fault lasted. */
  requests: number;
}

export const WRONGS_IN_WORDS: Record<WrongKind, string> = {
  lie: 'says signed out while the session lives',
  silent: 'fails silently',
  collateral: 'ends another session',
  requests: 'requests more than needed',
  busy: 'stays busy forever',
  'left loading': 'leaves the app loading until a reload',
  stale: 'keeps showing a session that has ended',
  organization: 'changes the active organization',
  disagreement: 'contradicts itself',
  again: 'cannot sign out again',
  unhandled: 'unhandled rejection',
};

export function endsWell({ wrongs }: Pick<Ending, 'wrongs'>): boolean {
  return wrongs.length === 0;
}

/** Describes in words what went wrong, each kind once. */
export function inWords({ wrongs, requests }: Pick<Ending, 'wrongs' | 'requests'>): string[] {
  const kinds = new Set(wrongs.map(({ kind }) => kind));
  return [...kinds].map((kind) => (kind === 'requests' ? plural(requests) : WRONGS_IN_WORDS[kind]));
}

function plural(requests: number): string {
  return requests === 1 ? '1 request for nothing' : `${requests} requests`;
}
