import { execFileSync } from 'node:child_process';
import { join, relative } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };

export const repository = join(import.meta.dirname, '../..');

const everyPath = Object.entries(packageJson.exports).map(([path, target]) => ({
  path: path.replace(/^\./, packageJson.name),
  isCode: typeof target === 'object' && 'require' in target,
}));

/** The import paths that hold code: `clerk-sign-out`, `clerk-sign-out/react`, … */
export const importPaths = everyPath.filter(({ isCode }) => isCode).map(({ path }) => path);

/** The import paths of the style sheets. */
export const styleSheets = everyPath
  .map(({ path }) => path)
  .filter((path) => path.endsWith('.css'));

/** The import paths that a server component may import. */
export const serverSafe = [
  'clerk-sign-out/core',
  'clerk-sign-out/js',
  'clerk-sign-out/msw',
  'clerk-sign-out/testing',
];

/** The files of an import path in dist: for `require` and for `import`. */
export function filesOf(importPath: string): string[] {
  const path = importPath.replace(packageJson.name, '.') as './core';
  const { require, import: imported } = packageJson.exports[path];
  return [require, imported].map((target) => relative('dist', target.default));
}

/**
 * Replacements for modules that Node cannot find or read. An SDK that only its example installs is replaced by another
 * one, because all have the same `useClerk`.
 */
const standIns = {
  '@clerk/nextjs': '@clerk/react',
  '@clerk/react-router': '@clerk/react',
  '@clerk/tanstack-react-start': '@clerk/react',
  '@clerk/expo': '@clerk/react',
  '@clerk/clerk-expo': '@clerk/clerk-react',
  'next/navigation': join(repository, 'src/react/no-pathname.ts'),
  'react-native': join(import.meta.dirname, 'react-native.cjs'),
};
const standIn = `
  import { registerHooks } from 'node:module';
  const standIns = ${JSON.stringify(standIns)};
  registerHooks({ resolve: (name, context, next) => next(standIns[name] ?? name, context) });`;

/** Runs a program in a separate Node process, in the repository, and returns its output. */
export function runInNode(
  program: string,
  { conditions = [], module = true }: { conditions?: string[]; module?: boolean } = {},
): string {
  return execFileSync(
    process.execPath,
    [
      ...conditions.map((condition) => `--conditions=${condition}`),
      `--import=data:text/javascript,${encodeURIComponent(standIn)}`,
      `--input-type=${module ? 'module' : 'commonjs'}`,
      '--eval',
      program,
    ],
    { cwd: repository, encoding: 'utf8' },
  ).trim();
}
