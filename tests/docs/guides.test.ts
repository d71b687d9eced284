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
  '@clerk/react-router',
  '@clerk/tanstack-react-start',
  '@react-native-community/netinfo',
  '@tanstack/react-router',
  'clerk-sign-out/styles.css?url',
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
    // React Router generates the types of a route.
    texts.set(
      join(root, '+types/root.d.ts'),
      'export declare namespace Route { type ComponentProps = { loaderData: unknown } }',
    );
    const host = ts.createCompilerHost(options);
    const { fileExists, readFile, getSourceFile } = host;
    // TypeScript looks for no file in a folder that does not exist.
    delete host.directoryExists;
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

const pages = [
  ...guides,
  'docs/errors.md',
  'docs/security/asvs.md',
  'docs/recipes.md',
  'docs/testing.md',
  'docs/truth-table.md',
];

/** The cells of every line of a table, without those that separate its head. */
const rowsOf = (path: string) =>
  [...read(path).matchAll(/^ *\|(.*)\| *$/gm)]
    .map(([, cells = '']) => cells.split(/(?<!\\)\|/).map((cell) => cell.trim()))
    .filter((cells) => !cells.every((cell) => /^:?-+:?$/.test(cell)));

describe('a guide', () => {
  it.each(pages)('%s leaves no cell of a table empty, for screen readers', (path) => {
    expect(rowsOf(path).filter((cells) => cells.includes(''))).toEqual([]);
  });
});
