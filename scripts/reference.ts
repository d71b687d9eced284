import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportsReference } from './reference/exports.ts';
import { code, joined } from './reference/markdown.ts';
import { pages } from './reference/pages.ts';
import { attributesReference, stylesReference } from './reference/styles.ts';

const root = join(import.meta.dirname, '..');

/** The folder that the reference is written to. */
const folder = join(root, 'docs/reference');

const NOTE = '<!-- Written by `npm run reference`. Not by hand. -->';

/** Makes the pages of the reference from the code: exports, props, error codes, attributes, classes and variables. */
export function generateReference(): Map<string, string> {
  const { pages: sections, index, attributes, errors } = exportsReference(root);
  const written = pages.map(({ name, title, about }) => {
    const body = joined(
      sections.get(name),
      ...(name === 'error-codes' ? [errors] : []),
      ...(name === 'styles' ? [attributesReference(root, attributes), stylesReference(root)] : []),
    );
    const page = joined(
      NOTE,
      `# ${title}`,
      '[Reference](README.md)',
      about,
      contentsOf(body),
      body,
    );
    return [`${name}.md`, `${page}\n`] as const;
  });
  const readme = joined(
    NOTE,
    '# Reference',
    '[All documentation](../README.md)',
    pages.map(({ name, title, about }) => `- [${title}](${name}.md): ${about}`).join('\n'),
    'Every name, by what it is imported from:',
    index,
  );
  return new Map([['README.md', `${readme}\n`], ...written]);
}

/** The pages that are in the folder. */
export function readReference(): Map<string, string> {
  return new Map(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

/** A link to each heading. */
function contentsOf(body: string): string {
  const names = [...body.matchAll(/^## (.+)$/gm)].map(([, name = '']) => name);
  const links = names.map((name) => {
    const label = name.includes(' ') ? name : code(name);
    return `[${label}](#${name.toLowerCase().replaceAll(' ', '-')})`;
  });
  return `On this page: ${links.join(', ')}.`;
}

if (import.meta.main) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, text] of generateReference()) writeFileSync(join(folder, name), text);
}
