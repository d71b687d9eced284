import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { isConnectionBreak } from '../../src/testing/frontend-api/connection-break.js';
import type { FrontendApi } from '../../src/testing/frontend-api/types.js';

export interface FrontendApiServerOptions {
  /** Answers what is neither a Frontend API nor a static file; `undefined` leaves it to a 404. */
  handle?: (request: Request) => Response | undefined | Promise<Response | undefined>;
  /** Absolute path of a folder served at `/`, `index.html` for a folder. */
  staticFolder?: string;
}

export interface FrontendApiServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** The `proxyUrl` for clerk-js: `<origin>/__clerk/<name>`. */
  proxyUrl(name: string): string;
  /** Serves a Frontend API under a name; the name can be taken over by another one later. */
  add(name: string, frontendApi: FrontendApi): void;
  remove(name: string): void;
  /** Cuts every connection, also of requests that hang, and frees the port. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const CONTENT_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * Starts a loopback server for faked Frontend APIs: `<origin>/__clerk/<name>/v1/*`.
 *
 * A broken connection is a real one: the socket is destroyed before a byte is answered. A browser that aborts a request
 * aborts it for the fake too.
 */
export async function startFrontendApiServer(
  frontendApis: Record<string, FrontendApi> = {},
  options: FrontendApiServerOptions = {},
): Promise<FrontendApiServer> {
  const named = new Map(Object.entries(frontendApis));

  const server = createServer((incoming, outgoing) => {
    // Chromium repeats a request by itself, a POST too, when a connection it has used before breaks: a lost answer
    // would become a second sign-out that the page knows nothing of.
    outgoing.setHeader('connection', 'close');
    answer(incoming, outgoing).catch((error: unknown) => {
      if (isConnectionBreak(error) || outgoing.destroyed || outgoing.headersSent) {
        incoming.socket.resetAndDestroy();
        return;
      }
      // Anything else is a mistake in a test, which must not pass for a broken network.
      outgoing.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  });

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', origin);
    const gone = new AbortController();
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) gone.abort();
    });
    const request = await toRequest(incoming, url, gone.signal);

    const name = /^\/__clerk\/([^/]+)\/v1\//.exec(url.pathname)?.[1];
    if (name !== undefined) {
      const frontendApi = named.get(name);
      await send(
        frontendApi === undefined
          ? new Response(`No Frontend API is named ${name}.`, { status: 404 })
          : await frontendApi.fetch(request),
        outgoing,
      );
      return;
    }
    if (await sendFile(url, outgoing)) return;
    const response = await options.handle?.(request);
    await send(response ?? new Response(`Nothing at ${url.pathname}.`, { status: 404 }), outgoing);
  }

  async function sendFile(url: URL, outgoing: ServerResponse): Promise<boolean> {
    if (options.staticFolder === undefined) return false;
    const folder = resolve(options.staticFolder);
    // `new URL` has resolved every `..`; decoding brings some back.
    let file = join(folder, decodeURIComponent(url.pathname));
    if (file !== folder && !file.startsWith(`${folder}${sep}`)) return false;
    let found = await stat(file).catch(() => undefined);
    if (found?.isDirectory()) {
      file = join(file, 'index.html');
      found = await stat(file).catch(() => undefined);
    }
    if (!found?.isFile()) return false;
    outgoing.writeHead(200, {
      'cache-control': 'no-store',
      'content-type': CONTENT_TYPES[extname(file)] ?? 'application/octet-stream',
      'content-length': found.size,
    });
    createReadStream(file).pipe(outgoing);
    await once(outgoing, 'finish');
    return true;
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A test that forgets to close still ends.
  server.unref();
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;

  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= new Promise<void>((done, reject) => {
      server.close((error) => (error ? reject(error) : done()));
      server.closeAllConnections();
    });
    return closing;
  };

  return {
    origin,
    proxyUrl: (name) => `${origin}/__clerk/${name}`,
    add: (name, frontendApi) => {
      named.set(name, frontendApi);
    },
    remove: (name) => {
      named.delete(name);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function toRequest(
  incoming: IncomingMessage,
  url: URL,
  signal: AbortSignal,
): Promise<Request> {
  const headers = new Headers();
  for (const [key, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(key, [value].flat().join(', '));
  }
  const body = await buffer(incoming);
  return new Request(url, {
    method: incoming.method ?? 'GET',
    headers,
    signal,
    ...(body.length > 0 && { body }),
  });
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(body);
}
