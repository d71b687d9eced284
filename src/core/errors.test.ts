import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isSignOutError, SignOutError, type SignOutErrorCode } from './errors.ts';

const documentation = readFileSync('docs/errors.md', 'utf8');

/** Every code, and whether the same call can succeed when it is repeated. */
const codes: Record<SignOutErrorCode, boolean> = {
  clerk_not_loaded: false,
  offline: true,
  network: true,
  timeout: true,
  rate_limited: true,
  unauthorized: false,
  reverification_required: true,
  server: true,
  session_not_found: false,
  not_confirmed_by_server: true,
  redirect_blocked: false,
  redirect_failed: true,
  partial: true,
  impersonation: false,
  unknown: true,
};
const each = Object.entries(codes).map(([code, retryable]) => ({
  code: code as SignOutErrorCode,
  retryable,
}));

describe('SignOutError', () => {
  it.each(each)(
    '$code is named in its message, and is retryable: $retryable',
    ({ code, retryable }) => {
      const error = new SignOutError(code);
      expect(error).toBeInstanceOf(Error);
      expect(error.code).toBe(code);
      expect(error.retryable).toBe(retryable);
      expect(error.message).toMatch(
        new RegExp(
          `^clerk-sign-out \\(${code}\\): [A-Za-z].+\\. See https://.+/docs/errors\\.md#${code}$`,
        ),
      );
      expect(documentation).toContain(`\n## ${code}\n`);
    },
  );

  it('has no details unless it was given some', () => {
    const error = new SignOutError('network');
    expect(error.retryAfterMs).toBeUndefined();
    expect(error.failedSessionIds).toEqual([]);
    expect(error.clerkErrors).toEqual([]);
    expect('cause' in error).toBe(false);
  });

  it('has a section in the documentation for options that are not as expected', () => {
    expect(documentation).toContain('\n## bad-options\n');
  });

  it('keeps the details it was given', () => {
    const cause = new Error('underneath');
    const error = new SignOutError('partial', { failedSessionIds: ['a', 'b'], cause });
    expect(error.failedSessionIds).toEqual(['a', 'b']);
    expect(error.cause).toBe(cause);
    expect(new SignOutError('rate_limited', { retryAfterMs: 2_000 }).retryAfterMs).toBe(2_000);
  });

  it('has a name that survives minification', () => {
    class Minified extends SignOutError {}
    expect(new Minified('network').name).toBe('SignOutError');
  });

  it('holds the code and the messages of the Clerk API errors, and nothing else', () => {
    const meta = { emailAddresses: ['a@example.com'] };
    const errors = [
      { code: 'resource_not_found', message: 'Not found', longMessage: 'No such session', meta },
      { code: 'resource_not_found', message: 42, longMessage: null, meta },
      { message: 'has no code' },
      null,
    ];
    expect(new SignOutError('server', { cause: { errors } }).clerkErrors).toEqual([
      { code: 'resource_not_found', message: 'Not found', longMessage: 'No such session' },
      { code: 'resource_not_found', message: '' },
    ]);
  });

  it('omits from a report the fields that can hold an address or a token', () => {
    const clerkError = { code: 'is_unknown', message: 'a@example.com', longMessage: 'Bearer eyJ' };
    const cause = Object.assign(new Error('a@example.com'), {
      errors: [{ ...clerkError, meta: { token: 'eyJ' } }],
      headers: { authorization: 'Bearer eyJ' },
    });
    const error = new SignOutError('rate_limited', { cause, retryAfterMs: 2_000 });
    expect(error.clerkErrors).toEqual([clerkError]);
    expect(Object.keys(error)).not.toContain('cause');
    expect(JSON.parse(JSON.stringify({ error }))).toEqual({
      error: {
        name: 'SignOutError',
        code: 'rate_limited',
        message: error.message,
        retryable: true,
        retryAfterMs: 2_000,
        failedSessionIds: [],
        mayHaveEnded: false,
        clerkErrors: [{ code: 'is_unknown' }],
      },
    });
  });

  it.each([[null], ['a string'], [42], [{ errors: 'many' }], [{ errors: null }]])(
    'has no Clerk errors when the cause is %j',
    (cause) => {
      expect(new SignOutError('unknown', { cause }).clerkErrors).toEqual([]);
    },
  );

  it('does not repeat the cause, which can hold an address or a token', () => {
    const cause = new Error('https://api.example.com/?token=secret a@example.com');
    const { message } = new SignOutError('network', { cause });
    expect(message).toBe(new SignOutError('network').message);
  });
});

describe('isSignOutError', () => {
  it('is true for a SignOutError, even from another copy of the package', () => {
    class SignOutErrorOfAnotherCopy extends Error {
      override readonly name = 'SignOutError';
      readonly code = 'network';
    }
    expect(isSignOutError(new SignOutError('network'))).toBe(true);
    expect(isSignOutError(new SignOutErrorOfAnotherCopy())).toBe(true);
  });

  it.each([
    [undefined],
    [null],
    ['SignOutError'],
    [new Error('network')],
    [Object.assign(new Error('no'), { name: 'SignOutError' })],
    [Object.assign(new Error('no'), { code: 'network' })],
    [{ name: 'SignOutError', code: 'network' }],
  ])('is false for %o', (value) => {
    expect(isSignOutError(value)).toBe(false);
  });
});

it.each([
  [{ clerkTraceId: 'trace_1' }, 'trace_1'],
  [{ clerkTraceId: 42 }, undefined],
  [null, undefined],
])('the trace of a request is that of its cause, in the JSON too: %o', (cause, traceId) => {
  const error = new SignOutError('server', { cause });
  expect(error.clerkTraceId).toBe(traceId);
  expect(error.toJSON()).toHaveProperty('clerkTraceId', traceId);
});
