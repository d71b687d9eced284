import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InstalledConsumer, installConsumer } from './install-consumer.js';

const consumers = [
  {
    name: 'react-18-cjs',
    promise: 'renders the hook in the ClerkProvider of Core 2 on a server, by require',
    output: '<p>idle</p>',
  },
  {
    name: 'react-19-esm',
    promise: 'renders the hook in the ClerkProvider of Core 3 on a server, by import',
    output: '<p>idle</p>',
  },
  {
    name: 'headless-esm',
    promise: 'signs out by a button with its own clerk-js and no provider',
    output: 'ada@example.com nobody 0 /goodbye',
  },
  {
    name: 'msw-2-esm',
    promise: 'answers clerk-js through the older msw',
    output: '200 sess_a',
  },
];

describe.each(consumers)('a consumer: $name', ({ name, promise, output }) => {
  let consumer: InstalledConsumer;
  let compiled: ReturnType<InstalledConsumer['compile']>;

  beforeAll(() => {
    consumer = installConsumer(join('consumers', name));
    compiled = consumer.compile();
  });

  afterAll(() => consumer.remove());

  it('compiles against the published types', () => {
    expect(compiled).toMatchObject({ status: 0, stdout: '' });
  });

  it(`${promise}`, () => {
    expect(consumer.run(process.execPath, ['built/main.js'])).toBe(output);
  });
});
