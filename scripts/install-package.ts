import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '..');
const shell = process.platform === 'win32';
const PACKAGE = 'clerk-sign-out';

/**
 * Packs the built package as npm would publish it and installs it into an app of this repository.
 *
 * An app whose dependencies the repository has anyway finds them further up, and the package is unpacked beside it. One
 * that brings a framework of its own gets an installation of its own, so that there is one React in it.
 */
export function installPackageInto(app: string): void {
  const folder = mkdtempSync(join(tmpdir(), `${PACKAGE}-example-`));
  try {
    const tarball = packInto(folder);
    if (isInstalledHere(app, 'dependencies')) unpack(tarball, join(app, 'node_modules', PACKAGE));
    else install(tarball, app);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function packInto(folder: string): string {
  const output = execFileSync(
    'npm',
    ['pack', '--json', '--loglevel=error', '--pack-destination', folder],
    { cwd: repository, encoding: 'utf8', shell },
  );
  const [packed] = [JSON.parse(output)].flat() as { filename: string }[];
  if (!packed) throw new Error('npm pack named no file.');
  return join(folder, packed.filename);
}

/** Whether the repository has what an app needs to run, or to be tested, at the same versions. */
function isInstalledHere(app: string, kind: 'dependencies' | 'devDependencies'): boolean {
  const { [kind]: dependencies = {} } = readJson(join(app, 'package.json'));
  return Object.entries(dependencies).every(([name, version]) => {
    const installed = join(repository, 'node_modules', name, 'package.json');
    return name === PACKAGE || (existsSync(installed) && readJson(installed).version === version);
  });
}

interface Manifest {
  version?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

function readJson(path: string): Manifest {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function unpack(tarball: string, into: string): void {
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', into, '--strip-components=1']);
}

function install(tarball: string, app: string): void {
  execFileSync(
    'npm',
    [
      ...['install', '--prefer-offline', '--no-save', '--no-package-lock'],
      ...(isInstalledHere(app, 'devDependencies') ? ['--omit=dev'] : []),
      ...['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
      `${PACKAGE}@file:${tarball}`,
    ],
    { cwd: app, stdio: ['ignore', 'ignore', 'inherit'], shell },
  );
}
