import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type TypeScript from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InstalledConsumer, installConsumer } from './install-consumer.js';
import { importPaths, repository, styleSheets } from './package-json.ts';
import aliases from './typescript/package.json' with { type: 'json' };

const COMPILERS = Object.keys(aliases.dependencies).filter((name) =>
  name.startsWith('typescript-'),
);
/** The first version that is a native program without a JavaScript API. */
const FIRST_NATIVE = 7;
/** The first version that can check an import without names. Version 6 does so by default. */
const FIRST_CHECKING_STYLE_SHEETS = 5.6;
/** The imports of our declarations, except msw: its version 2 is installed, because version 3 cannot be required. */
const IMPORTED = ['@types/react', 'react-native'];

/** Imports every style sheet and entry, and uses one wrongly. If its types were lost, the compiler would not report that use. */
const MAIN = `
${styleSheets.map((path) => `import '${path}';`).join('\n')}
${importPaths.map((path, index) => `import * as entry${index} from '${path}';`).join('\n')}
export const entries = [${importPaths.map((_, index) => `entry${index}`).join()}];
// @ts-expect-error It is a number.
export const wrong = () => entry0.useSignOut({ timeoutMs: 'soon' });
`;

const RESOLUTIONS: Record<string, { module: string; files: string[]; last?: number }> = {
  bundler: { module: 'esnext', files: ['main.ts'] },
  node16: { module: 'node16', files: ['main.ts', 'main.cts'] },
  nodenext: { module: 'nodenext', files: ['main.ts', 'main.cts'] },
  // TypeScript 6 deprecates it, and 7 has removed it.
  node: { module: 'commonjs', files: ['main.ts'], last: 6 },
};

let consumer: InstalledConsumer;
beforeAll(() => {
  consumer = installConsumer('typescript');
  const { folder } = consumer;
  mkdirSync(join(folder, 'node_modules/@types'), { recursive: true });
  for (const name of IMPORTED)
    symlinkSync(
      join(repository, 'node_modules', name),
      join(folder, 'node_modules', name),
      'junction',
    );
  for (const name of ['main.ts', 'main.cts']) writeFileSync(join(folder, name), MAIN);
});
afterAll(() => consumer.remove());

/** The errors of a compiler in the published declarations and the app. Errors in other packages are ignored. */
function complaintsOf(compiler: string, compilerOptions: object, files: string[]): string[] {
  const { folder } = consumer;
  const config = { compilerOptions, files };
  const require = createRequire(join(folder, 'main.js'));
  if (Number(compiler.split('-')[1]) >= FIRST_NATIVE) {
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const tsc = join(dirname(require.resolve(`${compiler}/package.json`)), 'bin/tsc');
    const { stdout, stderr } = spawnSync(process.execPath, [tsc], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return stdout
      .split('\n')
      .filter((line) => /^(main\.|node_modules\/clerk-sign-out\/|tsconfig\.json|error)/.test(line));
  }
  const ts: typeof TypeScript = require(compiler);
  const { options, fileNames, errors } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const program = ts.createProgram(fileNames, options);
  const ours = program
    .getSourceFiles()
    .filter(
      ({ fileName }) =>
        fileNames.includes(fileName) || fileName.includes('node_modules/clerk-sign-out/'),
    );
  return [
    ...errors,
    ...program.getOptionsDiagnostics(),
    ...ours.flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]),
  ].map(
    ({ file, messageText }) =>
      `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
  );
}

const cases = COMPILERS.flatMap((compiler) =>
  Object.entries(RESOLUTIONS)
    .filter(([, { last = Infinity }]) => Number(compiler.split('-')[1]) < last + 1)
    .map(([moduleResolution, { module, files }]) => ({
      compiler,
      moduleResolution,
      module,
      files,
    })),
);

describe('the published types', () => {
  it.each(cases)(
    'compile with $compiler and moduleResolution $moduleResolution',
    ({ compiler, moduleResolution, module, files }) => {
      const options = {
        noEmit: true,
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        target: 'es2022',
        lib: ['es2022', 'dom', 'dom.iterable'],
        types: [],
        module,
        moduleResolution,
        ...(Number(compiler.split('-')[1]) >= FIRST_CHECKING_STYLE_SHEETS && {
          noUncheckedSideEffectImports: true,
        }),
        ...(moduleResolution === 'node' &&
          compiler === 'typescript-6.0' && { ignoreDeprecations: '6.0' }),
      };
      expect(complaintsOf(compiler, options, files)).toEqual([]);
    },
  );
});
