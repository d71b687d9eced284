import { isConnectionBreak } from './connection-break.ts';
import type { FrontendApi } from './types.ts';

/** What is used of a `Route` of Playwright. */
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
 * Makes a handler for Playwright's `page.route` and `context.route` that answers with a faked Frontend API. It lives in
 * the process of the test, which can ask it what the server really holds. It answers nothing while the page is offline,
 * though Playwright lets a handler do so.
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
      // Anything else is a mistake in a test, which must not pass for a broken network.
      if (!isConnectionBreak(error)) throw error;
      return route.abort('connectionfailed');
    }
    const { status, body } = answer;
    return route.fulfill({ status, headers: answer.headers, ...(body !== null && { body }) });
  };
}

/** Whether the page of a request is offline; a page that has gone, or that is not there yet, cannot be asked. */
async function isOffline(request: ReturnType<PlaywrightRoute['request']>): Promise<boolean> {
  try {
    return (await request.frame?.().evaluate('navigator.onLine')) === false;
  } catch {
    return false;
  }
}
