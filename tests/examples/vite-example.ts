import { build, preview } from 'vite';
import { inject } from 'vitest';
import { installPackageInto } from '../../scripts/install-package.ts';
import { exampleFolder } from './example-folder.ts';
import type { Example } from './journeys.ts';

/** An example that Vite builds and previews, from the packed package. */
export function viteExample(name: string): Pick<Example, 'prepare' | 'start'> {
  const root = exampleFolder(name);
  return {
    prepare: async () => {
      installPackageInto(root, inject('tarball'));
      await build({ root, logLevel: 'error' });
    },
    start: async () => {
      const server = await preview({
        root,
        logLevel: 'error',
        preview: { host: '127.0.0.1', port: 0 },
      });
      const [origin] = server.resolvedUrls?.local ?? [];
      if (!origin) throw new Error(`The preview of ${name} has no address.`);
      return { origin, close: () => server.close() };
    },
  };
}
