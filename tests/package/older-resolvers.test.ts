import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { resolve as resolveByMetro } from 'metro-resolver';
import postcss, { type PluginCreator } from 'postcss';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { importPaths, styleSheets } from './package-json.ts';

let app: string;
beforeAll(() => {
  app = realpathSync(mkdtempSync(join(tmpdir(), 'clerk-sign-out-app-')));
  const folder = join(app, 'node_modules/clerk-sign-out');
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['-xzf', inject('tarball'), '-C', folder, '--strip-components=1']);
});
afterAll(() => rmSync(app, { recursive: true, force: true }));

/** Resolves as Metro of React Native 0.73 to 0.78, which reads no `exports` and does not know `.cjs`. */
function resolveByOldMetro(importPath: string): string {
  const found = resolveByMetro(
    {
      allowHaste: false,
      assetExts: new Set(),
      customResolverOptions: {},
      dev: true,
      disableHierarchicalLookup: false,
      doesFileExist: existsSync,
      extraNodeModules: null,
      fileSystemLookup: (path) =>
        existsSync(path)
          ? { exists: true, type: statSync(path).isDirectory() ? 'd' : 'f', realPath: path }
          : { exists: false },
      getPackage: (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined),
      getPackageForModule: () => undefined,
      mainFields: ['react-native', 'browser', 'main'],
      nodeModulesPaths: [],
      originModulePath: join(app, 'app.js'),
      preferNativePlatform: true,
      redirectModulePath: (path) => path,
      resolveAsset: () => undefined,
      resolveHasteModule: () => undefined,
      resolveHastePackage: () => undefined,
      sourceExts: ['js', 'jsx', 'json', 'ts', 'tsx'],
      unstable_conditionNames: [],
      unstable_conditionsByPlatform: {},
      unstable_enablePackageExports: false,
      unstable_incrementalResolution: false,
      unstable_logWarning: () => {},
    },
    importPath,
    'ios',
  );
  return found.type === 'sourceFile' ? relative(app, found.filePath) : found.type;
}

/** The file with the types, for TypeScript with `moduleResolution: node`. */
function typesOf(importPath: string): string {
  const { resolvedModule } = ts.resolveModuleName(
    importPath,
    join(app, 'app.ts'),
    { moduleResolution: ts.ModuleResolutionKind.Node10 },
    ts.sys,
  );
  return relative(app, resolvedModule?.resolvedFileName ?? app);
}

describe.each(importPaths)('%s without `exports`', (importPath) => {
  const name = importPath.split('/')[1] ?? 'index';

  it('is found by Metro', () => {
    const folder = name === 'nextjs' ? 'dist/esm' : 'dist';
    expect(resolveByOldMetro(importPath)).toBe(`node_modules/clerk-sign-out/${folder}/${name}.js`);
  });

  it('has its types for moduleResolution node', () => {
    expect(typesOf(importPath)).toBe(`node_modules/clerk-sign-out/dist/${name}.d.ts`);
  });
});

describe.each(styleSheets)('%s without `exports`', (styleSheet) => {
  it('is found by postcss-import, which Tailwind 3 includes', async () => {
    const tailwind = createRequire(createRequire(import.meta.url).resolve('tailwindcss-3'));
    const postcssImport: PluginCreator<object> = tailwind('postcss-import');
    const importing = `@import '${styleSheet}';`;
    const { css } = await postcss([postcssImport()]).process(importing, {
      from: join(app, 'app.css'),
    });
    expect(css).toContain('.cso-button');
  });

  it('has its types for moduleResolution node', () => {
    expect(typesOf(styleSheet)).toBe(`node_modules/${styleSheet}.d.ts`);
  });
});
