import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const shell = process.platform === 'win32';

/**
 * Packs the built package as npm would publish it and unpacks it into `node_modules` of an app in this repository.
 * The app then uses the published files; what they depend on is found further up.
 */
export function unpackPackageInto(app: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'clerk-sign-out-example-'));
  const installed = join(app, 'node_modules/clerk-sign-out');
  try {
    const output = execFileSync(
      'npm',
      ['pack', '--json', '--loglevel=error', '--pack-destination', folder],
      {
        encoding: 'utf8',
        shell,
      },
    );
    const [packed] = [JSON.parse(output)].flat() as { filename: string }[];
    if (!packed) throw new Error('npm pack named no file.');
    rmSync(installed, { recursive: true, force: true });
    mkdirSync(installed, { recursive: true });
    execFileSync('tar', [
      '-xzf',
      join(folder, packed.filename),
      '-C',
      installed,
      '--strip-components=1',
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
