import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import packageJson from '../package.json' with { type: 'json' };

// Tools that do not read `exports` look for a folder or a file: Metro before React Native 0.79, TypeScript with
// `moduleResolution: node`, and postcss-import, which Tailwind 3 includes. Metro does not resolve `.cjs`. They exist only
// while npm packs, because Vite would resolve the folder named `react` as React.
const entries = Object.entries(packageJson.exports).flatMap(([path, target]) =>
  path === '.' || typeof target === 'string' ? [] : [{ path, target }],
);

function checkBuilt(file: string): void {
  if (existsSync(file)) return;
  throw new Error(`${file} is missing. Run "npm run build" before packing.`);
}

function write(): void {
  for (const { path, target } of entries) {
    if ('default' in target) {
      checkBuilt(target.default);
      copyFileSync(target.default, path);
      copyFileSync(target.types, `${path}.d.ts`);
      continue;
    }
    checkBuilt(target.require.default);
    const contents = {
      main: `.${target.require.default}`,
      module: `.${target.import.default}`,
      'react-native': `.${target.import.default}`,
      types: `.${target.import.types}`,
      sideEffects: false,
    };
    mkdirSync(path, { recursive: true });
    writeFileSync(`${path}/package.json`, `${JSON.stringify(contents, null, 2)}\n`);
  }
}

function remove(): void {
  for (const { path } of entries) {
    rmSync(path, { recursive: true, force: true });
    rmSync(`${path}.d.ts`, { force: true });
  }
}

const commands: Record<string, () => void> = { write, remove };
const run = commands[process.argv[2] ?? ''];
if (!run) throw new Error('node scripts/older-resolvers.ts: expected "write" or "remove".');
run();
