import type { FrontendApi } from '../frontend-api/types.ts';
import { apiResponseError, networkError, runtimeError, type WireError } from './clerk-errors.ts';
import type { Scripts } from './scripts.ts';
import type { ClerkGeneration, ScriptedCall } from './types.ts';

/** A resource in wire format. */
export type Json = Record<string, unknown>;

/** One request as clerk-js makes it. */
export interface ApiRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** From after `/v1` on. */
  path: string;
  /** Which scripts it uses up. */
  script?: ScriptedCall;
}

interface FetchOptions {
  /** Reads the client of the answer of a `GET` too. */
  forceUpdateClient?: boolean;
  skipUpdateClient?: boolean;
}

export interface ApiClient {
  /** Sends a request. The caller reads the answer. */
  request(request: ApiRequest): Promise<{ status: number; payload: unknown; retryAfter?: number }>;
  /** Sends a request, takes over the client of the answer and throws if refused. `null`: failed, and swallowed. */
  fetch(request: ApiRequest, options?: FetchOptions): Promise<Json | null>;
  buildUrl(request: Pick<ApiRequest, 'method' | 'path'>, search?: Record<string, string>): URL;
  /** Breaks every connection. */
  disconnect(): void;
}

interface ApiClientContext {
  server: FrontendApi;
  /** Throws on a page where fakes are not allowed. */
  refuse(): void;
  scripts: Scripts;
  generation: ClerkGeneration;
  version: string;
  retryDelayMs: number;
  /** What clerk-js calls a valid browser that is online. */
  isValidBrowserOnline(): boolean;
  isOnline(): boolean;
  rethrowsNetworkErrors(): boolean;
  sessionId(): string | undefined;
  /** An answer has brought a client. */
  updateClient(client: Json): void;
  handleUnauthenticated(): Promise<unknown>;
}

/**
 * Talks to the faked Frontend API as clerk-js does to the real one.
 *
 * @see clerk/javascript packages/clerk-js/src/core/fapiClient.ts and core/resources/Base.ts
 */
export function createApiClient(context: ApiClientContext): ApiClient {
  const { server, scripts, generation, retryDelayMs } = context;
  const connections = new Set<AbortController>();

  function buildUrl(
    { method, path }: Pick<ApiRequest, 'method' | 'path'>,
    search: Record<string, string> = {},
  ): URL {
    const url = new URL(`https://${server.host}/v1${path}`);
    const add = (name: string, value: string) => url.searchParams.append(name, value);
    for (const [name, value] of Object.entries(search)) add(name, value);
    add('_clerk_js_version', context.version);
    if (method === 'DELETE') add('_method', method);
    const sessionId = context.sessionId();
    if (!path.startsWith('/client') && sessionId !== undefined) add('_clerk_session_id', sessionId);
    return url;
  }

  async function request({ method, path, script: call }: ApiRequest) {
    context.refuse();
    const url = buildUrl({ method, path });
    const script = call && scripts.take(call);
    if (script?.isUnconfirmed) return { status: 200, payload: null };

    const attempt = async () => {
      if (!context.isOnline()) throw new TypeError('Failed to fetch');
      const connection = new AbortController();
      connections.add(connection);
      // The last injected fault strikes, and it strikes before `answer` returns.
      const lift = script?.effect && server.fault({ ...script.effect, times: 1 });
      try {
        const answering = server.answer({
          method: method === 'GET' ? 'GET' : 'POST',
          url: url.href,
          headers: { get: (name) => (name === 'origin' ? pageOrigin() : null) },
          signal: connection.signal,
          text: async () => '',
        });
        lift?.();
        return await answering;
      } catch {
        throw script?.error ?? new TypeError('Failed to fetch');
      } finally {
        connections.delete(connection);
      }
    };

    const tries = method !== 'GET' ? 1 : context.isOnline() ? 4 : 11;
    for (let failures = 1; ; failures += 1) {
      try {
        const { status, headers, body } = await attempt();
        const retryAfter = Number.parseInt(headers['retry-after'] ?? '', 10);
        return {
          status,
          payload: parse(body, status, generation),
          ...(status === 429 && !Number.isNaN(retryAfter) && { retryAfter }),
        };
      } catch (error) {
        if (error instanceof SyntaxError || error === script?.error) throw error;
        if (failures >= tries) throw networkError(url.href, error);
        url.searchParams.set('_clerk_retry_attempt', String(failures));
        await pause(Math.min(retryDelayMs * 2 ** (failures - 1), 5000));
      }
    }
  }

  return {
    request,
    buildUrl,

    async fetch(apiRequest, { forceUpdateClient = false, skipUpdateClient = false } = {}) {
      let answer: Awaited<ReturnType<typeof request>>;
      try {
        answer = await request(apiRequest);
      } catch (error) {
        if (context.rethrowsNetworkErrors()) {
          throw runtimeError('network_error', error instanceof Error ? error.message : '');
        }
        // The cause of every sign-out that "succeeds" offline.
        if (!context.isValidBrowserOnline()) return null;
        throw error;
      }

      const payload = answer.payload as Json | null;
      const client = payload?.['client'];
      if (client && (apiRequest.method !== 'GET' || forceUpdateClient) && !skipUpdateClient) {
        context.updateClient(client as Json);
      }
      if (answer.status < 400) return payload;

      if (answer.status === 401) await context.handleUnauthenticated();
      const errors = (payload?.['errors'] ?? []) as WireError[];
      throw apiResponseError(answer.status, errors, answer.retryAfter);
    },

    disconnect() {
      for (const connection of [...connections]) connection.abort();
    },
  };
}

function parse(body: string | null, status: number, generation: ClerkGeneration): unknown {
  if (body === null) return null;
  try {
    return JSON.parse(body);
  } catch (error) {
    // Core 3 treats a gateway's page as an answer without errors; Core 2 fails on any HTML page.
    if (generation === 'core-3' && status >= 500) return null;
    throw error;
  }
}

function pageOrigin(): string | null {
  return globalThis.location?.origin ?? null;
}

function pause(durationMs: number): Promise<void> | undefined {
  // No timer for 0: a test with fake timers would wait forever.
  return durationMs === 0 ? undefined : new Promise((resolve) => setTimeout(resolve, durationMs));
}
