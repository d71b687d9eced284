import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const repository = join(import.meta.dirname, '../..');

/** Of every folder in src: what it may import. Everything that is not listed here is a violation. */
const allowed: Record<string, { folders: string[]; packages: string[] }> = {
  core: { folders: [], packages: [] },
  clerk: { folders: ['core'], packages: ['#clerk', '@clerk/shared/types'] },
  react: { folders: ['core', 'clerk'], packages: ['react', '#clerk', '#shared'] },
  ui: {
    folders: ['core', 'clerk', 'react'],
    packages: ['react', '#shared', '@radix-ui/react-dropdown-menu'],
  },
  native: { folders: ['core', 'clerk', 'react'], packages: ['react', '#shared', 'react-native'] },
  js: { folders: ['core', 'clerk'], packages: ['#shared'] },
  testing: { folders: [], packages: ['msw'] },
  entries: {
    folders: ['core', 'clerk', 'react', 'ui', 'native', 'js', 'testing'],
    packages: ['#shared'],
  },
};
const folders = Object.keys(allowed);
const packages = [
  'react',
  'react-native',
  '@radix-ui/react-dropdown-menu',
  '@clerk/shared/types',
  '#clerk',
  '#shared',
  'msw',
];

/** One file per import, because the report names files. */
interface Probe {
  file: string;
  specifier: string;
}

/** A file in the folder and one in a folder below it, for each other folder and each package. */
function probesOf(folder: string): (Probe & { isViolation: boolean })[] {
  const { folders: below = [], packages: known = [] } = allowed[folder] ?? {};
  return [
    ...folders
      .filter((other) => other !== folder)
      .flatMap((other) => {
        const isViolation = !below.includes(other);
        return [
          { isViolation, file: `src/${folder}/to-${other}.ts`, specifier: `../${other}/thing.js` },
          {
            isViolation,
            file: `src/${folder}/nested/to-${other}.ts`,
            specifier: `../../${other}/nested/thing.js`,
          },
        ];
      }),
    ...packages.map((name, index) => ({
      isViolation: !known.includes(name),
      file: `src/${folder}/to-package-${index}.ts`,
      specifier: name,
    })),
  ];
}

const withinFolder: Probe[] = folders.flatMap((folder) => [
  { file: `src/${folder}/beside.ts`, specifier: './thing.js' },
  { file: `src/${folder}/nested/above.ts`, specifier: '../thing.js' },
]);
const typesOfCore: Probe[] = [
  { file: 'src/testing/to-types.ts', specifier: '../core/types.js' },
  { file: 'src/testing/nested/to-types.ts', specifier: '../../core/types.js' },
];
const aTest: Probe = { file: 'src/core/thing.test.ts', specifier: 'vitest' };

describe('imports in src only go down', () => {
  let root: string;
  let flagged: Set<string>;

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'import-direction-'));
    copyFileSync(join(repository, 'biome.json'), join(root, 'biome.json'));
    const probes = [...folders.flatMap(probesOf), ...withinFolder, ...typesOfCore, aTest];
    for (const { file, specifier } of probes) {
      const path = join(root, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `import { thing } from '${specifier}';\n\nexport const other = thing;\n`);
    }
    flagged = new Set(filesFlaggedIn(root));
  });

  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it.each(folders)('%s may import what is below it, and nothing else', (folder) => {
    const expected = probesOf(folder).map(({ specifier, isViolation }) => ({
      specifier,
      isViolation,
    }));

    const actual = probesOf(folder).map(({ specifier, file }) => ({
      specifier,
      isViolation: flagged.has(file),
    }));

    expect(actual).toEqual(expected);
  });

  it('a folder may import from itself', () => {
    expect(withinFolder.filter(({ file }) => flagged.has(file))).toEqual([]);
  });

  it('the fakes may import the types of core', () => {
    expect(typesOfCore.filter(({ file }) => flagged.has(file))).toEqual([]);
  });

  it('a test may import its tools', () => {
    expect(flagged.has(aTest.file)).toBe(false);
  });
});

function filesFlaggedIn(root: string): string[] {
  const biome = join(repository, 'node_modules/@biomejs/biome/bin/biome');
  const report = runEvenIfItFails(process.execPath, [
    biome,
    'lint',
    '--only=style/noRestrictedImports',
    '--vcs-enabled=false',
    '--max-diagnostics=none',
    '--reporter=github',
    root,
  ]);
  return [...report.matchAll(/file=([^,]+),/g)].map(([, file]) => {
    const path = file ?? '';
    return path.slice(path.lastIndexOf('src/'));
  });

  function runEvenIfItFails(command: string, args: string[]): string {
    try {
      return execFileSync(command, args, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  }
}
