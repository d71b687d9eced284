import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the site with the static Storybook in a folder. */
    storybookSite: string;
  }
}

/** Not the root of the site, so every URL in the Storybook must be relative. */
export const FOLDER = 'somewhere/below';

const root = join(import.meta.dirname, '../..');

/** Builds the static Storybook once for all tests of a project. */
export function setup(project: TestProject): () => void {
  const site = mkdtempSync(join(tmpdir(), 'clerk-sign-out-storybook-'));
  const bin = join(root, 'node_modules/storybook/dist/bin/dispatcher.js');
  const args = ['build', '--quiet', '--disable-telemetry', '--output-dir', join(site, FOLDER)];
  execFileSync(process.execPath, [bin, ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  project.provide('storybookSite', site);
  return () => rmSync(site, { recursive: true, force: true });
}
