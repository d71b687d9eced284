import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackageInto } from './install-package.ts';
import { packInto } from './pack.ts';

// Starts an example against the package as it would be published: `npm run example -- <name> [script]`.
const [name = 'vite-react', script = 'dev'] = process.argv.slice(2);
const app = `examples/${name}`;
const run = (args: string[], cwd = '.') => {
  const { status } = spawnSync('npm', ['run', ...args], {
    cwd,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
};

if (!existsSync(`${app}/package.json`)) {
  throw new Error(
    `npm run example -- <name>: expected the name of a folder in examples/, got "${name}".`,
  );
}
run(['build', '--silent']);
const folder = mkdtempSync(join(tmpdir(), 'clerk-sign-out-example-'));
try {
  installPackageInto(app, packInto(folder).tarball);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
run([script], app);
