import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { planRelease, provenanceProblem } from '../../scripts/release.ts';
import { repository } from './package-json.ts';

const folder = join(repository, '.changeset');
const changesets = readdirSync(folder)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => readFileSync(join(folder, name), 'utf8'));

/** The next version, by the largest of the pending changes. */
function nextVersion(): string {
  const [major = 0, minor = 0, patch = 0] = packageJson.version.split('.').map(Number);
  const has = (bump: string) => changesets.some((text) => text.includes(`: ${bump}\n`));
  if (has('major')) return `${major + 1}.0.0`;
  if (has('minor')) return `${major}.${minor + 1}.0`;
  return has('patch') ? `${major}.${minor}.${patch + 1}` : packageJson.version;
}

describe('a dry run of the release', () => {
  it('has the next version, lists every change in its notes, and changes nothing here', () => {
    const { version, notes } = planRelease();

    expect(version).toBe(nextVersion());
    const firstLines = changesets.map((text) => /^---\n\n?(.+)/m.exec(text.slice(4))?.[1] ?? text);
    const missing = firstLines.filter((line) => !notes.includes(line.replace(/^- /, '')));
    expect(missing).toEqual([]);
    const now = readFileSync(join(repository, 'package.json'), 'utf8');
    expect(JSON.parse(now).version).toBe(packageJson.version);
    expect(readdirSync(folder).filter((name) => name.endsWith('.md'))).toHaveLength(
      changesets.length,
    );
  });

  it('says who can publish with provenance', () => {
    expect(packageJson.publishConfig.provenance).toBe(true);
    expect(provenanceProblem({})).toContain('release.yml');
    expect(provenanceProblem({ ACTIONS_ID_TOKEN_REQUEST_URL: 'https://id.test' })).toBeUndefined();
    const workflow = readFileSync(join(repository, '.github/workflows/release.yml'), 'utf8');
    expect(workflow).toContain('id-token: write');
    expect(workflow).toContain('publish: npm run release');
  });
});
