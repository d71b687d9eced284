import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, inject, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { repository } from './package-json.ts';

interface TypesAnalysis {
  entrypoints: Record<string, unknown>;
  problems: { resolutionKind?: string }[];
}

describe('the published package', () => {
  it('holds only what a consumer needs', () => {
    const files = inject('packedFiles').map((path) =>
      // Declarations that several entries share get a name with a hash of their content.
      path.replace(/-[\w-]{8}(?=\.d\.c?ts$)/, '-[hash]'),
    );

    expect(files).toMatchSnapshot();
  });

  it('satisfies publint', async () => {
    const { buffer, byteOffset, byteLength } = readFileSync(inject('tarball'));
    const tarball = buffer.slice(byteOffset, byteOffset + byteLength);

    const { messages, pkg } = await publint({ strict: true, pack: { tarball } });

    expect(pkg?.['name']).toBe(packageJson.name);
    expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);
  });

  it('resolves to the right types in every module system', () => {
    const styleSheets = Object.keys(packageJson.exports).filter((path) => path.endsWith('.css'));
    const { stdout, status } = spawnSync(
      process.execPath,
      [
        join(repository, 'node_modules/@arethetypeswrong/cli/dist/index.js'),
        inject('tarball'),
        ...['--profile', 'node16', '--format', 'json'],
        ...styleSheets.flatMap((path) => ['--exclude-entrypoints', path]),
      ],
      { encoding: 'utf8', maxBuffer: 2 ** 26 },
    );

    const { analysis } = JSON.parse(stdout) as { analysis: TypesAnalysis };
    // node10 knows no `exports`, which every supported Node and bundler reads; the profile excuses it.
    const problems = analysis.problems.filter(({ resolutionKind }) => resolutionKind !== 'node10');
    expect(Object.keys(analysis.entrypoints)).toContain('./react');
    expect(problems).toEqual([]);
    expect(status).toBe(0);
  });
});
