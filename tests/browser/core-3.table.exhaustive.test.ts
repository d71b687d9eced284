import { describe } from 'vitest';
import { describeTable } from './situations/describe-table.ts';
import { hookSituations } from './situations/situations.ts';

describe('a sign-out on Core 3', () => {
  describeTable('core-3', hookSituations);
});
