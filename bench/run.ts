import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// Node runs TypeScript, but does not resolve an import of `./module.js`, as in the sources, to `./module.ts`.

const [name = ''] = process.argv.slice(2);
const root = join(import.meta.dirname, '..');
// Inside the repository, so that packages are found.
const folder = await mkdtemp(join(root, 'node_modules', '.bench-'));
try {
  const outfile = join(folder, 'bench.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: [`bench/${name}.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    define: { 'import.meta.dirname': JSON.stringify(join(root, 'bench')) },
    logLevel: 'error',
  });
  await import(pathToFileURL(outfile).href);
} finally {
  await rm(folder, { recursive: true });
}
