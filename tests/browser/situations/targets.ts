import type { SessionSeed } from '../../../src/testing/frontend-api/types.ts';

/** The sessions that a person signs out, and the state of their browser. */
export interface Target {
  name: string;
  sessions: SessionSeed[];
  /** The `sessionId` of the subject; absent for every session. */
  sessionId?: string;
  /** The live sessions that must end; all others must stay. */
  ends: string[];
  /** Whether Clerk does not navigate after this. */
  isElsewhere: boolean;
}

/** The account that a button signs out. */
export type Whom = 'all' | 'current' | 'other' | 'unknown' | 'expired';

const IDS = ['sess_ada', 'sess_bob', 'sess_cy'];
const IN_WORDS: Record<number, string> = { 1: 'one', 3: 'three' };

/**
 * @param count How many sessions are live, the first of them the current one; `other` needs two.
 */
export function targetOf(whom: Whom, count: number): Target {
  const ids = Array.from({ length: count }, (_, index) => IDS[index] ?? `sess_${index + 1}`);
  const [current = '', other = ''] = ids;
  const sessions: SessionSeed[] = ids.map((id) => ({ id }));
  const of = `of ${IN_WORDS[count] ?? count}`;
  switch (whom) {
    case 'all': {
      const name = count === 1 ? 'one session' : `all ${of}`;
      return { name, sessions, ends: ids, isElsewhere: false };
    }
    case 'current':
      return {
        name: `current ${of}`,
        sessions,
        sessionId: current,
        ends: [current],
        isElsewhere: false,
      };
    case 'other':
      return {
        name: `other ${of}`,
        sessions,
        sessionId: other,
        ends: [other],
        isElsewhere: true,
      };
    case 'unknown': {
      const name = count === 1 ? 'unknown id' : `unknown id ${of}`;
      return { name, sessions, sessionId: 'sess_nobody', ends: [], isElsewhere: true };
    }
    case 'expired': {
      const name = count === 1 ? 'expired id' : `expired id ${of}`;
      sessions.push({ id: 'sess_old', status: 'expired' });
      return { name, sessions, sessionId: 'sess_old', ends: [], isElsewhere: true };
    }
  }
}

/** The targets of the table. */
export const targets: Target[] = [
  targetOf('all', 1),
  targetOf('all', 3),
  targetOf('current', 3),
  targetOf('other', 3),
  targetOf('unknown', 1),
  targetOf('expired', 1),
];
