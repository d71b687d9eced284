import { describe } from 'vitest';
import { GENERATIONS } from '../support/generations.ts';
import { coreSituations } from './situations/core-situations.ts';
import { describeTable } from './situations/describe-table.ts';

describe.each(GENERATIONS)(
  'a sign-out on %s, with our source through the React Compiler',
  (generation) => {
    describeTable(generation, coreSituations, { page: 'sign-out-button', isCompiled: true });
  },
);
