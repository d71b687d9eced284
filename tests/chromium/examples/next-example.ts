import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { installPackageInto } from '../../../scripts/install-package.ts';
import type { FrontendApi } from '../../../src/testing/frontend-api/types.js';
import { exampleFolder } from './example-folder.ts';
import type { Example } from './journeys.ts';

const root = exampleFolder('nextjs');

interface FakedClerk {
  createFakedBrowser(): FrontendApi;
  serveFakedClerk(port: number, answer: FrontendApi['fetch']): Promise<Server>;
}

/** The example for Next.js, built and started in production mode, from the packed package. */
export function nextExample(): Pick<Example, 'prepare' | 'start'> & { stop(): Promise<void> } {
  let fakedClerk: FakedClerk;
  let server: Server | undefined;
  let next: ChildProcess | undefined;
  let origin: string;
  let frontendApi: FrontendApi;
  let prepared: Promise<void> | undefined;

  const env = () => ({
    ...process.env,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    FAKED_CLERK_PORT: String((server?.address() as AddressInfo | undefined)?.port),
  });
  const bin = join(root, 'node_modules/next/dist/bin/next');

  const prepare = async () => {
    installPackageInto(root);
    fakedClerk = (await import(join(root, 'faked-clerk/serve.js'))) as FakedClerk;
    server = await fakedClerk.serveFakedClerk(0, (request) => frontendApi.fetch(request));
    server.unref();

    const built = spawnSync(process.execPath, [bin, 'build'], {
      cwd: root,
      env: env(),
      encoding: 'utf8',
    });
    if (built.status !== 0) throw new Error(`next build: ${built.stdout}${built.stderr}`);

    next = spawn(
      process.execPath,
      [
        // It ends with the test, however that ends.
        '--import=data:text/javascript,process.on("disconnect",()=>process.exit())',
        ...[bin, 'start', '-H', '127.0.0.1', '-p', '0'],
      ],
      { cwd: root, env: env(), stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
    );
    origin = await addressIn(next);
  };

  return {
    prepare: () => {
      prepared ??= prepare();
      return prepared;
    },

    start: async () => {
      frontendApi = fakedClerk.createFakedBrowser();
      return { origin, close: async () => {} };
    },

    stop: async () => {
      if (next?.kill()) await once(next, 'exit');
      server?.closeAllConnections();
      server?.close();
    },
  };
}

/** The address that `next start` prints once it listens. */
async function addressIn({ stdout }: ChildProcess): Promise<string> {
  const lines = createInterface({ input: stdout as NodeJS.ReadableStream });
  for await (const line of lines) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (address) return `${address}/`;
  }
  throw new Error('next start ended without an address.');
}
