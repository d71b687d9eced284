import { once } from 'node:events';
import { createServer, request as requestFrom } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A proxy before an example, in which a test observes and fails requests the same way in every engine. */
export interface ExampleProxy {
  /** With a slash at the end. */
  readonly origin: string;
  /** The requested paths with their queries, oldest first. */
  readonly requests: readonly string[];
  /** Answers the next request to such a path with 500, as Clerk would. */
  failOnce(path: RegExp): void;
  /** Resolves when such a path has been asked for. */
  askedFor(path: RegExp): Promise<void>;
  /** Resolves when nothing has been under way for 1.5 seconds: a slow page pauses before it loads Clerk. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

const IDLE_MS = 1_500;
const POLLING_MS = 20;

/** Starts a proxy before a server of this machine. */
export async function startExampleProxy(target: string): Promise<ExampleProxy> {
  const requests: string[] = [];
  const failing: RegExp[] = [];
  let underWay = 0;
  let changedAt = performance.now();

  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/';
    requests.push(path);
    underWay += 1;
    changedAt = performance.now();
    outgoing.on('close', () => {
      underWay -= 1;
      changedAt = performance.now();
    });
    const next = failing.findIndex((pattern) => pattern.test(path));
    if (next >= 0) {
      failing.splice(next, 1);
      outgoing.writeHead(500, { 'content-type': 'application/json' }).end('{"errors":[]}');
      return;
    }
    const { method, headers } = incoming;
    const forwarded = requestFrom(new URL(path, target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    outgoing.on('close', () => forwarded.destroy());
    incoming.pipe(forwarded);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}/`,
    requests,
    failOnce: (path) => void failing.push(path),
    askedFor: async (path) => {
      while (!requests.some((request) => path.test(request))) await pause(POLLING_MS);
    },
    idle: async () => {
      while (underWay > 0 || performance.now() - changedAt < IDLE_MS) await pause(POLLING_MS);
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
