import { describe } from 'vitest';
import { moreSituations } from './situations/core-situations.ts';
import { describeTable } from './situations/describe-table.ts';

describe('a sign-out on Core 2', () => {
  describeTable('core-2', moreSituations);
});
