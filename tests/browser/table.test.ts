import { describe } from 'vitest';
import { GENERATIONS } from '../support/generations.ts';
import { caughtOfClerk, coreSituations } from './situations/core-situations.ts';
import { describeTable } from './situations/describe-table.ts';

describe.each(GENERATIONS)('a sign-out on %s', (generation) => {
  describeTable(generation, coreSituations, { caught: caughtOfClerk[generation] });
});
