import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createFrontendApi } from '../../src/testing/frontend-api/create-frontend-api.ts';
import { type FrontendApiServer, startFrontendApiServer } from '../support/frontend-api-server.ts';

const cleanUps: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const start = async (...args: Parameters<typeof startFrontendApiServer>) => {
  const server = await startFrontendApiServer(...args);
  cleanUps.push(server.close);
  return server;
};

const clientUrl = (server: FrontendApiServer, name: string) =>
  `${server.proxyUrl(name)}/v1/client?_clerk_js_version=6.40.0`;

const getClientOverSocket = (server: FrontendApiServer) =>
  new Promise<{ ending: string; received: string }>((resolve) => {
    const received: Buffer[] = [];
    const end = (ending: string) =>
      resolve({ ending, received: Buffer.concat(received).toString() });
    const socket = connect(Number(new URL(server.origin).port), '127.0.0.1');
    socket.on('data', (data) => received.push(data));
    socket.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? ''));
    socket.on('end', () => end('closed'));
    socket.write('GET /__clerk/app/v1/client HTTP/1.1\r\nHost: localhost\r\n\r\n');
  });

describe('Frontend APIs by name', () => {
  it('answers each under its own path', async () => {
    const one = createFrontendApi({ sessions: [{ id: 'sess_one' }] });
    const other = createFrontendApi({ sessions: [{ id: 'sess_other' }] });
    const server = await start({ one });
    server.add('other', other);
    expect(await (await fetch(clientUrl(server, 'one'))).text()).toContain('sess_one');
    expect(await (await fetch(clientUrl(server, 'other'))).text()).toContain('sess_other');
    expect([one.log.length, other.log.length]).toEqual([1, 1]);

    server.remove('other');
    expect((await fetch(clientUrl(server, 'other'))).status).toBe(404);
  });

  it('passes method, body and origin on', async () => {
    const frontendApi = createFrontendApi({ requireReverification: true });
    const server = await start({ app: frontendApi });
    const verify = `${server.proxyUrl('app')}/v1/client/sessions/sess_a/verify`;
    const post = (url: string, fields: Record<string, string>) =>
      fetch(url, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: 'https://app.example.com' },
      });
    await post(verify, { level: 'first_factor' });
    const response = await post(`${verify}/prepare_first_factor`, { strategy: 'email_code' });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('https://app.example.com');

    const removed = await post(`${server.proxyUrl('app')}/v1/client/sessions?_method=DELETE`, {});
    expect(removed.status).toBe(200);
    expect(frontendApi.snapshot().signedInSessionIds).toEqual([]);
  });

  it('answers a preflight', async () => {
    const server = await start({ app: createFrontendApi() });
    const response = await fetch(clientUrl(server, 'app'), {
      method: 'OPTIONS',
      headers: { origin: 'https://app.example.com' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-credentials')).toBe('true');
  });

  it('breaks the connection before a byte is answered', async () => {
    const frontendApi = createFrontendApi();
    const server = await start({ app: frontendApi });
    frontendApi.fault({ kind: 'reset', times: 1 });

    expect(await getClientOverSocket(server)).toEqual({ ending: 'ECONNRESET', received: '' });
    expect(frontendApi.log.map(({ outcome }) => outcome)).toEqual(['reset']);
    expect((await fetch(clientUrl(server, 'app'))).status).toBe(200);
  });

  it('leaves no connection to reuse', async () => {
    const server = await start({ app: createFrontendApi() });
    const { ending, received } = await getClientOverSocket(server);
    expect(received).toMatch(/^HTTP\/1\.1 200 OK\r\nconnection: close\r\n/);
    expect(ending).toBe('closed');
  });

  it('aborts the request of a browser that has disconnected', async () => {
    const frontendApi = createFrontendApi();
    const server = await start({ app: frontendApi });
    frontendApi.fault({ kind: 'hang' });
    const controller = new AbortController();
    const rejected = expect(
      fetch(clientUrl(server, 'app'), { signal: controller.signal }),
    ).rejects.toThrow(/abort/i);
    await expect.poll(() => frontendApi.log).toHaveLength(1);
    controller.abort();
    await rejected;
    await expect.poll(() => frontendApi.log[0]?.outcome).toBe('aborted');
  });
});

describe('other paths', () => {
  const folder = async () => {
    const path = await mkdtemp(join(tmpdir(), 'frontend-api-server-'));
    cleanUps.push(() => rm(path, { recursive: true }));
    await writeFile(join(path, 'index.html'), '<h1>Home</h1>');
    await writeFile(join(path, 'app.js'), 'export {};');
    return path;
  };

  it('are served from a folder, else by the handler', async () => {
    const server = await start(
      {},
      {
        staticFolder: await folder(),
        handle: (request) =>
          request.url.endsWith('/hello') ? new Response('Hello', { status: 201 }) : undefined,
      },
    );
    const home = await fetch(`${server.origin}/`);
    expect(await home.text()).toBe('<h1>Home</h1>');
    expect(home.headers.get('content-type')).toContain('text/html');
    const script = await fetch(`${server.origin}/app.js`);
    expect(script.headers.get('content-type')).toContain('text/javascript');
    const hello = await fetch(`${server.origin}/hello`);
    expect([hello.status, await hello.text()]).toEqual([201, 'Hello']);
    expect((await fetch(`${server.origin}/missing`)).status).toBe(404);
  });

  it('are never served from outside the folder', async () => {
    const staticFolder = await folder();
    await writeFile(`${staticFolder}-secret`, 'secret');
    cleanUps.push(() => rm(`${staticFolder}-secret`));
    const server = await start({}, { staticFolder });
    const name = staticFolder.split('/').at(-1);
    for (const path of [`/..%2f${name}-secret`, `/%2e%2e/${name}-secret`, `/..%5c${name}-secret`]) {
      const response = await fetch(`${server.origin}${path}`);
      expect([path, response.status]).toEqual([path, 404]);
    }
    expect((await fetch(`${server.origin}/app.js`)).status).toBe(200);
  });
});

it('answers a mistake in a handler with 500', async () => {
  const server = await start(
    {},
    {
      handle: () => {
        throw new Error('Mistake in a test');
      },
    },
  );
  const response = await fetch(server.origin);
  expect([response.status, await response.text()]).toEqual([500, 'Error: Mistake in a test']);
});

describe('closing', () => {
  it('cuts a hanging request and frees the port', async () => {
    const frontendApi = createFrontendApi();
    const server = await startFrontendApiServer({ app: frontendApi });
    frontendApi.fault({ kind: 'hang' });
    const rejected = expect(fetch(clientUrl(server, 'app'))).rejects.toThrow();
    await expect.poll(() => frontendApi.log).toHaveLength(1);
    await server.close();
    await rejected;
    await expect(fetch(server.origin)).rejects.toThrow();
    await server.close();
  });
});
