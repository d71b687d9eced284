import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import packageJson from '../package.json' with { type: 'json' };

/** What a consumer writes, and how many bytes of ours it may add to their bundle, minified and gzipped. */
export interface Budget {
  name: string;
  code: string;
  maxBytes: number;
}

export const budgets: Budget[] = [
  {
    name: 'useSignOut',
    code: `export { useSignOut } from 'clerk-sign-out/react';`,
    maxBytes: 3000,
  },
];

/** Bundles the code against `dist` without its peers, and returns the bytes, minified and gzipped. */
export async function gzippedSize({ code }: Pick<Budget, 'code'>): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: join(import.meta.dirname, '..') },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    external: Object.keys(packageJson.peerDependencies),
    logLevel: 'error',
  });
  const bundle = outputFiles[0];
  if (!bundle) throw new Error('esbuild gave no bundle');
  return gzipSync(bundle.contents, { level: 9 }).byteLength;
}

if (import.meta.main) {
  for (const budget of budgets) {
    const bytes = await gzippedSize(budget);
    const verdict = bytes <= budget.maxBytes ? 'within' : 'OVER';
    console.log(`${budget.name}: ${bytes} bytes, ${verdict} ${budget.maxBytes}`);
    if (bytes > budget.maxBytes) process.exitCode = 1;
  }
}
