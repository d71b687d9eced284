import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingsIn, passagesOf, rules } from './prose.ts';

const root = join(import.meta.dirname, '../..');
const folders = ['bench', 'examples', 'scripts', 'src', 'stories', 'tests'];
const files = globSync(
  [
    '*.md',
    '.changeset/*.md',
    '.github/**/*.md',
    '.storybook/*.{ts,tsx}',
    'docs/**/*.md',
    `{${folders}}/**/*.{ts,tsx,js,css,md,mdx}`,
  ],
  {
    cwd: root,
    exclude: (name) => /^(?:node_modules|dist|build|\.next|storybook-static)$/.test(name),
  },
).filter((path) => !path.endsWith('tests/docs/prose.ts'));

describe('the prose', () => {
  it.each([
    'docs/README.md',
    'src/core/sessions.ts',
    'stories/sign-out-button/sign-out-button.mdx',
  ])('of %s is read', (path) => {
    expect(files.map((file) => file.replaceAll('\\', '/'))).toContain(path);
    expect(passagesOf(path, readFileSync(join(root, path), 'utf8')).length).toBeGreaterThan(5);
  });

  it('has no phrase that reads as if translated', () => {
    const findings = files.flatMap((path) =>
      findingsIn(path, readFileSync(join(root, path), 'utf8')),
    );
    expect(findings).toEqual([]);
  }, 120_000);
});

describe.each(rules)('the rule "$instead"', ({ pattern, bad, good }) => {
  it('finds its bad example', () => {
    expect(bad.match(pattern)).toHaveLength(1);
  });

  it.each(good)('leaves alone: %s', (sentence) => {
    expect(sentence.match(pattern)).toBeNull();
  });
});

describe('the prose of code includes', () => {
  it.each([
    ['a docstring', '/** Loads\n * anew. */\nexport const a = 1;'],
    ['a comment over two lines', '// It goes\n// on waiting.\nexport const a = 1;'],
    ['a comment within JSX', 'export const a = <p>{/* Loads anew. */}</p>;'],
    ['a comment at the end of a line', 'call(\n  1, // Loads anew.\n  2,\n);'],
    ['the title of a test', "it('loads anew', () => {});"],
    ['the title of a table of tests', "it.each([1])('loads %s anew', () => {});"],
  ])('%s', (_, code) => {
    expect(findingsIn('a.test.tsx', code)).toHaveLength(1);
  });

  it('and nothing else: neither strings nor code in a comment', () => {
    expect(findingsIn('a.tsx', "// See `anew`.\nexport const anew = 'anew';")).toEqual([]);
  });
});
