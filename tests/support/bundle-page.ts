import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { compileWithReact } from './react-compiler.ts';

export interface PageBundleOptions {
  /** The entry points by the names of their outputs, or the only one. */
  entryPoints: BuildOptions['entryPoints'] & object;
  /** What `#clerk` resolves to: an SDK, or a module of this repository as `./src/…`. @default '@clerk/react' */
  clerk?: string;
  /** `development` enables the warnings of React and Clerk and StrictMode's second renders. @default 'production' */
  mode?: 'production' | 'development';
  /** Compiles our source with the React Compiler. @default false */
  isCompiled?: boolean;
}

/** The React Compiler for our source. */
const reactCompiler: Plugin = {
  name: 'react-compiler',
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /\/src\/(react|components|ui)\/.*\.tsx?$/ }, async ({ path }) => {
      const { code } = await compileWithReact(path, await readFile(path, 'utf8'));
      return { contents: code, loader: extname(path) === '.tsx' ? 'tsx' : 'ts' };
    });
  },
};

type TextOf = (ending: string) => string;

const bundles = new Map<string, Promise<TextOf>>();

/**
 * Bundles a page as an app would, and resolves the internal imports as the package's build does. Each bundle is made once per process.
 *
 * @returns a function that returns the text of the output whose name ends with its parameter
 */
export function bundlePage(options: PageBundleOptions): Promise<TextOf> {
  const key = JSON.stringify(options);
  const bundle = bundles.get(key) ?? bundleOnce(options);
  bundles.set(key, bundle);
  return bundle;
}

async function bundleOnce({
  entryPoints,
  clerk = '@clerk/react',
  mode = 'production',
  isCompiled = false,
}: PageBundleOptions): Promise<TextOf> {
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
    entryPoints,
    outdir: 'out',
    bundle: true,
    minify: mode === 'production',
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    alias: {
      '#shared': './src/shared.ts',
      '#clerk': clerk,
      // The import path that recipes use.
      'clerk-sign-out/react': './src/entries/sdk.ts',
    },
    plugins: isCompiled ? [reactCompiler] : [],
    logLevel: 'error',
  });
  return (ending) => {
    const file = outputFiles.find(({ path }) => path.endsWith(ending));
    if (!file) throw new Error(`Expected an output that ends with ${ending}.`);
    return file.text;
  };
}
