import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inject } from 'vitest';
import { installPackageInto } from '../../scripts/install-package.ts';
import type { FrontendApi } from '../../src/testing/frontend-api/types.ts';
import { freePort } from '../support/free-port.ts';
import { exampleFolder } from './example-folder.ts';
import type { Example } from './journeys.ts';

interface FakedClerk {
  environmentFor(port: number, app: string): Record<string, string>;
  createFakedBrowser(): FrontendApi;
  serveFakedClerk(options: {
    app: string;
    appPort: number;
    port: number;
    frontendApi: FrontendApi['fetch'];
  }): Promise<Server>;
}

/** A program of one of the example's packages, by the names of both, and its arguments. */
type Command = [dependency: string, bin: string, ...args: string[]];

/**
 * An example with its own server, built and started in production mode behind the faked Clerk, from the packed
 * package.
 */
export function serverExample(
  name: string,
  commands: { build: Command; start: Command },
): Pick<Example, 'prepare' | 'start'> & { stop(): Promise<void> } {
  const root = exampleFolder(name);
  let frontendApi: FrontendApi;
  let createFakedBrowser: FakedClerk['createFakedBrowser'];
  let origin: string;
  let server: Server | undefined;
  let app: ChildProcess | undefined;

  const prepare = async () => {
    installPackageInto(root, inject('tarball'));
    const fakedClerk = (await import(join(root, '../faked-clerk/serve.mjs'))) as FakedClerk;
    ({ createFakedBrowser } = fakedClerk);
    const [port, appPort] = [await freePort(), await freePort()];
    const environment: NodeJS.ProcessEnv = {
      ...process.env,
      ...fakedClerk.environmentFor(port, root),
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(appPort),
    };
    const inNodeModules = ([dependency, bin, ...args]: Command) => {
      const folder = join(root, 'node_modules', dependency);
      const { bin: files } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      return [join(folder, files[bin]), ...args];
    };

    const built = spawnSync(process.execPath, inNodeModules(commands.build), {
      cwd: root,
      env: environment,
      encoding: 'utf8',
    });
    if (built.status !== 0) throw new Error(`${name}, build: ${built.stdout}${built.stderr}`);

    app = spawn(
      process.execPath,
      [
        // Ends the server with the test, however the test ends.
        '--import=data:text/javascript,process.on("disconnect",()=>process.exit())',
        ...inNodeModules(commands.start),
      ],
      { cwd: root, env: environment, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
    );
    await isListening(app, appPort);
    server = await fakedClerk.serveFakedClerk({
      app: root,
      ...{ port, appPort },
      frontendApi: (request) => frontendApi.fetch(request),
    });
    server.unref();
    origin = `http://127.0.0.1:${port}/`;
  };
  let prepared: Promise<void> | undefined;

  return {
    prepare: () => {
      prepared ??= prepare();
      return prepared;
    },

    start: async () => {
      frontendApi = createFakedBrowser();
      return { origin, close: async () => {} };
    },

    stop: async () => {
      // A server that is asked to end would first wait for connections that nobody closes.
      if (app?.kill('SIGKILL')) await once(app, 'exit');
      server?.closeAllConnections();
      server?.close();
    },
  };
}

async function isListening(app: ChildProcess, port: number): Promise<void> {
  for (;;) {
    if (app.exitCode !== null) throw new Error(`The server ended with ${app.exitCode}.`);
    const socket = connect(port, 'localhost');
    const isThere = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isThere) return;
    await wait(50);
  }
}
