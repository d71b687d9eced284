import type { FrontendApiResources } from '../../../src/testing/frontend-api/types.ts';
import type { Claim, PageReading } from '../harness/protocol.ts';
import type { Target } from './targets.ts';

/** One way in which a sign-out can go wrong, with any button. */
export type WrongKind =
  /** The page claimed that a session had ended while it was alive on the server, or the reverse. */
  | 'lie'
  /** The target is alive, and nothing on the page says that the sign-out failed. */
  | 'silent'
  /** A session ended that was not meant to. */
  | 'collateral'
  /** More than one request for one sign-out. */
  | 'requests'
  /** A hook that stays busy forever. */
  | 'busy'
  /** After the fault, Clerk is still in its transitive state. */
  | 'left loading'
  /** After the fault, the page shows a session that has ended. */
  | 'stale'
  /** Two hooks of one target have different states. */
  | 'disagreement'
  /** With the fault gone, another organization is active than before, or none. */
  | 'organization'
  /** After the fault, another sign-out does not sign out. */
  | 'again'
  /** An unhandled rejection or uncaught error. */
  | 'unhandled';

export interface Wrong {
  kind: WrongKind;
  detail: string;
}

/** The sessions on the server from a moment on. */
export interface Holding {
  /** Epoch milliseconds. */
  at: number;
  signedIn: string[];
}

// Page and test share one clock but read it with different precision.
const CLOCK_TOLERANCE_MS = 2;

/** The sessions on the server at the time of a claim. */
export function heldAt(holdings: readonly Holding[], at: number): string[] {
  return holdings.filter((holding) => holding.at <= at + CLOCK_TOLERANCE_MS).at(-1)?.signedIn ?? [];
}

/**
 * What the page claimed against what the server held at that moment.
 *
 * @param current The session that the page shows before its first claim.
 */
export function lies(
  history: readonly Claim[],
  holdings: readonly Holding[],
  target: Pick<Target, 'ends'>,
  current: string,
): Wrong[] {
  const wrongs: Wrong[] = [];
  /** A page that shows nobody says of one of these that they are signed out. */
  let shown = [current];
  for (const [index, claim] of history.entries()) {
    const { clerkSession, changingTo } = claim;
    const isSomebody = clerkSession !== null && clerkSession !== 'undefined';
    if (isSomebody) shown = [clerkSession];
    if (changingTo !== undefined) shown = [...shown, changingTo];
    const held = heldAt(holdings, claim.at);
    for (const [name, { saysAlive }] of Object.entries(claim.hooks)) {
      const isNew = saysAlive && !history[index - 1]?.hooks[name]?.saysAlive;
      if (isNew && target.ends.length > 0 && !target.ends.some((id) => held.includes(id)))
        wrongs.push({ kind: 'lie', detail: `${target.ends.join(', ')} had ended` });
    }
    const denied = new Set<string>();
    if (claim.auth === 'signed-out' && !isSomebody && shown.every((id) => held.includes(id)))
      for (const id of shown) denied.add(id);
    for (const [name, { status }] of Object.entries(claim.hooks)) {
      if (status !== 'signed-out') continue;
      for (const id of name === 'everything' ? held : target.ends) denied.add(id);
    }
    const isSettled =
      claim.auth === 'signed-in' &&
      claim.clerkSession !== 'undefined' &&
      claim.clerkStatus === 'ready';
    if (isSettled) for (const id of target.ends) if (!claim.listed.includes(id)) denied.add(id);
    const lied = [...denied].filter((id) => held.includes(id));
    if (lied.length > 0) wrongs.push({ kind: 'lie', detail: `${lied.join(', ')} was alive` });
  }
  return wrongs.slice(0, 1);
}

/** What is wrong with a page at rest while the fault lasts. */
export function wrongsAtRest(
  reading: PageReading,
  target: Target,
  signedIn: readonly string[],
): Wrong[] {
  const wrongs: Wrong[] = [];
  const hooks = Object.values(reading.hooks);
  const statuses = new Set(hooks.map(({ status, code }) => `${status} ${code ?? ''}`));
  const alive = target.ends.filter((id) => signedIn.includes(id));
  if (alive.length > 0 && !hooks.some(({ status }) => status === 'error'))
    wrongs.push({ kind: 'silent', detail: `${alive.join(', ')} is alive, and nobody says so` });
  for (const { status, phase } of hooks) {
    if (status === 'pending' || status === 'redirecting')
      wrongs.push({ kind: 'busy', detail: `${status} ${phase ?? ''}` });
  }
  if (statuses.size > 1) wrongs.push({ kind: 'disagreement', detail: [...statuses].join(' and ') });
  return wrongs;
}

/** Whether another organization is active than has to be, to the page or to the server. */
export function wrongsOfOrganization(
  { clerkSession, organization }: PageReading,
  kept: string,
  { client }: FrontendApiResources,
): Wrong[] {
  const sessions = (client?.['sessions'] ?? []) as Record<string, unknown>[];
  const session = sessions.find(({ id }) => id === clerkSession);
  if (!session) return [];
  const active = [organization, session['last_active_organization_id']];
  return active.every((id) => id === kept)
    ? []
    : [{ kind: 'organization', detail: `${active.join(' and ')} instead of ${kept}` }];
}

/** Whether Clerk is in its transitive state, or shows something that contradicts the server. */
export function wrongsOfRecovery(reading: PageReading, signedIn: readonly string[]): Wrong[] {
  const { auth, clerkSession, listed } = reading;
  if (auth === 'loading' || clerkSession === 'undefined')
    return [{ kind: 'left loading', detail: `session ${clerkSession}, ${auth}` }];
  const shown = clerkSession === null ? listed : [clerkSession, ...listed];
  const gone = [...new Set(shown)].filter((id) => !signedIn.includes(id));
  return gone.length > 0
    ? [{ kind: 'stale', detail: `${gone.join(', ')} has ended and is shown` }]
    : [];
}
