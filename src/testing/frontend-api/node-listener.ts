import { isConnectionBreak } from './connection-break.ts';
import type { FrontendApi } from './types.ts';

/** The part of `http.IncomingMessage` that is read. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  method?: string | undefined;
  url?: string | undefined;
  headers: Record<string, string | string[] | undefined>;
  socket: { resetAndDestroy(): unknown };
}

/** The part of `http.ServerResponse` that is used. */
export interface NodeResponse {
  readonly writableFinished: boolean;
  on(event: 'close', listener: () => void): unknown;
  writeHead(status: number, headers: Record<string, string>): unknown;
  end(body?: Uint8Array): unknown;
}

/**
 * Creates a listener for `http.createServer`, which is also a middleware for connect, Express and Vite, that answers with
 * a faked Frontend API. The sessions live in the server and survive page loads, as with the real API.
 *
 * A broken connection is a real one: the socket is reset before a byte is answered. When the browser aborts a request,
 * the fake sees it aborted. Every answer closes its connection, because Chromium repeats a request, even a POST, when a
 * kept-alive connection breaks.
 *
 * @example In vite.config.ts, for an app with `proxyUrl: location.origin + '/__clerk'`
 * configureServer: ({ middlewares }) => void middlewares.use('/__clerk', createNodeListener(createFrontendApi())),
 */
export function createNodeListener(
  frontendApi: Pick<FrontendApi, 'fetch'>,
): (incoming: NodeRequest, outgoing: NodeResponse) => Promise<void> {
  return async (incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) gone.abort();
    });
    let response: Response;
    try {
      response = await frontendApi.fetch(await toRequest(incoming, gone.signal));
    } catch (error) {
      if (isConnectionBreak(error) || gone.signal.aborted) {
        incoming.socket.resetAndDestroy();
        return;
      }
      // A mistake in a test must not look like a broken network.
      response = new Response(String(error), { status: 500 });
    }
    outgoing.writeHead(response.status, {
      connection: 'close',
      ...Object.fromEntries(response.headers),
    });
    outgoing.end(new Uint8Array(await response.arrayBuffer()));
  };
}

async function toRequest(incoming: NodeRequest, signal: AbortSignal): Promise<Request> {
  const headers = new Headers();
  for (const [key, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(key, [value].flat().join(', '));
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const host = headers.get('host') ?? 'localhost';
  return new Request(new URL(incoming.url ?? '/', `http://${host}`), {
    method: incoming.method ?? 'GET',
    headers,
    signal,
    ...(chunks.length > 0 && { body: new Blob(chunks as BlobPart[]) }),
  });
}
