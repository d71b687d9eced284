import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import packageJson from '../package.json' with { type: 'json' };

/** What a consumer writes, and how many bytes of ours it may add to their bundle, minified and gzipped. */
export interface Budget {
  name: string;
  code: string;
  /** What the bundle has anyway: only what comes on top is counted. */
  beside?: string;
  maxBytes: number;
}

export const budgets: Budget[] = [
  {
    name: 'useSignOut',
    code: `export { useSignOut } from 'clerk-sign-out/react';`,
    maxBytes: 3000,
  },
  {
    name: 'createSignOut and attachSignOut, beside useSignOut',
    code: `export { attachSignOut, createSignOut } from 'clerk-sign-out/js';`,
    beside: `export { useSignOut } from 'clerk-sign-out/react';`,
    maxBytes: 800,
  },
  {
    name: 'SignOutButton, beside useSignOut',
    code: `export { SignOutButton } from 'clerk-sign-out/react';`,
    beside: `export { useSignOut } from 'clerk-sign-out/react';`,
    maxBytes: 4000,
  },
  {
    name: 'styles.css',
    code: `import 'clerk-sign-out/styles.css';`,
    maxBytes: 3000,
  },
];

/** Bundles the code against `dist` without its peers, and returns the bytes it adds, minified and gzipped. */
export async function gzippedSize({
  code,
  beside,
}: Pick<Budget, 'code' | 'beside'>): Promise<number> {
  return beside
    ? (await gzippedSizeOf(beside + code)) - (await gzippedSizeOf(beside))
    : gzippedSizeOf(code);
}

async function gzippedSizeOf(code: string): Promise<number> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: join(import.meta.dirname, '..') },
    absWorkingDir: join(import.meta.dirname, '..'),
    bundle: true,
    // What is behind an `import()`, such as a language, is loaded by those who need it.
    splitting: true,
    outdir: 'size',
    metafile: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    external: Object.keys(packageJson.peerDependencies),
    logLevel: 'error',
  });
  const loaded = new Set<string>();
  const load = (path: string) => {
    const output = metafile.outputs[path];
    if (!output || loaded.has(path)) return;
    loaded.add(path);
    if (output.cssBundle) load(output.cssBundle);
    for (const { kind, path: imported } of output.imports) {
      if (kind === 'import-statement') load(imported);
    }
  };
  load('size/stdin.js');
  return outputFiles
    .filter(({ path }) => [...loaded].some((name) => path.replaceAll('\\', '/').endsWith(name)))
    .map(({ contents }) => contents.length && gzipSync(contents, { level: 9 }).byteLength)
    .reduce((sum, bytes) => sum + bytes, 0);
}

if (import.meta.main) {
  for (const budget of budgets) {
    const bytes = await gzippedSize(budget);
    const verdict = bytes <= budget.maxBytes ? 'within' : 'OVER';
    console.log(`${budget.name}: ${bytes} bytes, ${verdict} ${budget.maxBytes}`);
    if (bytes > budget.maxBytes) process.exitCode = 1;
  }
}
