import { type HttpHandler, HttpResponse, http } from 'msw';
import { isConnectionBreak } from './connection-break.ts';
import type { FrontendApi } from './types.ts';

/** What `createHandlers` can be told. */
export interface CreateHandlersOptions {
  /**
   * The path of the app's `proxyUrl`, answered on every origin, or `false` for none. Starts with a slash.
   *
   * @default '/__clerk'
   */
  proxyPath?: string | false;
}

/**
 * Makes the msw handlers that answer clerk-js with a faked Frontend API.
 *
 * They answer `/v1/*` at the host of the fake and, for an app with a `proxyUrl`, `/__clerk/v1/*` at any origin. An
 * endpoint the fake doesn't know is answered with 404 and its name, never passed on to a real server. Nothing is answered
 * while `navigator.onLine` is `false`, though a service worker could.
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
      // Anything else is a mistake in a test, which must not pass for a broken network.
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
