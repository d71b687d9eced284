import type { SessionSeed } from '../../../src/testing/frontend-api/types.js';

/** What a person asks to end, and the browser in which they ask. */
export interface Target {
  name: string;
  sessions: SessionSeed[];
  /** What the subject is given; left out for every session. */
  sessionId?: string;
  /** The live sessions that have to end, and no other. */
  ends: string[];
  /** Whether Clerk does not navigate after this. */
  isElsewhere: boolean;
}

const three: SessionSeed[] = [{ id: 'sess_ada' }, { id: 'sess_bob' }, { id: 'sess_cy' }];

export const targets: Target[] = [
  { name: 'one session', sessions: [{ id: 'sess_ada' }], ends: ['sess_ada'], isElsewhere: false },
  {
    name: 'all of three',
    sessions: three,
    ends: ['sess_ada', 'sess_bob', 'sess_cy'],
    isElsewhere: false,
  },
  {
    name: 'current of three',
    sessions: three,
    sessionId: 'sess_ada',
    ends: ['sess_ada'],
    isElsewhere: false,
  },
  {
    name: 'other of three',
    sessions: three,
    sessionId: 'sess_bob',
    ends: ['sess_bob'],
    isElsewhere: true,
  },
  {
    name: 'unknown id',
    sessions: [{ id: 'sess_ada' }],
    sessionId: 'sess_nobody',
    ends: [],
    isElsewhere: true,
  },
  {
    name: 'expired id',
    sessions: [{ id: 'sess_ada' }, { id: 'sess_old', status: 'expired' }],
    sessionId: 'sess_old',
    ends: [],
    isElsewhere: true,
  },
];
