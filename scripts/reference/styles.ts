import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { code, joined, table } from './markdown.ts';

/** The public parts of the style sheets: classes, and variables with the variables they follow and their defaults. */
export function stylesReference(root: string): string {
  const css = filesOf(root, 'src/ui/**/*.css').map(({ text }) =>
    text.replace(/\/\*[\s\S]*?\*\//g, ''),
  );
  const classes = sorted(
    css.flatMap((text) => [...text.matchAll(/\.(cso-[\w-]+)/g)].map(([, name = '']) => name)),
  );
  return joined(
    '## Style sheet',
    '### Classes',
    classes.map((name) => code(`.${name}`)).join(', '),
    '### Variables',
    'Each follows a variable of Clerk’s themes, and has a default where neither is set.',
    table(['variable', 'follows', 'default'], variablesOf(css.join('\n'))),
  );
}

/** The attributes that `@selector` describes, and which components set them. Others are for our own style sheet. */
export function attributesReference(root: string, described: Map<string, string>): string {
  const used = new Map<string, Set<string>>();
  for (const { path, text } of filesOf(root, 'src/{react,ui}/**/*.{ts,tsx}')) {
    if (/\.test\./.test(path)) continue;
    const part = path.split('/').slice(2, -1).join('/') || 'hooks';
    for (const [, name = ''] of text.matchAll(/['"\s](data-[a-z-]+)['"]?\s*[:=}]/g)) {
      used.set(name, (used.get(name) ?? new Set()).add(part));
    }
  }
  const rows = sorted([...described.keys()]).map((name) => [
    code(name),
    [...(used.get(name) ?? [])].sort().join(', '),
    described.get(name) ?? '',
  ]);
  return joined('## Data attributes', table(['attribute', 'set by', 'meaning'], rows));
}

function variablesOf(css: string): string[][] {
  const rows = new Map<string, string[]>();
  for (const { index } of css.matchAll(/var\(\s*--cso-/g)) {
    const [name = '', fallback = ''] = argumentsOf(css, index);
    const [clerks, otherwise = ''] = fallback.startsWith('var(')
      ? argumentsOf(fallback, 0)
      : ['', fallback];
    // What follows a variable of Clerk's says more than what does not.
    if (!rows.has(name) || (clerks && otherwise)) {
      rows.set(name, [code(name), code(clerks ?? ''), code(otherwise)]);
    }
  }
  return sorted([...rows.keys()]).map((name) => rows.get(name) ?? []);
}

/** The name and the fallback of the `var(` at an index. */
function argumentsOf(css: string, index: number): [name: string, fallback: string] {
  const start = css.indexOf('(', index) + 1;
  let depth = 1;
  let end = start;
  for (; depth > 0 && end < css.length; end += 1) {
    if (css[end] === '(') depth += 1;
    if (css[end] === ')') depth -= 1;
  }
  const inner = css
    .slice(start, end - 1)
    .replace(/\s+/g, ' ')
    .replace(/\( /g, '(')
    .replace(/ \)/g, ')');
  const comma = inner.indexOf(',');
  return comma === -1
    ? [inner.trim(), '']
    : [inner.slice(0, comma).trim(), inner.slice(comma + 1).trim()];
}

function filesOf(root: string, pattern: string): { path: string; text: string }[] {
  return globSync(pattern, { cwd: root })
    .sort()
    .map((path) => ({
      path: path.replaceAll('\\', '/'),
      text: readFileSync(join(root, path), 'utf8'),
    }));
}

function sorted(names: string[]): string[] {
  return [...new Set(names)].sort();
}
