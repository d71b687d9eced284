import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { besideClerk, faultLab, type Screenshot, screenshots, themedApps } from './screenshots.ts';

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

  it('have been taken, in every colour scheme, and no other is left', () => {
    const images: Pick<Screenshot, 'image' | 'colorSchemes'>[] = [
      ...screenshots,
      ...[besideClerk, faultLab].map((image) => ({ image })),
      ...themedApps.map((image) => ({ image, colorSchemes: ['dark' as const] })),
    ];
    const expected = images.flatMap(({ image, colorSchemes = ['light', 'dark'] }) =>
      colorSchemes.map((colorScheme) => `${image}-${colorScheme}.png`),
    );

    expect(readdirSync(folder).sort()).toEqual(expected.sort());
  });

  it('exist at the paths in the README', () => {
    const shown = [
      ...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/docs\/images\/[\w-]+\.png/g),
    ].map(([path]) => path);

    expect(shown).not.toEqual([]);
    expect(shown.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
