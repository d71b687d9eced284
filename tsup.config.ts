import { resolve } from 'node:path';
import { defineConfig, type Options } from 'tsup';

/**
 * The import paths that are one bundle per Clerk SDK, and what `#clerk` means in each.
 * To add an SDK: one line here, one in `exports` of package.json.
 */
const sdks: Record<string, string> = {
  index: '@clerk/clerk-react',
  react: '@clerk/react',
  headless: './src/clerk/explicit-clerk.ts',
};

/** The import paths that React Server Components and servers may load. */
const serverSafe = {
  core: 'src/entries/core.ts',
  msw: 'src/entries/msw.ts',
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
    const path = build.initialOptions.format === 'cjs' ? './shared.cjs' : './shared.js';
    build.onResolve({ filter: /^#shared$/ }, () => ({ path, external: true }));
  },
};

const code: Options = {
  format: ['esm', 'cjs'],
  target: 'es2022',
  splitting: false,
  // Rollup's tree shaking would strip the 'use client' directive.
  treeshake: false,
};

export default defineConfig([
  ...Object.entries(sdks).map(
    ([name, sdk]): Options => ({
      ...code,
      entry: { [name]: 'src/entries/sdk.ts' },
      banner: { js: "'use client';" },
      esbuildPlugins: [clerkSeam(sdk), sharedSeam],
    }),
  ),
  { ...code, entry: serverSafe, esbuildPlugins: [sharedSeam] },
  { ...code, entry: { shared: 'src/shared.ts' } },
  {
    entry: {
      ...Object.fromEntries(Object.keys(sdks).map((name) => [name, 'src/entries/sdk.ts'])),
      ...serverSafe,
    },
    format: ['esm', 'cjs'],
    dts: { only: true },
  },
]);
