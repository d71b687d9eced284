import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  request as requestFrom,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** The network of a browser whose driver can neither disconnect it nor run a script before those of the page. */
export interface NetworkProxy {
  readonly port: number;
  /** Refuses every new request, as without a network. Requests under way continue. */
  setOffline(isOffline: boolean): void;
  close(): void;
}

/**
 * Starts a proxy that can only reach this machine.
 *
 * @param script The script that every HTML document runs first.
 */
export async function startNetworkProxy(script: string): Promise<NetworkProxy> {
  let isOffline = false;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://nowhere.invalid');
    if (isOffline || !['127.0.0.1', 'localhost'].includes(url.hostname)) {
      request.socket.destroy();
      return;
    }
    const headers = { ...request.headers, 'accept-encoding': 'identity' };
    // A new connection: the server can close a kept-alive one at the moment of reuse.
    const forwarded = requestFrom(
      url,
      { method: request.method, headers, agent: false },
      (answer) => pass(answer, response, script),
    );
    forwarded.on('error', () => request.socket.destroy());
    response.on('close', () => forwarded.destroy());
    request.pipe(forwarded);
  });
  // Requests of the browser to other hosts by HTTPS.
  server.on('connect', (_, socket) => socket.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  return {
    port: (server.address() as AddressInfo).port,
    setOffline: (is) => {
      isOffline = is;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Passes an answer on. In a document, our script is added at the top and removes itself. */
function pass(answer: IncomingMessage, response: ServerResponse, script: string): void {
  const { statusCode = 502, headers } = answer;
  answer.on('error', () => response.destroy());
  if (!headers['content-type']?.startsWith('text/html')) {
    response.writeHead(statusCode, headers);
    answer.pipe(response);
    return;
  }
  const { 'content-length': _, ...others } = headers;
  response.writeHead(statusCode, others);
  const inserted = `<script>${script};document.currentScript.remove()</script>`;
  let isInserted = false;
  answer.setEncoding('utf8');
  answer.on('data', (chunk: string) => {
    const place =
      /^\s*(<!doctype[^>]*>)?(\s*<html[^>]*>)?(\s*<head[^>]*>)?/i.exec(chunk)?.[0] ?? '';
    response.write(isInserted ? chunk : `${place}${inserted}${chunk.slice(place.length)}`);
    isInserted = true;
  });
  answer.on('end', () => response.end());
}
