import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import type { BuildOptions } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { bundleWithEsbuild, bundleWithVite } from './bundle-program.ts';
import { filesOf, importPaths, repository } from './package-json.ts';

const LIVE_KEY = `pk_live_${btoa('clerk.acme.com$')}`;
const TEST_KEY = `pk_test_${btoa('kind-fox-12.clerk.accounts.dev$')}`;

const attempts = (names: string[], from: string) => `
  import { ${names.join(', ')} } from '${from}';
  globalThis.printed = [${names.join(', ')}].map((create) => {
    try { create(); return 'runs'; } catch ({ message }) { return message; }
  });`;
const fakes = attempts(['createFakeClerk', 'createFrontendApi'], 'clerk-sign-out/testing');
const stories = attempts(['createClerkPreview'], 'clerk-sign-out/storybook');

/** The output of a classic script in a page, which has no `process`. */
function runInPage(code: string, publishableKey: string): string[] {
  const page: Record<string, unknown> = {
    URL,
    AbortController,
    atob,
    btoa,
    Clerk: { publishableKey },
  };
  page['globalThis'] = page;
  runInContext(code, createContext(page));
  return page['printed'] as string[];
}

const esbuild = (options: BuildOptions) => (program: string) => bundleWithEsbuild(program, options);
const vite = (mode: string) => (program: string) => bundleWithVite(program, mode);

const REFUSAL = expect.stringContaining('the page has the live publishable key of clerk.acme.com');

describe('a fake in a build', () => {
  it.each([
    ['plain esbuild', esbuild({})],
    ['esbuild without a platform', esbuild({ platform: 'neutral' })],
    ['Vite in the mode staging', vite('staging')],
  ])('by %s refuses beside a live key, and runs beside a test key', async (_, bundle) => {
    const code = await bundle(fakes);
    expect(runInPage(code, LIVE_KEY)).toEqual([REFUSAL, REFUSAL]);
    expect(runInPage(code, TEST_KEY)).toEqual(['runs', 'runs']);
  });

  it.each([
    ['minified esbuild', esbuild({ minify: true })],
    ['Vite', vite('production')],
  ])('by %s for production refuses beside any key', async (_, bundle) => {
    const code = await bundle(fakes);
    const refusal = expect.stringContaining('NODE_ENV is production');
    expect(runInPage(code, TEST_KEY)).toEqual([refusal, refusal]);
  });

  it.each([
    ['minified esbuild', esbuild({ minify: true })],
    ['Vite', vite('production')],
  ])('by %s, of a published Storybook, refuses only beside a live key', async (_, bundle) => {
    const code = await bundle(stories);
    expect(runInPage(code, LIVE_KEY)).toEqual([REFUSAL]);
    expect(runInPage(code, TEST_KEY)).toEqual(['runs']);
  });
});

it('the entries for apps contain no part of the guard', () => {
  const withGuard = readdirSync(join(repository, 'dist'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.c?js$/.test(file))
    .filter((file) =>
      readFileSync(join(repository, 'dist', file), 'utf8').includes('data-clerk-publishable-key'),
    );
  const ofFakes = importPaths.filter((path) => /(testing|msw|storybook)$/.test(path));
  expect(withGuard.sort()).toEqual(ofFakes.flatMap(filesOf).sort());
});
