import { type HttpHandler, HttpResponse, http } from 'msw';
import { isConnectionBreak } from './connection-break.ts';
import type { FrontendApi } from './types.ts';

/** The options of `createHandlers`. */
export interface CreateHandlersOptions {
  /**
   * The path of your `proxyUrl`, answered on every origin, or `false` for none. Starts with a slash.
   *
   * @default '/__clerk'
   */
  proxyPath?: string | false;
}

/**
 * Creates msw handlers that answer clerk-js with a faked Frontend API.
 *
 * They answer `/v1/*` at the host of the fake and, for an app with a `proxyUrl`, `/__clerk/v1/*` at any origin. An
 * endpoint the fake doesn't know is answered with 404 and its name, never passed on to a real server. While
 * `navigator.onLine` is `false`, nothing is answered, although a service worker could answer.
 *
 * @example In Node
 * const server = setupServer(...createHandlers(createFrontendApi()));
 * server.listen({ onUnhandledFrame: 'error' });
 *
 * @example In a browser
 * const worker = setupWorker(...createHandlers(createFrontendApi()));
 * await worker.start();
 */
export function createHandlers(
  frontendApi: FrontendApi,
  options: CreateHandlersOptions = {},
): HttpHandler[] {
  const { proxyPath = '/__clerk' } = options;
  if (proxyPath !== false && !/^\/.*[^/]$/.test(proxyPath)) {
    throw new TypeError(
      'createHandlers: proxyPath must be a path with a slash in front and none at its end, or false.',
    );
  }
  const resolve = async ({ request }: { request: Request }): Promise<Response> => {
    if (globalThis.navigator?.onLine === false) return HttpResponse.error();
    try {
      return await frontendApi.fetch(request);
    } catch (error) {
      // Anything else is a mistake in a test and must not look like a broken network.
      if (!isConnectionBreak(error) && !request.signal.aborted) throw error;
      return HttpResponse.error();
    }
  };

  const handlers = [
    http.all(new RegExp(`^https?://${escapeExpression(frontendApi.host)}/v1/`), resolve),
  ];
  if (proxyPath !== false) {
    handlers.push(
      http.all(new RegExp(`^https?://[^/]+${escapeExpression(proxyPath)}/v1/`), resolve),
    );
  }
  return handlers;
}

function escapeExpression(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
