import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

// The bytes that the parts of an account menu add to a bundle, minified and gzipped, without react: for each primitive that
// could have been chosen, and for our replacement. Installs them in its own folder.
// Run: npm run bench menu-primitive-size

interface Candidate {
  name: string;
  version: string;
  code: string;
}

const candidates: Candidate[] = [
  {
    name: '@radix-ui/react-dropdown-menu',
    version: '2.2.1',
    code: "export { Root, Trigger, Portal, Content, Item, Group, Label, Separator } from '@radix-ui/react-dropdown-menu';",
  },
  {
    name: '@headlessui/react',
    version: '2',
    code: "export { Menu, MenuButton, MenuItems, MenuItem, MenuSection, MenuHeading, MenuSeparator } from '@headlessui/react';",
  },
  {
    name: '@ariakit/react',
    version: '0',
    code: "export { MenuProvider, MenuButton, Menu, MenuItem, MenuGroup, MenuGroupLabel, MenuSeparator } from '@ariakit/react';",
  },
  {
    name: 'react-aria-components',
    version: '1',
    code: "export { MenuTrigger, Button, Popover, Menu, MenuItem, MenuSection, Header, Separator } from 'react-aria-components';",
  },
  {
    name: '@base-ui/react',
    version: '1.9.0',
    code: "export { Menu } from '@base-ui/react/menu';",
  },
];

const folder = mkdtempSync(join(tmpdir(), 'menu-primitives-'));
try {
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  execFileSync(
    'npm',
    [
      'install',
      '--no-audit',
      '--no-fund',
      '--silent',
      'react@19',
      'react-dom@19',
      ...candidates.map(({ name, version }) => `${name}@${version}`),
    ],
    { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  for (const { name, code } of candidates) await print(name, code, folder);
  const ours = [
    ...['use-popover', 'menu-placement', 'menu-focus', 'menu-keyboard'].map(
      (file) => `session-sign-out-menu/${file}.ts`,
    ),
    'element/part.tsx',
  ];
  await print(
    'ours',
    ours.map((file) => `export * from './src/ui/${file}';`).join('\n'),
    join(import.meta.dirname, '..'),
  );
} finally {
  rmSync(folder, { recursive: true });
}

/** Bundles the code as an app would, and prints its size. */
async function print(name: string, code: string, resolveDir: string): Promise<void> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir },
    absWorkingDir: resolveDir,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    external: ['react', 'react-dom', 'react/jsx-runtime', '#shared'],
    logLevel: 'error',
  });
  const bytes = gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).byteLength;
  const packages = new Set(
    Object.keys(metafile.inputs).flatMap(
      (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
    ),
  );
  console.log(`${(bytes / 1_000).toFixed(1).padStart(6)} kB  ${packages.size} packages  ${name}`);
}
