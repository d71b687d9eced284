import type { FaultEffect, FrontendApiAnswer, FrontendApiRequest } from './types.ts';

/** An answer before it is serialized. */
export interface Answer {
  status: number;
  /** Null: no body. A string is sent as it is, anything else as JSON. */
  body: unknown;
  headers: Record<string, string>;
}

interface ClerkErrorFields {
  code: string;
  message: string;
  /** @default message */
  longMessage?: string;
  meta?: Record<string, unknown>;
}

export function jsonAnswer(body: unknown): Answer {
  return { status: 200, body, headers: { 'content-type': 'application/json' } };
}

/** `{ response, client }`: the envelope in which clerk-js finds the client beside the response. */
export function envelope(response: unknown, client: unknown): Answer {
  return jsonAnswer({ response, client });
}

export function errorAnswer(
  status: number,
  error: ClerkErrorFields,
  headers: Record<string, string> = {},
): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: {
      errors: [
        {
          code: error.code,
          message: error.message,
          long_message: error.longMessage ?? error.message,
          meta: error.meta ?? {},
        },
      ],
      clerk_trace_id: 'fake_trace',
    },
  };
}

export function htmlAnswer(status: number): Answer {
  const title = `${status} from a gateway`;
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
  };
}

/** An answer of the caller's choosing. */
export function bodyAnswer({
  status = 200,
  body,
  headers,
}: Extract<FaultEffect, { kind: 'body' }>): Answer {
  if (body === undefined) return { status, body: null, headers: { ...headers } };
  const type = typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/json';
  return {
    status,
    headers: { 'content-type': type, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

/** Clerk's error for a status, in Clerk's words. */
export function errorForStatus(status: number): ClerkErrorFields {
  switch (status) {
    case 401:
      return {
        code: 'authentication_invalid',
        message: 'Invalid authentication',
        longMessage: 'Unable to authenticate the request, you need to supply an active session',
      };
    case 403:
      return {
        code: 'authorization_invalid',
        message: 'Unauthorized request',
        longMessage: 'You are not authorized to perform this request',
      };
    case 404:
      return {
        code: 'resource_not_found',
        message: 'not found',
        longMessage: 'Resource not found',
      };
    case 429:
      return {
        code: 'rate_limit_exceeded',
        message: 'Too many requests',
        longMessage: 'Too many requests. Please retry later.',
      };
    default:
      return status >= 500
        ? {
            code: 'internal_clerk_error',
            message: 'Oops, an unexpected error occurred',
            longMessage:
              "There was an internal error on our servers. We've been notified and are working on fixing it.",
          }
        : { code: 'request_invalid', message: `The request was refused with ${status}` };
  }
}

/** Without these a browser hides a cross-origin answer from clerk-js, as if the network were down. */
function crossOriginHeaders(request: FrontendApiRequest): Record<string, string> {
  const origin = request.headers?.get('origin') ?? null;
  if (origin === null) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'authorization, retry-after, x-country',
    vary: 'Origin',
  };
}

export function preflightAnswer(request: FrontendApiRequest): FrontendApiAnswer {
  return {
    status: 204,
    headers: {
      ...crossOriginHeaders(request),
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers':
        request.headers?.get('access-control-request-headers') ?? 'authorization, content-type',
    },
    body: null,
  };
}

export function toWire(answer: Answer, request: FrontendApiRequest): FrontendApiAnswer {
  const { status, body, headers } = answer;
  return {
    status,
    headers: { ...headers, ...crossOriginHeaders(request) },
    body: body === null || typeof body === 'string' ? body : JSON.stringify(body),
  };
}
