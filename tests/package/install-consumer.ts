import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inject } from 'vitest';

/** A project outside this repository, with the packed package installed. */
export interface InstalledConsumer {
  folder: string;
  run(command: string, args: string[]): string;
  /** Runs TypeScript. */
  compile(): { status: number | null; stdout: string };
  remove(): void;
}

/** Copies a project of this folder to a temporary folder, and installs its dependencies. */
export function installConsumer(source: string): InstalledConsumer {
  const folder = mkdtempSync(join(tmpdir(), `consumer-${basename(source)}-`));
  const run = (command: string, args: string[]) =>
    execFileSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      // The output of a test runner matters only when it fails.
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    }).trim();

  cpSync(join(import.meta.dirname, source), folder, { recursive: true });
  copyFileSync(inject('tarball'), join(folder, 'clerk-sign-out.tgz'));
  run('npm', [
    ...['install', '--prefer-offline', '--no-audit', '--no-fund', '--no-package-lock'],
    ...['--ignore-scripts', '--loglevel=error'],
  ]);

  return {
    folder,
    run,
    compile: () =>
      spawnSync(process.execPath, ['node_modules/typescript/bin/tsc'], {
        cwd: folder,
        encoding: 'utf8',
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
