import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };

export const repository = join(import.meta.dirname, '../..');

/** The import paths that hold code: `clerk-sign-out`, `clerk-sign-out/react`, … */
export const importPaths = Object.entries(packageJson.exports)
  .filter(([, target]) => typeof target !== 'string')
  .map(([path]) => path.replace(/^\./, packageJson.name));

/** Those that a server component may import. */
export const serverSafe = ['clerk-sign-out/core', 'clerk-sign-out/msw'];

/** The name of an import path's files in dist, without extension. */
export function distNameOf(importPath: string): string {
  return importPath === packageJson.name ? 'index' : importPath.replace(`${packageJson.name}/`, '');
}

/** Runs a program in a node of its own, in the repository, and returns what it prints. */
export function runInNode(
  program: string,
  { conditions = [], module = true }: { conditions?: string[]; module?: boolean } = {},
): string {
  return execFileSync(
    process.execPath,
    [
      ...conditions.map((condition) => `--conditions=${condition}`),
      `--input-type=${module ? 'module' : 'commonjs'}`,
      '--eval',
      program,
    ],
    { cwd: repository, encoding: 'utf8' },
  ).trim();
}
