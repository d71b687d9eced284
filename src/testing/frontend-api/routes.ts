import type { FrontendApiCall, FrontendApiRequest } from './types.ts';

/** What a request asks for, independent of its origin and proxy. */
export interface Route {
  call: FrontendApiCall;
  /** The intended method: clerk-js sends everything but GET as POST with `_method`. */
  method: string;
  /** From `/v1` on. */
  path: string;
  /** The pattern of `endpoints` that the request matches, or null. */
  pattern: RoutePattern | null;
  /** The id of the session or device in the path. */
  sessionId: string | null;
  search: URLSearchParams;
}

const ROUTES = {
  'GET /environment': 'environment',
  'PATCH /environment': 'environment',
  'GET /client': 'client',
  'PUT /client': 'client',
  'DELETE /client': 'remove-all',
  'DELETE /client/sessions': 'remove-all',
  'GET /client/touch': 'other',
  'GET /client/sync': 'other',
  'GET /client/sessions/{id}': 'other',
  'POST /client/sessions/{id}/remove': 'remove-session',
  'POST /client/sessions/{id}/end': 'end-session',
  'POST /client/sessions/{id}/touch': 'touch',
  'POST /client/sessions/{id}/tokens': 'token',
  'POST /client/sessions/{id}/tokens/{template}': 'token',
  'POST /client/sessions/{id}/verify': 'reverification',
  'POST /client/sessions/{id}/verify/prepare_first_factor': 'reverification',
  'POST /client/sessions/{id}/verify/attempt_first_factor': 'reverification',
  'GET /me': 'other',
  'GET /me/sessions/active': 'list-devices',
  'POST /me/sessions/{id}/revoke': 'revoke-device',
  'POST /dev_browser': 'other',
} as const satisfies Record<string, FrontendApiCall>;

export type RoutePattern = keyof typeof ROUTES;

const matchers = (Object.keys(ROUTES) as RoutePattern[]).map((pattern) => ({
  pattern,
  expression: new RegExp(
    `^${pattern.replace('{id}', '(?<id>[^/]+)').replace('{template}', '[^/]+')}$`,
  ),
}));

export function routeOf(request: FrontendApiRequest): Route {
  const url = new URL(request.url);
  const method = (url.searchParams.get('_method') ?? request.method).toUpperCase();
  // A proxy's path may contain `/v1/` too; that of the API is the last one.
  const start = url.pathname.lastIndexOf('/v1/');
  const path = (start === -1 ? url.pathname : url.pathname.slice(start)).replace(/\/$/, '');
  const target = `${method} ${path.replace(/^\/v1/, '')}`;

  for (const { pattern, expression } of start === -1 ? [] : matchers) {
    const match = expression.exec(target);
    if (match !== null) {
      return {
        call: ROUTES[pattern],
        method,
        path,
        pattern,
        sessionId: match.groups?.['id'] ?? null,
        search: url.searchParams,
      };
    }
  }
  return { call: 'other', method, path, pattern: null, sessionId: null, search: url.searchParams };
}
