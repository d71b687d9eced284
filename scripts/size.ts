import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Charset, type OutputFile } from 'esbuild';
import packageJson from '../package.json' with { type: 'json' };

const repository = join(import.meta.dirname, '..');

/** Code of a consumer, and how many of our bytes it adds to their bundle, minified and gzipped. */
export interface Budget {
  name: string;
  code: string;
  /** Counts the file of this name, which is loaded on demand, instead of the files that are loaded at first. */
  lazyFile?: string;
  /** The goal; see docs/decisions/size.md. */
  goalBytes: number;
  /** The current limit. */
  maxBytes: number;
}

/** The import paths whose hooks are the same source for another SDK. */
const sdkPaths = [
  'clerk-sign-out',
  ...[
    'react',
    'nextjs',
    'react-router',
    'tanstack-react-start',
    'headless',
    'expo',
    'clerk-expo',
  ].map((name) => `clerk-sign-out/${name}`),
];

export const budgets: Budget[] = [
  ...sdkPaths.map((path) => ({
    name: `useSignOut of ${path}`,
    code: `export { useSignOut } from '${path}';`,
    goalBytes: 8100,
    maxBytes: 15_290,
  })),
  {
    name: 'createSignOut and attachSignOut',
    code: `export { attachSignOut, createSignOut } from 'clerk-sign-out/js';`,
    goalBytes: 8100,
    maxBytes: 15_290,
  },
  {
    name: 'SignOutButton',
    code: `export { SignOutButton } from 'clerk-sign-out/react';`,
    goalBytes: 11_600,
    maxBytes: 22_670,
  },
  {
    name: 'SessionSignOutMenu with everything it needs',
    code: `export { SessionSignOutMenu } from 'clerk-sign-out/react';`,
    goalBytes: 19_200,
    maxBytes: 31_240,
  },
  {
    name: 'useSignedInSessions',
    code: `export { useSignedInSessions } from 'clerk-sign-out/react';`,
    goalBytes: 3500,
    maxBytes: 6840,
  },
  {
    name: 'useSignedOut',
    code: `export { useSignedOut } from 'clerk-sign-out/react';`,
    goalBytes: 3500,
    maxBytes: 6890,
  },
  {
    name: 'styles.css',
    code: `import 'clerk-sign-out/styles.css';`,
    goalBytes: 4000,
    maxBytes: 4000,
  },
  {
    name: 'the file for devices',
    code: `export { useDeviceSessions } from 'clerk-sign-out/react';`,
    lazyFile: 'devices',
    goalBytes: 2000,
    maxBytes: 2000,
  },
];

/** Bundles the code against `dist` without its peers. Returns the files, and the names of those that are loaded at first. */
async function bundle(
  code: string,
  charset: Charset = 'ascii',
): Promise<{ files: OutputFile[]; first: Set<string> }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: repository },
    absWorkingDir: repository,
    bundle: true,
    // Code behind an `import()` is loaded on demand.
    splitting: true,
    outdir: 'size',
    metafile: true,
    minify: true,
    charset,
    format: 'esm',
    target: 'es2022',
    write: false,
    external: Object.keys(packageJson.peerDependencies),
    logLevel: 'error',
  });
  const first = new Set<string>();
  const load = (path: string) => {
    const output = metafile.outputs[path];
    if (!output || first.has(basename(path))) return;
    first.add(basename(path));
    if (output.cssBundle) load(output.cssBundle);
    for (const { kind, path: imported } of output.imports) {
      if (kind === 'import-statement') load(imported);
    }
  };
  load('size/stdin.js');
  return { files: outputFiles, first };
}

/** The bytes that the code adds to a bundle, minified and gzipped. */
export async function gzippedSize({
  code,
  lazyFile,
}: Pick<Budget, 'code' | 'lazyFile'>): Promise<number> {
  const { files, first } = await bundle(code);
  return files
    .filter(({ path }) =>
      lazyFile ? basename(path).startsWith(`${lazyFile}-`) : first.has(basename(path)),
    )
    .map(({ contents }) => contents.length && gzipSync(contents, { level: 9 }).byteLength)
    .reduce((sum, bytes) => sum + bytes, 0);
}

/** An app in German. */
export const germanApp = `
  import { deMessages } from 'clerk-sign-out/core';
  export { SessionSignOutMenu, SignOutButton, SignOutDefaults } from 'clerk-sign-out/react';
  export const languages = [deMessages];`;

/** The languages in the files of an app, each by the name of its file in the repository. */
export async function languagesIn(code: string): Promise<string[]> {
  const { files } = await bundle(code, 'utf8');
  const folder = join(repository, 'src/messages/locales');
  return readdirSync(folder)
    .filter((file) => {
      const [, retry = file] = /retry: '(.*)'/.exec(readFileSync(join(folder, file), 'utf8')) ?? [];
      return files.some(({ text }) => text.includes(retry));
    })
    .map((file) => basename(file, '.ts'));
}

if (import.meta.main) {
  for (const budget of budgets) {
    const bytes = await gzippedSize(budget);
    const verdict = bytes <= budget.maxBytes ? 'within' : 'OVER';
    console.log(
      `${budget.name}: ${bytes} bytes, ${verdict} ${budget.maxBytes}; the goal is at most ${budget.goalBytes}`,
    );
    if (bytes > budget.maxBytes) process.exitCode = 1;
  }
  console.log(`languages in an app in German: ${(await languagesIn(germanApp)).join(', ')}`);
}
