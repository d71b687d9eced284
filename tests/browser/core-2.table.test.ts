import { describe } from 'vitest';
import { describeTable } from './describe-table.ts';

describe('a sign-out on Core 2', () => {
  describeTable('core-2', [
    { fault: 'HTTP 500', target: 'one session', wrong: 'unhandled' },
    { fault: 'HTTP 500', target: 'one session', wrong: 'silent' },
    { fault: 'three clicks, a slow answer', target: 'one session', wrong: 'requests' },
    { fault: 'nothing goes wrong', target: 'unknown id', wrong: 'collateral' },
  ]);
});
