import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const guides = readdirSync(join(root, 'docs/guides')).map((name) => `docs/guides/${name}`);

const ENTRIES = { core: 'core', js: 'js', testing: 'testing', msw: 'msw', storybook: 'storybook' };
const SDKS = ['', '/react', '/nextjs', '/react-router', '/tanstack-react-start', '/headless'];
const NATIVE_SDKS = ['/expo', '/clerk-expo'];
/** Modules of an app, and packages that are installed in the examples, not here. */
const ELSEWHERE = [
  '@/components/ui/button',
  '@clerk/astro/client',
  '@clerk/chrome-extension',
  '@clerk/chrome-extension/client',
  '@clerk/expo',
  '@clerk/nextjs',
  '@react-native-community/netinfo',
  'expo-network',
  'expo-router',
  'react-router',
];

/** Every sample that is a module. One without imports is only an excerpt. */
const samples = ['README.md', ...guides].flatMap((path) =>
  [...read(path).matchAll(/```(tsx?)\n([\s\S]*?)```/g)]
    .filter(([, , code = '']) => /^(?:\/\/.*\n|'use client';?\n|\n)*import /.test(code))
    .map(([, extension = '', code = ''], index) => ({
      title: `${path}, sample ${index + 1}`,
      file: join(root, `${path.replaceAll(/\W/g, '-')}-${index}.${extension}`),
      code: `${code}\nexport {};`,
    })),
);

describe('a sample of a guide', () => {
  let complaints: Map<string, string[]>;

  beforeAll(() => {
    const { options } = ts.parseJsonConfigFileContent(
      ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
      ts.sys,
      root,
    );
    Object.assign(options, {
      noUncheckedSideEffectImports: false,
      noUnusedLocals: false,
      paths: {
        ...Object.fromEntries(
          SDKS.map((sdk) => [`clerk-sign-out${sdk}`, [join(root, 'src/entries/sdk.ts')]]),
        ),
        ...Object.fromEntries(
          NATIVE_SDKS.map((sdk) => [`clerk-sign-out${sdk}`, [join(root, 'src/entries/native.ts')]]),
        ),
        ...Object.fromEntries(
          Object.entries(ENTRIES).map(([name, entry]) => [
            `clerk-sign-out/${name}`,
            [join(root, `src/entries/${entry}.ts`)],
          ]),
        ),
      },
    } satisfies ts.CompilerOptions);
    const texts = new Map(samples.map(({ file, code }) => [file, code]));
    const elsewhere = join(root, 'elsewhere.d.ts');
    texts.set(elsewhere, ELSEWHERE.map((name) => `declare module '${name}';`).join('\n'));
    const host = ts.createCompilerHost(options);
    const { fileExists, readFile, getSourceFile } = host;
    host.fileExists = (file) => texts.has(file) || fileExists(file);
    host.readFile = (file) => texts.get(file) ?? readFile(file);
    host.getSourceFile = (file, version, ...others) => {
      const text = texts.get(file);
      return text === undefined
        ? getSourceFile(file, version, ...others)
        : ts.createSourceFile(file, text, version);
    };
    const program = ts.createProgram([...texts.keys()], options, host);
    complaints = new Map(
      samples.map(({ file }) => [
        file,
        [
          ...program.getSyntacticDiagnostics(program.getSourceFile(file)),
          ...program.getSemanticDiagnostics(program.getSourceFile(file)),
        ].map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
      ]),
    );
  }, 120_000);

  it('exists more than twenty times', () => {
    expect(samples.length).toBeGreaterThan(20);
  });

  it.each(samples)('has no type error: $title', ({ file }) => {
    expect(complaints.get(file)).toEqual([]);
  });
});

describe('a guide', () => {
  it.each([
    ...guides,
    'docs/errors.md',
    'docs/security/asvs.md',
    'docs/recipes.md',
    'docs/testing.md',
    'docs/truth-table.md',
  ])('%s names every column of its tables, for screen readers', (path) => {
    const headers = [...read(path).matchAll(/^\|(.*)\|\n\|(?:-+\|)+$/gm)].map(
      ([, cells = '']) => cells,
    );
    expect(headers.filter((cells) => cells.split('|').some((cell) => cell.trim() === ''))).toEqual(
      [],
    );
  });
});
