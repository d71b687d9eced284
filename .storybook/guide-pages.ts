import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = join(import.meta.dirname, 'guides');

/** Files of `docs` that are pages of their own, beside those of `docs/guides`. */
const DOCS = ['errors', 'testing', 'compatibility', 'reference', 'truth-table'].map(
  (name) => `docs/${name}.md`,
);

/**
 * Writes a page for each guide, because Storybook lists files and takes no Markdown. The text stays in `docs`; a
 * `stories/guides/<name>.stories.tsx` is shown below it.
 *
 * @returns The pattern of the pages.
 */
export function writeGuidePages(): string {
  const guides = readdirSync(join(root, 'docs/guides')).filter((name) => name.endsWith('.md'));
  const paths = [...guides.map((name) => `docs/guides/${name}`), ...DOCS];
  const titles = Object.fromEntries(paths.map((path) => [path, titleOf(path)]));
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) {
    if (!paths.some((path) => pageOf(path) === old)) rmSync(join(folder, old));
  }
  for (const path of paths) {
    const file = join(folder, pageOf(path));
    const page = pageText(path, titles);
    // A file that is written anew makes a running Storybook start over.
    if (!existsSync(file) || readFileSync(file, 'utf8') !== page) writeFileSync(file, page);
  }
  return './guides/*.mdx';
}

function pageOf(path: string): string {
  return `${basename(path, '.md')}.mdx`;
}

function titleOf(path: string): string {
  const [, title] = /^# (.+)$/m.exec(readFileSync(join(root, path), 'utf8')) ?? [];
  if (title === undefined) throw new Error(`${path} has no title.`);
  // A slash would be a folder.
  return `Guides/${title.replaceAll('/', ' ').replaceAll(/["`]/g, '')}`;
}

function pageText(path: string, titles: Record<string, string>): string {
  const stories = `stories/guides/${basename(path, '.md')}.stories.tsx`;
  const hasStories = existsSync(join(root, stories));
  const up = '../..';
  return [
    "import { Canvas, Meta } from '@storybook/addon-docs/blocks';",
    `import { Guide } from '${up}/stories/support/guide.tsx';`,
    `import text from '${up}/${path}?raw';`,
    ...(hasStories ? [`import * as Stories from '${up}/${stories}';`] : []),
    '',
    // Storybook reads the title without running the page: it has to be a plain string.
    `<Meta title="${titles[path]}" />`,
    '',
    `<Guide path={${JSON.stringify(path)}} text={text} titles={${JSON.stringify(titles)}} />`,
    ...(hasStories ? ['', '<Canvas of={Stories.Try} sourceState="none" />'] : []),
    '',
  ].join('\n');
}
