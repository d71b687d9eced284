import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import packageJson from '../package.json' with { type: 'json' };

/** What a consumer writes, and how many bytes of ours it adds to their bundle, minified and gzipped. */
export interface Budget {
  name: string;
  code: string;
  /** What the design asks for; see docs/decisions/size.md. */
  goalBytes: number;
  /** What it may be at most today: what it is, and about one percent. */
  maxBytes: number;
}

export const budgets: Budget[] = [
  {
    name: 'useSignOut',
    code: `export { useSignOut } from 'clerk-sign-out/react';`,
    goalBytes: 3000,
    maxBytes: 8920,
  },
  {
    name: 'SignOutButton',
    code: `export { SignOutButton } from 'clerk-sign-out/react';`,
    goalBytes: 4000,
    maxBytes: 12_640,
  },
  {
    name: 'SessionSignOutMenu',
    code: `export { SessionSignOutMenu } from 'clerk-sign-out/react';`,
    goalBytes: 20_000,
    maxBytes: 21_700,
  },
  {
    name: 'createSignOut and attachSignOut',
    code: `export { attachSignOut, createSignOut } from 'clerk-sign-out/js';`,
    goalBytes: 2800,
    maxBytes: 8850,
  },
  {
    name: 'styles.css',
    code: `import 'clerk-sign-out/styles.css';`,
    goalBytes: 4000,
    maxBytes: 3350,
  },
];

/** Bundles the code against `dist` without its peers, and returns the bytes it adds, minified and gzipped. */
export async function gzippedSize({ code }: Pick<Budget, 'code'>): Promise<number> {
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
    console.log(
      `${budget.name}: ${bytes} bytes, ${verdict} ${budget.maxBytes}; the goal is ${budget.goalBytes}`,
    );
    if (bytes > budget.maxBytes) process.exitCode = 1;
  }
}
