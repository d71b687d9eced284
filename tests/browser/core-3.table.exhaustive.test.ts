import { describe } from 'vitest';
import { moreSituations } from './situations/core-situations.ts';
import { describeTable } from './situations/describe-table.ts';

describe('a sign-out on Core 3', () => {
  describeTable('core-3', moreSituations);
});
