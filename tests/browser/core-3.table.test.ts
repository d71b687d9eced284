import { describe } from 'vitest';
import { describeTable } from './describe-table.ts';

describe('a sign-out on Core 3', () => {
  describeTable('core-3', [
    { fault: 'HTTP 500', target: 'one session', wrong: 'left loading' },
    { fault: 'HTTP 500', target: 'one session', wrong: 'unhandled' },
    { fault: 'three clicks, a slow answer', target: 'one session', wrong: 'requests' },
  ]);
});
