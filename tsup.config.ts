import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { defineConfig, type Options } from 'tsup';

const web = 'src/entries/sdk.ts';
const native = 'src/entries/native.ts';

/**
 * The import paths that are one bundle per Clerk SDK, what `#clerk` means in each, what is in it, and what `#pathname` means
 * where the router keeps pages. To add an SDK: one line here, and its names in `exports`, `files` and `peerDependencies` of
 * package.json.
 */
const sdks: Record<string, [sdk: string, entry: string, pathname?: string]> = {
  index: ['@clerk/clerk-react', web],
  react: ['@clerk/react', web],
  nextjs: ['@clerk/nextjs', web, 'next/navigation'],
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

const styleSheets = {
  styles: 'src/ui/styles.css',
  shadcn: 'src/ui/shadcn.css',
};

type EsbuildPlugin = NonNullable<Options['esbuildPlugins']>[number];

/**
 * What `#clerk`, `#pathname` and `#shared` are in a bundle. The first two are a package, which stays outside, or a file of
 * ours. The last stays outside every bundle: a second copy of the registry of stores would be a second truth.
 */
function seams(clerk = '', pathname = './src/react/no-pathname.ts'): EsbuildPlugin {
  return {
    name: 'seams',
    setup: (build) => {
      const { format, outdir = 'dist' } = build.initialOptions;
      const shared = `shared.${format === 'cjs' ? 'cjs' : 'js'}`;
      const either = (path: string) =>
        path.startsWith('.') ? { path: resolve(path) } : { path, external: true };
      build.onResolve({ filter: /^#clerk$/ }, () => either(clerk));
      build.onResolve({ filter: /^#pathname$/ }, () => either(pathname));
      build.onResolve({ filter: /^#shared$/ }, () => ({
        path: `${basename(outdir) === 'dist' ? './' : '../'}${shared}`,
        external: true,
      }));
    },
  };
}

/**
 * Says whose SDK the package's root is for, beside the import that fails in an app of another one: bundlers print the line,
 * and otherwise only advise to install an SDK that the app does not use.
 */
const sdkOfRoot: NonNullable<Options['plugins']>[number] = {
  name: 'sdk-of-root',
  renderChunk: (code) => ({
    code: code.replace(
      /^.*"@clerk\/clerk-react".*;$/m,
      '$& // With @clerk/react or @clerk/nextjs, import from clerk-sign-out/react or clerk-sign-out/nextjs.',
    ),
  }),
};

/** What we use of React and React Native. */
const reactNames: Record<string, string> = {
  react:
    'Children, cloneElement, createContext, Fragment, forwardRef, isValidElement, memo, useCallback, useContext, ' +
    'useEffect, useId, useInsertionEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore, version',
  'react/jsx-runtime': 'Fragment, jsx, jsxs',
  'react-native':
    'AccessibilityInfo, ActivityIndicator, Alert, FlatList, Image, Modal, Platform, Pressable, StyleSheet, ' +
    'Text, useColorScheme, View',
};

/** One import of each per bundle: esbuild leaves one per source file, and an app that esbuild bundles keeps them all. */
const oneImportOfReact: EsbuildPlugin = {
  name: 'one-import-of-react',
  setup: (build) => {
    build.onResolve({ filter: /^react(-native|\/jsx-runtime)?$/ }, ({ path, namespace }) =>
      namespace === 'react' ? { path, external: true } : { path, namespace: 'react' },
    );
    build.onLoad({ filter: /^/, namespace: 'react' }, ({ path }) => ({
      contents: `export { ${reactNames[path]} } from '${path}';`,
    }));
  },
};

const code: Options = {
  format: ['esm', 'cjs'],
  target: 'es2022',
  splitting: false,
  // Rollup's tree shaking would strip the 'use client' directive.
  treeshake: false,
};

for (const folder of Object.values(notForNode)) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/package.json`, `${JSON.stringify({ sideEffects: false }, null, 2)}\n`);
}

// Without it, TypeScript 6 refuses the import of a style sheet (TS2882). An ambient module, because what an import of the
// style sheet returns, if anything, depends on the bundler.
for (const name of Object.keys(styleSheets)) {
  mkdirSync('dist', { recursive: true });
  writeFileSync(`dist/${name}.css.d.ts`, `declare module 'clerk-sign-out/${name}.css';\n`);
}

export default defineConfig([
  ...Object.entries(sdks).flatMap(([name, [sdk, entry, pathname]]): Options[] => {
    const bundle: Options = {
      ...code,
      entry: { [name]: entry },
      banner: { js: "'use client';" },
      define: { CLERK_SDK: sdk.startsWith('.') ? 'undefined' : JSON.stringify(sdk) },
      noExternal: Object.keys(reactNames),
      esbuildPlugins: [seams(sdk, pathname), oneImportOfReact],
      plugins: name === 'index' ? [sdkOfRoot] : [],
    };
    const folder = notForNode[name];
    return folder
      ? [
          { ...bundle, format: 'cjs' },
          { ...bundle, format: 'esm', outDir: folder },
        ]
      : [bundle];
  }),
  { ...code, entry: serverSafe, esbuildPlugins: [seams()] },
  { ...code, entry: clientOnly, banner: { js: "'use client';" } },
  // What only the sign-out of devices needs is a separate file, loaded by `import()`. Jest runs none in CommonJS, where
  // it is in the file that needs it.
  {
    ...code,
    format: 'esm',
    splitting: true,
    entry: { shared: 'src/shared.ts', devices: 'src/clerk/devices-of-clerk.ts' },
  },
  { ...code, format: 'cjs', entry: { shared: 'src/shared.ts' } },
  { entry: styleSheets, minify: true },
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
