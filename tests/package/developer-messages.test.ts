import { createContext, runInContext } from 'node:vm';
import type { BuildOptions } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { bundleWithEsbuild, bundleWithVite } from './bundle-program.ts';
import { runInNode } from './package-json.ts';

const program = `
  import { createSignOut, SignOutError } from 'clerk-sign-out/js';
  let refusal;
  try { createSignOut({}, { timeoutMs: -1 }); } catch (error) { refusal = error.message; }
  globalThis.printed = [new SignOutError('offline').message, refusal];`;

const docs = 'https://github.com/clerk-sign-out/clerk-sign-out/blob/main/docs/errors.md';
const inDevelopment = [
  `clerk-sign-out (offline): The browser is offline. See ${docs}#offline`,
  'clerk-sign-out: timeoutMs: expected milliseconds above 0 and below 2147483648.',
];
const inProduction = [
  `clerk-sign-out (offline). See ${docs}#offline`,
  `clerk-sign-out: timeoutMs: not as expected. See ${docs}#bad-options`,
];
// One of each kind.
const developerTexts = ['The browser is offline', 'a string, false or a function', 'nobody saw it'];

/** The output of a classic script in a page, which has no `process`. */
function runInPage(code: string): unknown {
  const page: Record<string, unknown> = { URL, setTimeout };
  page['globalThis'] = page;
  runInContext(code, createContext(page));
  return page['printed'];
}

const esbuild = (options: BuildOptions) => () =>
  bundleWithEsbuild(program, { supported: { 'dynamic-import': false }, ...options });
const vite = (mode: string) => () => bundleWithVite(program, mode);

describe('messages for developers', () => {
  it.each([
    ['esbuild', esbuild({ minify: true })],
    ['Vite', vite('production')],
  ])(
    'are removed from production builds of %s, but code, name and link stay',
    async (_, bundle) => {
      const code = await bundle();
      expect(runInPage(code)).toEqual(inProduction);
      expect(developerTexts.filter((text) => code.includes(text))).toEqual([]);
    },
  );

  it.each([
    ['esbuild', esbuild({})],
    ['esbuild without a platform', esbuild({ platform: 'neutral' })],
    ['Vite', vite('development')],
  ])('are in development builds of %s, although a page has no process', async (_, bundle) => {
    const code = await bundle();
    expect(runInPage(code)).toEqual(inDevelopment);
    expect(developerTexts.filter((text) => code.includes(text))).toEqual(developerTexts);
  });

  it.each([
    ['production', inProduction],
    ['development', inDevelopment],
    ['test', inDevelopment],
  ])('follow NODE_ENV=%s in Node, by import and by require', (environment, expected) => {
    const use = `
      process.env.NODE_ENV = '${environment}';
      const print = ({ createSignOut, SignOutError }) => {
        try { createSignOut({}, { timeoutMs: -1 }); }
        catch ({ message }) { console.log(JSON.stringify([new SignOutError('offline').message, message])); }
      };`;
    const imported = runInNode(`${use} print(await import('clerk-sign-out/js'));`);
    const required = runInNode(`${use} print(require('clerk-sign-out/js'));`, { module: false });
    expect(JSON.parse(imported)).toEqual(expected);
    expect(JSON.parse(required)).toEqual(expected);
  });
});
