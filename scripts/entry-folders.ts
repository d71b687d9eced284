import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import packageJson from '../package.json' with { type: 'json' };

// Tools that do not read `exports` look for a folder: Metro before React Native 0.79, and TypeScript with
// `moduleResolution: node`. Metro does not resolve `.cjs`. The folders exist only while npm packs,
// because Vite would resolve the one named `react` as React.
const entries = Object.entries(packageJson.exports).flatMap(([path, target]) =>
  path === '.' || typeof target === 'string' ? [] : [{ path, target }],
);

function write(): void {
  for (const { path, target } of entries) {
    if (!existsSync(target.require.default)) {
      throw new Error(`${target.require.default} is missing. Run "npm run build" before packing.`);
    }
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
  for (const { path } of entries) rmSync(path, { recursive: true, force: true });
}

const commands: Record<string, () => void> = { write, remove };
const run = commands[process.argv[2] ?? ''];
if (!run) throw new Error('node scripts/entry-folders.ts: expected "write" or "remove".');
run();
