import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the tarball that `npm publish` would send. */
    tarball: string;
    /** What is in it. */
    packedFiles: string[];
  }
}

/** Packs the package once for all tests of this folder; `dist` must have been built. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'clerk-sign-out-pack-'));
  const output = execFileSync(
    'npm',
    ['pack', '--json', '--loglevel=error', '--pack-destination', folder],
    {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  );
  const packed = [JSON.parse(output)].flat()[0] as { filename: string; files: { path: string }[] };

  project.provide('tarball', join(folder, packed.filename));
  project.provide('packedFiles', packed.files.map(({ path }) => path).sort());
  return () => rmSync(folder, { recursive: true, force: true });
}
