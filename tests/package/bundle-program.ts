import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { build as buildWithVite } from 'vite';
import { repository } from './package-json.ts';

/** Bundles a program that imports the package, by esbuild, to one classic script. */
export async function bundleWithEsbuild(program: string, options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: repository },
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'error',
    ...options,
  });
  return outputFiles?.[0]?.text ?? '';
}

/** The same with Vite, in the given mode. */
export async function bundleWithVite(program: string, mode: string): Promise<string> {
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
