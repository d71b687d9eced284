import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const blocks = [...read('docs/testing.md').matchAll(/<!-- (\S+) -->\n```\w+\n([\s\S]*?)```/g)].map(
  ([, path = '', code = '']) => ({ path, code }),
);

describe('docs/testing.md', () => {
  it('shows files of the example', () => {
    expect(blocks.length).toBeGreaterThan(5);
  });

  it.each(blocks)('shows $path as it is', ({ path, code }) => {
    expect(code).toBe(read(path));
  });
});
