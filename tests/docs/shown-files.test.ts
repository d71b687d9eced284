import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const blocksOf = (page: string) =>
  [...read(page).matchAll(/<!-- (\S+) -->\n```\w+\n([\s\S]*?)```/g)].map(
    ([, path = '', code = '']) => ({ page, path, code }),
  );

const testing = blocksOf('docs/testing.md');
const recipes = blocksOf('docs/recipes.md');

describe('a guide that shows files', () => {
  it('has files of the examples in docs/testing.md', () => {
    expect(testing.length).toBeGreaterThan(8);
  });

  it('has every file of docs/recipes in docs/recipes.md', () => {
    const files = readdirSync(join(root, 'docs/recipes')).map((name) => `docs/recipes/${name}`);
    expect(recipes.map(({ path }) => path).sort()).toEqual(files.sort());
  });

  it.each([...testing, ...recipes])('$page shows $path as it is', ({ path, code }) => {
    expect(code).toBe(read(path));
  });
});
