import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '..');
const shell = process.platform === 'win32';
const PACKAGE = 'clerk-sign-out';

/**
 * Installs the packed package into an app of this repository.
 *
 * If the repository has all dependencies of the app, the app finds them in a parent folder, and only the package is unpacked.
 * An app with its own framework gets its own installation, so that it has only one React.
 */
export function installPackageInto(app: string, tarball: string): void {
  if (isInstalledHere(app, 'dependencies')) unpack(tarball, join(app, 'node_modules', PACKAGE));
  else install(tarball, app);
}

/** Whether the repository has an app's dependencies, or its dev dependencies, at the same versions. */
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
