import { describe, expect, it } from 'vitest';
import { SignOutError, type SignOutErrorCode } from '../core/errors.ts';
import { toSignOutError } from './to-sign-out-error.ts';

/** Errors as clerk-js makes them. Their names are minified, so none is set here. */
const apiError = (status: number, errors: object[] = [], more = {}) =>
  Object.assign(new Error('Refused'), { status, errors, clerkError: true, ...more });
const GONE = { code: 'resource_not_found', message: 'No session was found' };
const networkError = new Error(
  'ClerkJS: Network error at "https://clerk.example.com/v1/client/sessions" - TypeError: Failed to fetch. Please try again.',
);

describe('a failure of clerk-js is mapped', () => {
  it.each<[name: string, cause: unknown, code: SignOutErrorCode]>([
    ['a 401', apiError(401, [{ code: 'authentication_invalid' }]), 'unauthorized'],
    ['a 403', apiError(403, [{ code: 'authorization_invalid' }]), 'unauthorized'],
    ['a 401 of a gateway', apiError(401), 'server'],
    ['a 403 of a gateway with errors', apiError(403, [{ code: 'FORBIDDEN' }]), 'server'],
    ['a 431 of a gateway', apiError(431), 'server'],
    ['a 404', apiError(404, [GONE]), 'session_not_found'],
    ['a 410', apiError(410, [GONE]), 'session_not_found'],
    ['a 404 of a gateway', apiError(404), 'server'],
    ['a 410 of a gateway', apiError(410), 'server'],
    ['a 404 of a gateway with errors', apiError(404, [{ title: 'Not Found' }]), 'server'],
    ['a 429', apiError(429), 'rate_limited'],
    ['a 500', apiError(500), 'server'],
    ['a 503 with an HTML body, in Core 3', apiError(503), 'server'],
    ['an HTML body, in Core 2', new SyntaxError('Unexpected token <'), 'server'],
    [
      'an HTML body, in Core 2 and WebKit',
      new DOMException('The string did not match the expected pattern.', 'SyntaxError'),
      'server',
    ],
    ['a 400', apiError(400, [{ code: 'request_invalid' }]), 'unknown'],
    ['a 422', apiError(422, [{ code: 'form_param_invalid' }]), 'unknown'],
    ['a broken connection', networkError, 'network'],
    ['a broken connection, in Safari', new TypeError('Load failed'), 'network'],
    ['a broken connection, in Firefox', new TypeError('NetworkError when attempting'), 'network'],
    ['a broken connection, in Node', new TypeError('fetch failed'), 'network'],
    [
      'a connection that breaks in the middle of the body, in Firefox',
      new DOMException('The operation was aborted. ', 'AbortError'),
      'network',
    ],
    [
      'a body that ends too early, in Firefox',
      new TypeError('Content-Length header of network response exceeds response Body.'),
      'network',
    ],
    ['a body that cannot be decoded, in Firefox', new TypeError('Decoding failed.'), 'network'],
    ['a runtime error of the network', { code: 'network_error', message: 'No' }, 'network'],
    ['a runtime error of being offline', { code: 'clerk_offline', message: 'No' }, 'network'],
    ['a captcha with too many attempts', { code: 'captcha_client_attempts_exceeded' }, 'unknown'],
    [
      'a demand to verify oneself first',
      apiError(403, [{ code: 'session_reverification_required', message: 'Verify' }]),
      'reverification_required',
    ],
    ['an unknown error', new Error('boom'), 'unknown'],
    ['nothing, like setActive before load', undefined, 'unknown'],
    ['null', null, 'unknown'],
    ['a string', 'Failed', 'unknown'],
    ['an object without a message', {}, 'unknown'],
    ['a message that is not a string', { message: 42 }, 'unknown'],
    ['a mistake in code', new TypeError("reading 'fetch' of undefined"), 'unknown'],
  ])('%s', (_, cause, code) => {
    const error = toSignOutError(cause, true);
    expect(error).toBeInstanceOf(SignOutError);
    expect(error.code).toBe(code);
    expect(error.cause).toBe(cause ?? error.cause);
  });

  it('to offline when the browser is', () => {
    expect(toSignOutError(networkError, false).code).toBe('offline');
    expect(toSignOutError({ code: 'clerk_offline' }, false).code).toBe('offline');
    expect(toSignOutError(apiError(500), false).code).toBe('server');
    expect(toSignOutError(new Error('boom'), false).code).toBe('unknown');
  });

  it('with the seconds of retry-after in milliseconds', () => {
    const error = toSignOutError(apiError(429, [], { retryAfter: 7 }), true);
    expect(error.retryAfterMs).toBe(7_000);
    expect(toSignOutError(apiError(429), true).retryAfterMs).toBeUndefined();
    expect(toSignOutError(apiError(429, [], { retryAfter: 0 }), true).retryAfterMs).toBe(0);
    for (const retryAfter of [-1, Number.NaN, 99_999_999_999])
      expect(toSignOutError(apiError(429, [], { retryAfter }), true).retryAfterMs).toBeUndefined();
  });

  it('with the errors of the API', () => {
    const errors = [{ code: 'resource_not_found', message: 'Not found' }];
    expect(toSignOutError(apiError(404, errors), true).clerkErrors).toEqual(errors);
  });

  it('to server if a gateway has a code for its 404', () => {
    const codes = ['resource_not_found', 'NOT_FOUND', 'not_found'].map(
      (code) => toSignOutError(apiError(404, [{ code, message: '' }]), true).code,
    );
    expect(codes).toEqual(['session_not_found', 'server', 'server']);
  });

  it('once: a SignOutError stays the same', () => {
    const error = new SignOutError('timeout');
    expect(toSignOutError(error, true)).toBe(error);
    expect(toSignOutError(error, false)).toBe(error);
  });
});
