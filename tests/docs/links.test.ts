import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const markdownIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));

const docs = markdownIn('docs');
const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...docs, ...markdownIn('.github')];

interface Link {
  file: string;
  anchor: string | undefined;
}

/** The URL of a file of the repository, as a page, a folder or a picture. */
const ABSOLUTE =
  /https:\/\/(?:github\.com\/clerk-sign-out\/clerk-sign-out\/(?:blob|tree)|raw\.githubusercontent\.com\/clerk-sign-out\/clerk-sign-out)\/main\//g;

/** The links of a page to files of the repository and to its own headings. */
function linksOf(page: string): Link[] {
  const toRoot = `${relative(join(root, page, '..'), root) || '.'}/`;
  const text = read(page)
    // Code contains no links.
    .replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '``')
    .replaceAll(ABSOLUTE, toRoot);
  return [
    ...text.matchAll(/\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]*))?\)|(?:src|srcset)="(?!\w+:)([^"]+)"/g),
  ].map(([, to = '', anchor, source]) => ({
    file: source || to ? relative(root, join(root, page, '..', source ?? to)) : page,
    anchor,
  }));
}

/** The anchors that GitHub gives the headings of a page. */
function anchorsOf(page: string): Set<string> {
  const seen = new Map<string, number>();
  const anchors = new Set<string>();
  for (const [, heading = ''] of read(page)
    .replaceAll(/```[\s\S]*?```/g, '')
    .matchAll(/^#+ (.+)$/gm)) {
    const slug = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    anchors.add(count === 0 ? slug : `${slug}-${count}`);
  }
  for (const [, id = ''] of read(page).matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(id);
  return anchors;
}

/** The ids of the pages of Storybook: those of components and hooks, and those of `docs`. */
function storybookPages(): Set<string> {
  const titles = globSync('stories/**/*.mdx', { cwd: root }).map(
    (page) => /<Meta title="([^"]+)"/.exec(read(page))?.[1] ?? '',
  );
  for (const page of docs) {
    const section = page.replaceAll('\\', '/').startsWith('docs/reference/')
      ? 'Reference'
      : 'Guides';
    titles.push(`${section}/${/^# (.+)$/m.exec(read(page))?.[1]}`);
  }
  const idOf = (title: string) => title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  return new Set(titles.map((title) => `/docs/${idOf(title)}--docs`));
}

it('the links between pages of Storybook lead to pages', () => {
  const pages = storybookPages();
  const links = globSync('stories/**/*.{mdx,tsx}', { cwd: root }).flatMap((file) =>
    [...read(file).matchAll(/\?path=(\/docs\/[\w-]+)|'(docs\/[\w-]+--docs)'/g)].map(
      ([, path, short]) => path ?? `/${short}`,
    ),
  );

  expect(links.length).toBeGreaterThan(20);
  expect(links.filter((link) => !pages.has(link))).toEqual([]);
});

describe('the documentation', () => {
  it.each(pages)('%s has links of the one form that is checked here', (page) => {
    const text = read(page).replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '``');
    const links = text.match(/\]\(/g) ?? [];
    expect(text.match(/\]\([^()\s]+\)/g) ?? []).toHaveLength(links.length);
    expect(text).not.toMatch(/^\s*\[[^\]]+\]: |\]\[|<a href/m);
  });

  it.each(pages)('%s has no dead link', (page) => {
    const dead = linksOf(page).filter(
      ({ file, anchor }) =>
        !existsSync(join(root, file)) ||
        (anchor !== undefined && file.endsWith('.md') && !anchorsOf(file).has(anchor)),
    );
    expect(dead).toEqual([]);
  });

  it('has every page within two clicks of the README', () => {
    const linked = (page: string) => linksOf(page).map(({ file }) => file);
    const first = linked('README.md').filter((file) => file.endsWith('.md'));
    const reached = new Set([...first, ...first.flatMap(linked)]);
    expect(docs.filter((page) => !reached.has(page))).toEqual([]);
  });

  it.each(docs.filter((page) => page !== 'docs/README.md'))('%s links back', (page) => {
    const index = join(dirname(page), 'README.md');
    const isIndexed = page !== index && existsSync(join(root, index));
    expect(linksOf(page)[0]?.file).toBe(isIndexed ? index : 'docs/README.md');
  });
});
