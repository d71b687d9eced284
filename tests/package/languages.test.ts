import { join } from 'node:path';
import { build } from 'vite';
import { expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { germanApp } from '../../scripts/size.ts';
import { repository } from './package-json.ts';

it('an app in one language gets only its own file and the one for devices', async () => {
  const output = await build({
    root: repository,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'app',
        resolveId: (id) => (id === 'app' ? join(repository, 'app.js') : undefined),
        load: (id) => (id.endsWith('app.js') ? germanApp : undefined),
      },
    ],
    build: {
      write: false,
      rolldownOptions: {
        input: 'app',
        external: [...Object.keys(packageJson.peerDependencies), 'react/jsx-runtime', 'react-dom'],
        preserveEntrySignatures: 'strict',
      },
    },
  });
  const [{ output: files } = { output: [] }] = [output].flat() as {
    output: { fileName: string; code?: string }[];
  }[];
  const code = files.map((file) => file.code).join('');
  expect(code).toContain('Erneut versuchen');
  expect(code).not.toContain('Réessayer');
  expect(
    files.map(({ fileName }) => fileName.replace(/.*\//, '').replace(/-.*/, '')).sort(),
  ).toEqual(['app', 'devices']);
});
