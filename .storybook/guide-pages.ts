import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = join(import.meta.dirname, 'guides');

/** Files of `docs` that have a page, beside those of the folders below. */
const DOCS = ['errors', 'testing', 'recipes', 'compatibility', 'how-it-works', 'truth-table'].map(
  (name) => `docs/${name}.md`,
);

/** Folders whose files have a page each, and where in Storybook. */
const FOLDERS = { 'docs/guides': 'Guides', 'docs/reference': 'Reference' };

/**
 * Writes a page for each guide and each page of the reference, because Storybook lists files but does not accept Markdown.
 * The text stays in `docs`. If `stories/guides/<name>.stories.tsx` exists, it is shown below the text.
 *
 * @returns The pattern of the pages.
 */
export function writeGuidePages(): string {
  const inFolders = Object.keys(FOLDERS).flatMap((name) =>
    readdirSync(join(root, name)).map((file) => `${name}/${file}`),
  );
  const paths = [...inFolders, ...DOCS].filter((path) => path.endsWith('.md'));
  const titles = Object.fromEntries(paths.map((path) => [path, titleOf(path)]));
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) {
    if (!paths.some((path) => pageOf(path) === old)) rmSync(join(folder, old));
  }
  for (const path of paths) {
    const file = join(folder, pageOf(path));
    const page = pageText(path, titles);
    // Writing a file again would restart a running Storybook.
    if (!existsSync(file) || readFileSync(file, 'utf8') !== page) writeFileSync(file, page);
  }
  return './guides/*.mdx';
}

/** Two folders may have files of the same name. */
function pageOf(path: string): string {
  return path
    .replace(/^docs\//, '')
    .replace('/', '-')
    .replace(/md$/, 'mdx');
}

function titleOf(path: string): string {
  const [, title] = /^# (.+)$/m.exec(readFileSync(join(root, path), 'utf8')) ?? [];
  if (title === undefined) throw new Error(`${path} has no title.`);
  const [, section = 'Guides'] =
    Object.entries(FOLDERS).find(([name]) => path.startsWith(name)) ?? [];
  // A slash would create a folder.
  return `${section}/${title.replaceAll('/', ' ').replaceAll(/["`]/g, '')}`;
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
    // Storybook reads the title without running the page, so it must be a plain string.
    `<Meta title="${titles[path]}" />`,
    '',
    `<Guide path={${JSON.stringify(path)}} text={text} titles={${JSON.stringify(titles)}} />`,
    ...(hasStories ? ['', '<Canvas of={Stories.Try} sourceState="none" />'] : []),
    '',
  ].join('\n');
}
