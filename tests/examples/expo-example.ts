import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { inject } from 'vitest';
import { installPackageInto } from '../../scripts/install-package.ts';
import { exampleFolder } from './example-folder.ts';
import type { Example } from './journeys.ts';

const root = exampleFolder('expo');
const dist = join(root, 'dist');

interface FakedClerk {
  createFakedClerk(): (
    request: IncomingMessage,
    response: ServerResponse,
    next: () => void,
  ) => unknown;
}

/** The example for Expo, from the packed package: bundled for every platform, and its web app served. */
export function expoExample(): Pick<Example, 'prepare' | 'start'> & {
  run(command: string, ...args: string[]): string;
} {
  const run = (command: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'node_modules', command), ...args],
      {
        cwd: root,
        encoding: 'utf8',
        env: {
          ...process.env,
          // The app would use Vitest's value.
          NODE_ENV: undefined,
          VITEST: undefined,
          CI: '1',
          EXPO_OFFLINE: '1',
          EXPO_NO_TELEMETRY: '1',
        },
      },
    );
    if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stdout}${stderr}`);
    return `${stdout}${stderr}`;
  };

  return {
    run,

    prepare: () => {
      installPackageInto(root, inject('tarball'));
      // Text instead of bytecode is enough to prove that every import is found.
      run('expo/bin/cli', 'export', '--platform', 'all', '--no-bytecode', '--output-dir', dist);
    },

    start: async () => {
      const { createFakedClerk } = (await import(
        join(root, 'faked-clerk/middleware.js')
      )) as FakedClerk;
      const fakedClerk = createFakedClerk();
      const server = createServer((request, response) =>
        fakedClerk(request, response, () => {
          const path = join(dist, new URL(request.url ?? '/', 'http://127.0.0.1').pathname);
          // A single-page app serves every path.
          const file = extname(path) && existsSync(path) ? path : join(dist, 'index.html');
          response.setHeader(
            'content-type',
            extname(file) === '.js' ? 'text/javascript' : 'text/html',
          );
          response.end(readFileSync(file));
        }),
      );
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      return {
        origin: `http://127.0.0.1:${port}/`,
        close: async () => {
          server.closeAllConnections();
          server.close();
        },
      };
    },
  };
}
