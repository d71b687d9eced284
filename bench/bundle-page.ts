import { type BuildOptions, build } from 'esbuild';

/** Bundles a page of a bench as an app would for production. Returns the text of the output of an extension. */
export async function bundlePage(
  entryPoints: BuildOptions['entryPoints'] & object,
  clerk: string,
): Promise<(extension: '.js' | '.css') => string> {
  const { outputFiles } = await build({
    absWorkingDir: `${import.meta.dirname}/..`,
    entryPoints,
    outdir: 'out',
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: { '#shared': './src/shared.ts', '#clerk': clerk },
    logLevel: 'error',
  });
  return (extension) => outputFiles.find(({ path }) => path.endsWith(extension))?.text ?? '';
}
