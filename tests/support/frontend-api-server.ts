import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import { createNodeListener } from '../../src/testing/frontend-api/node-listener.ts';
import type { FrontendApi } from '../../src/testing/frontend-api/types.ts';

export interface FrontendApiServerOptions {
  /** Answers requests for neither a Frontend API nor a static file. `undefined` results in a 404. */
  handle?: (request: Request) => Response | undefined | Promise<Response | undefined>;
  /** The absolute path of a folder served at `/`, with `index.html` for folders. */
  staticFolder?: string;
  /** The `cache-control` of static files. @default 'no-store' */
  staticCaching?: string;
}

export interface FrontendApiServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** The `proxyUrl` for clerk-js: `<origin>/__clerk/<name>`. */
  proxyUrl(name: string): string;
  /** Serves a Frontend API under a name. Another one can replace it later. */
  add(name: string, frontendApi: FrontendApi): void;
  remove(name: string): void;
  /** Closes every connection, including those of hanging requests, and frees the port. */
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

/** Starts a loopback server for faked Frontend APIs: `<origin>/__clerk/<name>/v1/*`. */
export async function startFrontendApiServer(
  frontendApis: Record<string, FrontendApi> = {},
  options: FrontendApiServerOptions = {},
): Promise<FrontendApiServer> {
  const named = new Map(Object.entries(frontendApis));

  async function answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const name = /^\/__clerk\/([^/]+)\/v1\//.exec(pathname)?.[1];
    if (name !== undefined) {
      return (
        named.get(name)?.fetch(request) ??
        new Response(`No Frontend API is named ${name}.`, { status: 404 })
      );
    }
    return (
      (await readStaticFile(pathname)) ??
      (await options.handle?.(request)) ??
      new Response(`Nothing at ${pathname}.`, { status: 404 })
    );
  }

  async function readStaticFile(pathname: string): Promise<Response | undefined> {
    if (options.staticFolder === undefined) return undefined;
    const folder = resolve(options.staticFolder);
    // `new URL` has resolved every `..`, but decoding can bring some back.
    const path = join(folder, decodeURIComponent(pathname));
    if (path !== folder && !path.startsWith(`${folder}${sep}`)) return undefined;
    const isFolder = (await stat(path).catch(() => undefined))?.isDirectory();
    const file = isFolder ? join(path, 'index.html') : path;
    const content = await readFile(file).catch(() => undefined);
    return (
      content &&
      new Response(content, {
        headers: {
          'cache-control': options.staticCaching ?? 'no-store',
          'content-type': CONTENT_TYPES[extname(file)] ?? 'application/octet-stream',
        },
      })
    );
  }

  const server = createServer(createNodeListener({ fetch: answer }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // The process can end even if a test does not close the server.
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
