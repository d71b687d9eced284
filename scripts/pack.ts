import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '..');

interface Packed {
  /** Path of the tarball. */
  tarball: string;
  /** The paths of its files, sorted. */
  files: string[];
}

/** Packs the built package into a folder, as npm would publish it. */
export function packInto(folder: string): Packed {
  const output = execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', folder], {
    cwd: repository,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const [packed] = [JSON.parse(output)].flat() as { filename: string; files: { path: string }[] }[];
  if (!packed) throw new Error('npm pack named no file.');
  return {
    tarball: join(folder, packed.filename),
    files: packed.files.map(({ path }) => path).sort(),
  };
}
