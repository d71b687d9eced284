import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const blocksOf = (page: string) =>
  [...read(page).matchAll(/<!-- (\S+) -->\n```\w+\n([\s\S]*?)```/g)].map(
    ([, path = '', code = '']) => ({ page, path, code }),
  );
const filesIn = (folder: string) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => `${folder}/${name}`);

const TESTING = 'docs/testing.md';
const EXPO = 'docs/guides/from-clerks-guide-expo.md';
const RECIPES = {
  'docs/recipes': 'docs/recipes.md',
  'docs/recipes/caches': 'docs/guides/caches-and-analytics.md',
};

describe('a guide that shows files', () => {
  it('has files of the examples in docs/testing.md', () => {
    expect(blocksOf(TESTING).length).toBeGreaterThan(8);
  });

  it.each(Object.entries(RECIPES))('has every file of %s in %s', (folder, page) => {
    const shown = blocksOf(page).map(({ path }) => path);
    expect(shown.sort()).toEqual(filesIn(folder).sort());
  });

  it.each([TESTING, EXPO, ...Object.values(RECIPES)].flatMap(blocksOf))(
    '$page shows $path as it is',
    ({ path, code }) => {
      expect(code).toBe(read(path));
    },
  );
});
