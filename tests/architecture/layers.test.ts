import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { circleOf, layers, violationsOf } from './layers.ts';

const source = join(import.meta.dirname, '../../src');
const files = globSync('**/*.{ts,tsx}', { cwd: source })
  .map((file) => file.split(sep).join('/'))
  .filter((file) => !/\.test\.tsx?$/.test(file));

describe('imports in src', () => {
  it('only go down', () => {
    expect(files.length).toBeGreaterThan(100);
    const violations = files.flatMap((file) =>
      violationsOf(file, readFileSync(join(source, file), 'utf8')).map((why) => `${file}: ${why}`),
    );
    expect(violations).toEqual([]);
  });

  it('form no cycle, including imports of types', () => {
    const textOf = new Map(
      files.map((file) => [file, readFileSync(join(source, file), 'utf8')] as const),
    );
    expect(circleOf(textOf)).toEqual([]);
  });

  it('go to folders that exist', () => {
    const existing = new Set(files.map((file) => file.split('/')[0]));
    expect(Object.keys(layers).filter((folder) => !existing.has(folder))).toEqual([]);
  });
});

describe('a file may not import', () => {
  it.each([
    ['core/a.ts', `import { b } from '../clerk/b.ts';`, 'core may not import from clerk'],
    ['core/a.ts', `import type { B } from '../clerk/b.ts';`, 'core may not import from clerk'],
    ['core/a.ts', `import { b } from 'react';`, 'core may not import react'],
    ['core/deep/a.ts', `export { b } from '../../ui/b.tsx';`, 'core may not import from ui'],
    ['browser/a.ts', `await import('../clerk/b.ts');`, 'browser may not import from clerk'],
    ['js/a.ts', `import { b } from '../react/b.ts';`, 'js may not import from react'],
    ['native/a.tsx', `import { b } from '../ui/b.tsx';`, 'native may not import from ui'],
    ['native/a.tsx', `import { b } from 'react-dom';`, 'native may not import react-dom'],
    ['ui/a.tsx', `import { b } from '@clerk/react';`, 'ui may not import @clerk/react'],
    ['react/a.ts', `import { b } from '../core/b.ts';`, 'react takes values of core from #shared'],
    [
      'testing/a.ts',
      `import type { B } from '../core/errors.ts';`,
      'testing knows the types of core, core/types.ts, and nothing else',
    ],
    ['core/a.ts', `import { b } from './b.js';`, './b.js names no file as it is called'],
    ['attic/a.ts', '', 'attic is not in the table of layers'],
  ])('%s: %s', (file, text, why) => {
    expect(violationsOf(file, text)).toEqual([why]);
  });
});

describe('a file may import', () => {
  it.each([
    ['clerk/a.ts', `import { b } from '../core/b.ts';`],
    ['clerk/a.ts', `import { useClerk } from '#clerk';`],
    ['react/a.ts', `import type { B } from '../core/b.ts';`],
    ['react/a.ts', `import { b } from '#shared';`],
    ['ui/button/a.tsx', `import { jsx } from 'react/jsx-runtime';`],
    ['testing/a.ts', `import type { B } from '../core/types.ts';`],
  ])('%s: %s', (file, text) => {
    expect(violationsOf(file, text)).toEqual([]);
  });
});

it('a circle of imports is found and named', () => {
  const textOf = new Map([
    ['core/top.ts', `import { a } from './a.ts';`],
    ['core/a.ts', `import type { B } from './deep/b.ts';`],
    ['core/deep/b.ts', `export type { A } from '../a.ts';`],
  ]);
  expect(circleOf(textOf)).toEqual(['core/a.ts', 'core/deep/b.ts', 'core/a.ts']);
});
