import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { repository } from './package-json.ts';

/** Everything that one built file loads: files of this package, and other packages. */
async function graphOf(file: string): Promise<{ files: string[]; packages: string[] }> {
  const { metafile } = await build({
    entryPoints: [join(repository, 'dist', file)],
    absWorkingDir: repository,
    bundle: true,
    packages: 'external',
    format: 'esm',
    outdir: 'out',
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  const inputs = Object.entries(metafile.inputs);
  return {
    files: inputs.map(([path]) => relative('dist', path)).sort(),
    packages: inputs.flatMap(([, { imports }]) =>
      imports.flatMap(({ path, external }) => (external ? [path] : [])),
    ),
  };
}

const textOf = (file: string) => readFile(join(repository, 'dist', file), 'utf8');

it('clerk-sign-out/react loads React, Clerk and no other package', async () => {
  expect([...new Set((await graphOf('react.js')).packages)].sort()).toEqual([
    '@clerk/react',
    'react',
    'react/jsx-runtime',
  ]);
});

it('clerk-sign-out/js and /core load neither React, which is optional, nor another package', async () => {
  expect((await graphOf('react.js')).packages).toContain('react');
  expect(packageJson.peerDependenciesMeta.react.optional).toBe(true);

  expect(await graphOf('js.js')).toEqual({
    files: ['devices.js', 'js.js', 'shared.js'],
    packages: [],
  });
  expect(await graphOf('js.cjs')).toEqual({ files: ['js.cjs', 'shared.cjs'], packages: [] });
  expect((await graphOf('core.js')).packages).toEqual([]);
  expect((await graphOf('core.cjs')).packages).toEqual([]);
});

it.each([
  ['expo', '@clerk/expo'],
  ['clerk-expo', '@clerk/clerk-expo'],
])('clerk-sign-out/%s loads no DOM, no CSS and no menu', async (entry, sdk) => {
  expect(await textOf('react.js')).toContain('menuitem');

  for (const extension of ['js', 'cjs']) {
    const { files, packages } = await graphOf(`${entry}.${extension}`);
    expect(await textOf(`${entry}.${extension}`)).not.toContain('menuitem');
    expect([...new Set(packages)].sort()).toEqual([
      sdk,
      'react',
      'react-native',
      'react/jsx-runtime',
    ]);
    const own = extension === 'js' ? [entry, 'devices', 'shared'] : [entry, 'shared'];
    expect(files).toEqual(own.map((name) => `${name}.${extension}`).sort());
  }
});
