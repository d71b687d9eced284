import { spawnSync } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, inject, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { repository, styleSheets } from './package-json.ts';

/** In a folder without a module type, like Clerk's ES modules for Next.js; see docs/decisions/nextjs.md. */
const NOT_FOR_NODE = 'dist/esm/nextjs.js';

interface TypesAnalysis {
  entrypoints: Record<string, unknown>;
  problems: unknown[];
}

describe('the published package', () => {
  it('contains only what a consumer needs', () => {
    const files = inject('packedFiles')
      // The names of declarations shared by several entries contain a content hash.
      .map((path) => path.replace(/-[\w-]{8}(?=\.d\.c?ts$)/, '-[hash]'))
      .sort();

    expect(files).toMatchSnapshot();
  });

  it('satisfies publint', async () => {
    const { buffer, byteOffset, byteLength } = readFileSync(inject('tarball'));
    const tarball = buffer.slice(byteOffset, byteOffset + byteLength);

    const { messages, pkg } = await publint({ strict: true, pack: { tarball } });

    expect(pkg?.['name']).toBe(packageJson.name);
    expect(
      messages
        .filter(
          ({ code, args }) =>
            !(code === 'FILE_INVALID_FORMAT' && JSON.stringify(args).includes(NOT_FOR_NODE)),
        )
        .map((message) => formatMessage(message, pkg ?? {})),
    ).toEqual([]);
  });

  it('resolves to the right types in every module system', () => {
    // Into a file: its output does not fit into a pipe, and it exits before the rest is read.
    const report = join(dirname(inject('tarball')), 'types.json');
    const { status } = spawnSync(
      process.execPath,
      [
        join(repository, 'node_modules/@arethetypeswrong/cli/dist/index.js'),
        inject('tarball'),
        ...['--profile', 'strict', '--format', 'json'],
        ...['--ignore-rules', 'false-esm', 'unexpected-module-syntax'],
        ...styleSheets.flatMap((path) => [
          '--exclude-entrypoints',
          path.replace(packageJson.name, '.'),
        ]),
      ],
      { stdio: ['ignore', openSync(report, 'w'), 'inherit'] },
    );

    const { analysis } = JSON.parse(readFileSync(report, 'utf8')) as { analysis: TypesAnalysis };
    const problems = analysis.problems.filter(
      (problem) => !JSON.stringify(problem).includes(NOT_FOR_NODE),
    );
    expect(Object.keys(analysis.entrypoints)).toContain('./react');
    expect(problems).toEqual([]);
    expect(status).toBe(0);
  });
});
