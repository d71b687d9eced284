import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../docs/security');
const rows = readFileSync(join(folder, 'asvs.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, item = '', , , claim = '']) => ({ item, claim }));

describe('docs/security/asvs.md', () => {
  it('has every item about the end of a session', () => {
    expect(rows.map(({ item }) => item)).toEqual([
      ...['7.1.1', '7.3.1', '7.3.2', '7.4.1', '7.4.2', '7.4.3', '7.4.4', '7.4.5', '7.5.2', '7.6.1'],
      ...['14.3.1', '14.3.2', '14.3.3'],
    ]);
  });

  it.each(rows.filter(({ claim }) => claim !== 'nothing'))(
    '$item links what this package does to tests alone',
    ({ claim }) => {
      const links = [...claim.matchAll(/\]\(([^)]+)\)/g)].map(([, to = '']) => to);
      expect(links).not.toEqual([]);
      for (const link of links) {
        expect(link).toMatch(/\.test\.tsx?$/);
        expect(existsSync(join(folder, link)), link).toBe(true);
      }
    },
  );
});
