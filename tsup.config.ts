import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { defineConfig, type Options } from 'tsup';

const web = 'src/entries/sdk.ts';
const native = 'src/entries/native.ts';

/**
 * The import paths that are one bundle per Clerk SDK, what `#clerk` means in each, and what is in it.
 * To add an SDK: one line here, one in `exports` of package.json.
 */
const sdks: Record<string, [sdk: string, entry: string]> = {
  index: ['@clerk/clerk-react', web],
  react: ['@clerk/react', web],
  nextjs: ['@clerk/nextjs', web],
  'react-router': ['@clerk/react-router', web],
  'tanstack-react-start': ['@clerk/tanstack-react-start', web],
  expo: ['@clerk/expo', native],
  'clerk-expo': ['@clerk/clerk-expo', native],
  headless: ['./src/clerk/explicit-clerk.ts', web],
};

/**
 * The SDKs whose ES modules Node cannot load, and where ours for them go: into a folder whose package.json names no
 * type, as theirs. By that the Pages Router of Next.js treats both alike, and they share the context of React.
 */
const notForNode: Record<string, string> = {
  nextjs: 'dist/esm',
};

/** The import paths that React Server Components and servers may load. */
const serverSafe = {
  core: 'src/entries/core.ts',
  js: 'src/entries/js.ts',
  msw: 'src/entries/msw.ts',
  testing: 'src/entries/testing.ts',
};

/** The import paths that need React and no Clerk SDK. */
const clientOnly = {
  storybook: 'src/entries/storybook.ts',
};

type EsbuildPlugin = NonNullable<Options['esbuildPlugins']>[number];

/** Points `#clerk` at a package, which stays external, or at a file of ours, which is bundled. */
function clerkSeam(target: string): EsbuildPlugin {
  return {
    name: 'clerk-seam',
    setup(build) {
      build.onResolve({ filter: /^#clerk$/ }, () =>
        target.startsWith('.') ? { path: resolve(target) } : { path: target, external: true },
      );
    },
  };
}

/** Leaves `#shared` outside every bundle: a second copy of the store registry would be a second truth. */
const sharedSeam: EsbuildPlugin = {
  name: 'shared-seam',
  setup(build) {
    const path = build.initialOptions.format === 'cjs' ? 'shared.cjs' : 'shared.js';
    build.onResolve({ filter: /^#shared$/ }, () => ({
      path: distFrom(build.initialOptions) + path,
      external: true,
    }));
  },
};

/** Leaves the languages outside, each a file of its own: an app loads the one it shows. */
const localesSeam: EsbuildPlugin = {
  name: 'locales-seam',
  setup(build) {
    const extension = build.initialOptions.format === 'cjs' ? '.cjs' : '.js';
    build.onResolve({ filter: /\/locales\/[\w-]+\.ts$/ }, ({ path, kind }) =>
      kind === 'entry-point'
        ? undefined
        : {
            path: `${distFrom(build.initialOptions)}locales/${basename(path, '.ts')}${extension}`,
            external: true,
          },
    );
    // In the list of the languages.
    build.onResolve({ filter: /^\.\/[\w-]+\.ts$/ }, ({ path, importer }) =>
      basename(importer) === 'index.ts' && basename(dirname(importer)) === 'locales'
        ? { path: `./${basename(path, '.ts')}${extension}`, external: true }
        : undefined,
    );
  },
};

/** What we use of React. */
const reactNames: Record<string, string> = {
  react:
    'Children, cloneElement, createContext, forwardRef, isValidElement, memo, useCallback, useContext, useEffect, ' +
    'useId, useInsertionEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore, version',
  'react/jsx-runtime': 'Fragment, jsx, jsxs',
};

/** One import of React per bundle: esbuild leaves one per source file, and an app that esbuild bundles keeps them all. */
const reactSeam: EsbuildPlugin = {
  name: 'react-seam',
  setup(build) {
    build.onResolve({ filter: /^react(\/jsx-runtime)?$/ }, ({ path, namespace }) =>
      namespace === 'react-seam' ? { path, external: true } : { path, namespace: 'react-seam' },
    );
    build.onLoad({ filter: /^/, namespace: 'react-seam' }, ({ path }) => ({
      contents: `export { ${reactNames[path]} } from '${path}';`,
    }));
  },
};

/** Leaves what only the sign-out of devices needs outside, a file of its own. */
const devicesSeam: EsbuildPlugin = {
  name: 'devices-seam',
  setup(build) {
    const { initialOptions } = build;
    // Jest runs no `import()` in CommonJS.
    if (initialOptions.format === 'cjs') initialOptions.supported = { 'dynamic-import': false };
    build.onResolve({ filter: /\/devices-of-clerk\.ts$/ }, () => ({
      path: initialOptions.format === 'cjs' ? './devices.cjs' : './devices.js',
      external: true,
    }));
  },
};

/** The way from the folder that is being built to dist. */
function distFrom({ outdir = 'dist' }: { outdir?: string }): string {
  return basename(outdir) === 'dist' ? './' : '../';
}

const code: Options = {
  format: ['esm', 'cjs'],
  target: 'es2022',
  splitting: false,
  // Rollup's tree shaking would strip the 'use client' directive.
  treeshake: false,
};

for (const folder of Object.values(notForNode)) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/package.json`, '{ "sideEffects": false }\n');
}

export default defineConfig([
  ...Object.entries(sdks).flatMap(([name, [sdk, entry]]): Options[] => {
    const bundle: Options = {
      ...code,
      entry: { [name]: entry },
      banner: { js: "'use client';" },
      define: { CLERK_SDK: sdk.startsWith('.') ? 'undefined' : JSON.stringify(sdk) },
      noExternal: Object.keys(reactNames),
      esbuildPlugins: [clerkSeam(sdk), sharedSeam, localesSeam, reactSeam],
    };
    const folder = notForNode[name];
    return folder
      ? [
          { ...bundle, format: 'cjs' },
          { ...bundle, format: 'esm', outDir: folder },
        ]
      : [bundle];
  }),
  { ...code, entry: serverSafe, esbuildPlugins: [sharedSeam, localesSeam] },
  { ...code, entry: clientOnly, banner: { js: "'use client';" } },
  { ...code, entry: { shared: 'src/shared.ts' }, esbuildPlugins: [devicesSeam] },
  { ...code, entry: { devices: 'src/clerk/devices-of-clerk.ts' } },
  {
    ...code,
    entry: ['src/messages/locales/*.ts'],
    outDir: 'dist/locales',
    esbuildPlugins: [localesSeam],
  },
  { entry: { styles: 'src/ui/styles.css', shadcn: 'src/ui/shadcn.css' }, minify: true },
  {
    entry: {
      ...Object.fromEntries(Object.entries(sdks).map(([name, [, entry]]) => [name, entry])),
      ...serverSafe,
      ...clientOnly,
    },
    format: ['esm', 'cjs'],
    dts: { only: true },
  },
]);
