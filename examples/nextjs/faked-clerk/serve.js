import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { createFrontendApi, createNodeListener } from 'clerk-sign-out/msw';

const clerkJs = dirname(createRequire(import.meta.url).resolve('@clerk/clerk-js'));

/** Somebody is signed in. */
export function createFakedBrowser() {
  return createFrontendApi({
    allowInProduction: true,
    sessions: [
      { id: 'sess_ada', firstName: 'Ada', lastName: 'Lovelace', identifier: 'ada@example.com' },
      { id: 'sess_grace', firstName: 'Grace', lastName: 'Hopper', identifier: 'grace@example.com' },
    ],
  });
}

/**
 * Serves a faked Frontend API at `/__clerk`, and clerk-js at `/clerk-js`.
 *
 * @param {number} port 0 for any that is free.
 * @param {(request: Request) => Promise<Response>} answer
 */
export async function serveFakedClerk(port, answer) {
  const listen = createNodeListener({ fetch: answer });
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (!pathname.startsWith('/clerk-js/')) return listen(request, response);
    const script = await readFile(join(clerkJs, basename(pathname))).catch(() => undefined);
    response.writeHead(script ? 200 : 404, { 'content-type': 'text/javascript' }).end(script);
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}
