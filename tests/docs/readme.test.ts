import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');

/** The rows of all tables of a page, by their first cell. */
function rowsOf(page: string): Map<string, string[]> {
  return new Map(
    [...read(page).matchAll(/^\| (.*) \|$/gm)].map(([, row = '']) => {
      const [first = '', ...others] = row.split(' | ').map((cell) => cell.replaceAll('`', ''));
      return [first, others];
    }),
  );
}

const rows = rowsOf('README.md');

describe('the README', () => {
  it('works on npm: every link and picture is absolute', () => {
    const targets = [...readme.matchAll(/\]\(([^)]+)\)|(?:src|srcset)="([^"]+)"/g)].map(
      ([, link, picture]) => link ?? picture,
    );
    expect(targets.length).toBeGreaterThan(20);
    expect(targets.filter((target) => !target?.startsWith('https://'))).toEqual([]);
  });

  it.each(['Core 2', 'Core 3'])('has the counts of the truth table: %s', (generation) => {
    const rowOf = (table: Map<string, string[]>) =>
      [...table].find(([first]) => first.startsWith(generation))?.[1];
    const counted = rowOf(rowsOf('docs/truth-table.md'));
    expect(counted).toHaveLength(2);
    expect(rowOf(rows)).toEqual(counted?.map((cell) => cell.replace(' end well', '')));
  });

  it.each([
    ['useSignOut', 'useSignOut of clerk-sign-out/react'],
    ['SignOutButton', 'SignOutButton'],
    ['SessionSignOutMenu', 'SessionSignOutMenu with everything it needs'],
    ['styles.css', 'styles.css'],
  ])('gives the size of %s that `npm run size` printed', (name, printed) => {
    const [bytes] = rowsOf('docs/decisions/size.md').get(printed) ?? [];
    expect(rows.get(name)).toEqual([`${(Number(bytes) / 1000).toFixed(1)} kB`]);
  });

  it('names the engines that `npm run compatibility` ran', () => {
    const [, engines = ''] = /^Engines: (.*)\.$/m.exec(read('docs/compatibility.md')) ?? [];
    const [chromium, firefox, webkit] = engines.split(', ').map((engine) => engine.split(' ')[1]);
    const major = (version = '') => version.split('.')[0];
    const minor = (version = '') => version.split('.').slice(0, 2).join('.');
    expect(readme.replaceAll('\n', ' ')).toContain(
      `Chromium ${major(chromium)}, Firefox ${major(firefox)} and WebKitGTK ${minor(webkit)},`,
    );
  });

  it('names every import path', () => {
    const paths = Object.keys(packageJson.exports).map((path) => path.slice(1));
    const named = paths.filter((path) => path !== '' && !/shadcn|package\.json/.test(path));
    expect(named.length).toBeGreaterThan(10);
    expect(
      named.filter((path) => !readme.includes(`${path}\``) && !readme.includes(`${path}'`)),
    ).toEqual([]);
  });
});
