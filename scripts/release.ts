import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { packInto } from './pack.ts';

const root = join(import.meta.dirname, '..');
const changesetCli = createRequire(import.meta.url).resolve('@changesets/cli/bin.js');

/** The release that the pending changesets lead to. */
export interface ReleasePlan {
  /** The next version, or the current one if no changeset is pending. */
  version: string;
  /** Its section of CHANGELOG.md. */
  notes: string;
}

/** Runs `changeset version` on a copy, so that nothing here changes. */
export function planRelease(): ReleasePlan {
  const copy = mkdtempSync(join(tmpdir(), 'clerk-sign-out-release-'));
  try {
    for (const name of ['package.json', 'CHANGELOG.md', '.changeset'])
      cpSync(join(root, name), join(copy, name), { recursive: true });
    const run = (command: string, args: string[]) =>
      execFileSync(command, args, { cwd: copy, stdio: 'pipe' });
    // Changesets reads the history.
    run('git', ['init', '--quiet']);
    run('git', ['add', '--all']);
    const author = ['-c', 'user.name=release', '-c', 'user.email=release@localhost'];
    run('git', [...author, 'commit', '--quiet', '--message', 'Release', '--no-verify']);
    run(process.execPath, [changesetCli, 'version']);
    const { version } = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8')) as ReleasePlan;
    const changelog = readFileSync(join(copy, 'CHANGELOG.md'), 'utf8');
    const [, notes = ''] = changelog.split(/^## .*$/m);
    return { version, notes: notes.trim() };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Why npm could not attest where the package was built, or `undefined` if it can. */
export function provenanceProblem(env: NodeJS.ProcessEnv): string | undefined {
  return env['ACTIONS_ID_TOKEN_REQUEST_URL'] === undefined
    ? 'npm signs where a package was built (provenance) only in a workflow that may ask for an identity (`id-token: write`): ' +
        'merge the pull request of .github/workflows/release.yml to publish. ' +
        'Here, `npm run release -- --dry-run` shows what it will publish.'
    : undefined;
}

function showPlan(problem: string | undefined): void {
  const { version, notes } = planRelease();
  const folder = mkdtempSync(join(tmpdir(), 'clerk-sign-out-pack-'));
  const { files } = packInto(folder);
  rmSync(folder, { recursive: true, force: true });
  console.log(`${packageJson.name} ${packageJson.version} → ${version}\n`);
  console.log(notes || 'No changeset waits.');
  console.log(`\n${files.length} files:\n${files.join('\n')}`);
  console.log(`\n${problem ?? 'With provenance.'}`);
}

function run(command: string, args: string[], { isQuiet = false } = {}): void {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['inherit', isQuiet ? 'ignore' : 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

if (import.meta.main) {
  const isDryRun = process.argv.includes('--dry-run');
  const problem = provenanceProblem(process.env);
  if (problem && !isDryRun) {
    console.error(problem);
    process.exit(1);
  }
  // The log of the build would bury the plan.
  run('npm', ['run', 'build'], { isQuiet: isDryRun });
  if (isDryRun) showPlan(problem);
  else run(process.execPath, [changesetCli, 'publish']);
}
