import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { type BuildOptions, build } from 'esbuild';
import { build as buildWithVite } from 'vite';
import { describe, expect, it } from 'vitest';
import { repository, runInNode } from './package-json.ts';

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
const developerTexts = ['The browser is offline', 'a string, false or a function'];

/** What a classic script prints in a page, which has no `process`. */
function runInPage(code: string): unknown {
  const page: Record<string, unknown> = { URL, setTimeout };
  page['globalThis'] = page;
  runInContext(code, createContext(page));
  return page['printed'];
}

async function bundleWithEsbuild(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: repository },
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'error',
    supported: { 'dynamic-import': false },
    ...options,
  });
  return outputFiles?.[0]?.text ?? '';
}

async function bundleWithVite(mode: string): Promise<string> {
  const output = await buildWithVite({
    root: repository,
    configFile: false,
    mode,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    plugins: [
      {
        name: 'program',
        resolveId: (id) => (id === 'program' ? join(repository, 'program.js') : undefined),
        load: (id) => (id.endsWith('program.js') ? program : undefined),
      },
    ],
    build: {
      write: false,
      rolldownOptions: { input: 'program', output: { format: 'iife', codeSplitting: false } },
    },
  });
  const [{ output: chunks } = { output: [] }] = [output].flat() as {
    output: { code?: string }[];
  }[];
  return chunks.map(({ code = '' }) => code).join('');
}

describe('messages for developers', () => {
  it.each([
    ['esbuild', () => bundleWithEsbuild({ minify: true })],
    ['Vite', () => bundleWithVite('production')],
  ])('are not in what %s builds for production, and code, name and link are', async (_, bundle) => {
    const code = await bundle();
    expect(runInPage(code)).toEqual(inProduction);
    expect(developerTexts.filter((text) => code.includes(text))).toEqual([]);
  });

  it.each([
    ['esbuild', () => bundleWithEsbuild({})],
    ['esbuild without a platform', () => bundleWithEsbuild({ platform: 'neutral' })],
    ['Vite', () => bundleWithVite('development')],
  ])('are in what %s builds for development, though a page has no process', async (_, bundle) => {
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
