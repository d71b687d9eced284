import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InstalledConsumer, installConsumer } from './install-consumer.js';

const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--dir=.', '--environment'];

const strangers = [
  {
    name: 'vitest-core-3',
    runs: {
      'vitest and jsdom': [...vitest, 'jsdom'],
      'vitest and happy-dom': [...vitest, 'happy-dom'],
    },
  },
  { name: 'jest-29-core-2', runs: { 'jest 29 and jsdom': ['node_modules/jest/bin/jest.js'] } },
  {
    name: 'jest-expo-core-2',
    runs: { 'jest-expo, without a DOM': ['node_modules/jest/bin/jest.js'] },
  },
  { name: 'jest-30-core-3', runs: { 'jest 30 and jsdom': ['node_modules/jest/bin/jest.js'] } },
];

describe.each(strangers)('a component test outside this repository: $name', ({ name, runs }) => {
  const source = join('component-tests', name);
  let consumer: InstalledConsumer;
  let compiled: ReturnType<InstalledConsumer['compile']>;

  beforeAll(() => {
    consumer = installConsumer(source);
    compiled = consumer.compile();
  });

  afterAll(() => consumer.remove());

  it('is shorter than 20 lines', () => {
    const test = readFileSync(join(import.meta.dirname, source, 'sign-out.test.tsx'), 'utf8');
    expect(test.trimEnd().split('\n').length).toBeLessThan(20);
  });

  it('compiles against the published types', () => {
    expect(compiled).toMatchObject({ status: 0, stdout: '' });
  });

  it.each(Object.entries(runs))('passes in %s', (_, args) => {
    expect(() => consumer.run(process.execPath, args)).not.toThrow();
  });
});
