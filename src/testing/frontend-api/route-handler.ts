import { isConnectionBreak } from './connection-break.ts';
import type { FrontendApi } from './types.ts';

/** The part of Playwright's `Route` that is used. */
export interface PlaywrightRoute {
  request(): {
    method(): string;
    url(): string;
    headers(): Record<string, string>;
    postData(): string | null;
    frame?(): { evaluate(script: string): Promise<unknown> };
  };
  fulfill(answer: {
    status: number;
    headers: Record<string, string>;
    body?: string;
  }): Promise<void>;
  abort(errorCode?: string): Promise<void>;
}

/**
 * Creates a handler for Playwright's `page.route` and `context.route` that answers with a faked Frontend API. The fake
 * runs in the process of the test, which can ask it for the real state of the server. While the page is offline, nothing
 * is answered, although Playwright would let a handler answer.
 *
 * @example
 * await context.route(`https://${frontendApi.host}/v1/**`, createRouteHandler(frontendApi));
 *
 * @see https://playwright.dev/docs/api/class-route
 */
export function createRouteHandler(
  frontendApi: Pick<FrontendApi, 'answer'>,
): (route: PlaywrightRoute) => Promise<void> {
  return async (route) => {
    const request = route.request();
    if (await isOffline(request)) return route.abort('internetdisconnected');
    const headers = request.headers();
    let answer: Awaited<ReturnType<FrontendApi['answer']>>;
    try {
      answer = await frontendApi.answer({
        method: request.method(),
        url: request.url(),
        headers: { get: (name) => headers[name] ?? null },
        text: async () => request.postData() ?? '',
      });
    } catch (error) {
      // Anything else is a mistake in a test and must not look like a broken network.
      if (!isConnectionBreak(error)) throw error;
      return route.abort('connectionfailed');
    }
    const { status, body } = answer;
    return route.fulfill({ status, headers: answer.headers, ...(body !== null && { body }) });
  };
}

/** Whether the page of a request is offline. A page that is closed or not created yet counts as online. */
async function isOffline(request: ReturnType<PlaywrightRoute['request']>): Promise<boolean> {
  try {
    return (await request.frame?.().evaluate('navigator.onLine')) === false;
  } catch {
    return false;
  }
}
