import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { Generation } from './protocol.ts';

const SDKS: Record<Generation, string> = {
  'core-2': '@clerk/clerk-react',
  'core-3': '@clerk/react',
};

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The seams of the package's own build, inside one bundle. */
function seams(sdk: string): Plugin {
  return {
    name: 'seams',
    setup(pluginBuild) {
      pluginBuild.onResolve({ filter: /^#clerk$/ }, ({ resolveDir }) =>
        pluginBuild.resolve(sdk, { kind: 'import-statement', resolveDir }),
      );
      pluginBuild.onResolve({ filter: /^#shared$/ }, () => ({ path: `${root}src/shared.ts` }));
    },
  };
}

/**
 * The harness page of one generation as one script.
 *
 * @param mode `development` for React's and Clerk's warnings and StrictMode's second renders.
 */
export async function bundleHarness(
  generation: Generation,
  mode: 'production' | 'development' = 'production',
): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`tests/browser/harness/${generation}.tsx`],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    minify: mode === 'production',
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    plugins: [seams(SDKS[generation])],
    logLevel: 'error',
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error(`The harness of ${generation} came out empty.`);
  return script.text;
}
