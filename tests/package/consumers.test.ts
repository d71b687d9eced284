import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

const consumers = [
  {
    name: 'react-18-cjs',
    promise: 'renders the hook in the ClerkProvider of Core 2 on a server, by require',
    output: '<p>idle</p>',
  },
  {
    name: 'react-19-esm',
    promise: 'renders the hook in the ClerkProvider of Core 3 on a server, by import',
    output: '<p>idle</p>',
  },
  {
    name: 'msw-2-esm',
    promise: 'answers clerk-js through the older msw',
    output: '200 sess_a',
  },
];

describe.each(consumers)('a consumer: $name', ({ name, promise, output }) => {
  const folder = mkdtempSync(join(tmpdir(), `consumer-${name}-`));
  const run = (command: string, args: string[]) =>
    execFileSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    }).trim();

  let compiled: { status: number | null; stdout: string };

  beforeAll(() => {
    cpSync(join(import.meta.dirname, 'consumers', name), folder, { recursive: true });
    copyFileSync(inject('tarball'), join(folder, 'clerk-sign-out.tgz'));
    run('npm', [
      ...['install', '--prefer-offline', '--no-audit', '--no-fund', '--no-package-lock'],
      ...['--ignore-scripts', '--loglevel=error'],
    ]);
    compiled = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc'], {
      cwd: folder,
      encoding: 'utf8',
    });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('compiles against the published types', () => {
    expect(compiled).toMatchObject({ status: 0, stdout: '' });
  });

  it(`${promise}`, () => {
    expect(run(process.execPath, ['built/main.js'])).toBe(output);
  });
});
