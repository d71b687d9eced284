import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { besideClerk, faultLab, screenshots, themedApps } from './screenshots.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs/images');

/** The ids that Storybook makes of titles and names. */
function storyIds(): string[] {
  const folder = join(root, 'stories');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.stories.tsx'))
    .flatMap((file) => {
      const code = readFileSync(join(folder, file), 'utf8');
      const title = code.match(/title: '(.+)'/)?.[1] ?? '';
      return [...code.matchAll(/^export const (\w+): Story/gm)].map(([, name = '']) =>
        `${title.replaceAll('/', '-')}--${name.replace(/(?<=[a-z])(?=[A-Z])/g, '-')}`.toLowerCase(),
      );
    });
}

describe('the screenshots', () => {
  it('are of stories that exist', () => {
    const ids = storyIds();

    expect(ids).toContain('signoutbutton-states--idle');
    expect(screenshots.map(({ story }) => story).filter((story) => !ids.includes(story))).toEqual(
      [],
    );
  });

  it('have been taken, and no other is left', () => {
    const light = [...screenshots.map(({ image }) => image), besideClerk, faultLab];
    const dark = [...themedApps, faultLab];
    const expected = [
      ...light.map((image) => `${image}-light.png`),
      ...dark.map((image) => `${image}-dark.png`),
    ];

    expect(readdirSync(folder).sort()).toEqual(expected.sort());
  });

  it('are all shown in the README or in the docs', () => {
    const shown = ['README.md', ...globSync('docs/**/*.md', { cwd: root })].flatMap((page) =>
      [...readFileSync(join(root, page), 'utf8').matchAll(/images\/([\w-]+\.png)/g)].map(
        ([, name = '']) => name,
      ),
    );

    expect([...new Set(shown)].sort()).toEqual(readdirSync(folder).sort());
  });
});
