import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { packInto } from '../../scripts/pack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The path of the tarball that `npm publish` would upload. */
    tarball: string;
    /** The files in it. */
    packedFiles: string[];
  }
}

/** Packs the package once for all tests of a project; `dist` must have been built. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'clerk-sign-out-pack-'));
  const { tarball, files } = packInto(folder);
  project.provide('tarball', tarball);
  project.provide('packedFiles', files);
  return () => rmSync(folder, { recursive: true, force: true });
}
