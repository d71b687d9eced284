import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SignOutError } from '../core/errors.ts';
import { keepError, takeKeptError } from './kept-error.ts';
import { createPage } from './page.ts';

const STORAGE_KEY = 'clerk-sign-out:error';
const INSTANCE = 'clerk.example.com';
const MINUTE_MS = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

function keep(changes: Partial<Parameters<typeof keepError>[0]> = {}) {
  keepError({
    instance: INSTANCE,
    key: 'session:a',
    sessionIds: ['a'],
    signedIn: ['a', 'b'],
    error: new SignOutError('rate_limited', { retryAfterMs: 5_000 }),
    ...changes,
  });
}

/** Changes the stored error, as another version or a manual edit could have. */
function tamper(changes: object) {
  keep();
  const kept = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '');
  sessionStorage.setItem(STORAGE_KEY, JSON.stringify({ ...kept, ...changes }));
}

describe('an error that is stored for a reload', () => {
  it('can be read afterwards, once', () => {
    keep();
    const kept = takeKeptError(INSTANCE);
    expect(kept).toMatchObject({ key: 'session:a', sessionIds: ['a'], signedIn: ['a', 'b'] });
    expect(kept?.error).toBeInstanceOf(SignOutError);
    expect(kept?.error).toMatchObject({ code: 'rate_limited', retryAfterMs: 5_000 });
    expect(takeKeptError(INSTANCE)).toBeUndefined();
  });

  it('contains nothing that could name a person or hold a token', () => {
    const cause = new Error('ada@example.com eyJhbGciOi');
    keep({ error: new SignOutError('server', { cause }) });
    expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/ada|eyJ/);
    expect(JSON.stringify({ ...sessionStorage })).toMatch('server');
  });

  it('is read only by its Clerk instance', () => {
    keep();
    expect(takeKeptError('clerk.other.example')).toBeUndefined();
    expect(takeKeptError(INSTANCE)).toBeDefined();
  });

  it('is dropped after a minute, or if the clock was set back', () => {
    keep();
    vi.advanceTimersByTime(MINUTE_MS);
    expect(takeKeptError(INSTANCE)).toBeUndefined();

    keep();
    vi.setSystemTime(Date.now() - 1);
    expect(takeKeptError(INSTANCE)).toBeUndefined();

    keep();
    vi.advanceTimersByTime(MINUTE_MS - 1);
    expect(takeKeptError(INSTANCE)).toBeDefined();
  });

  it('does not exist when nothing was stored', () => {
    expect(takeKeptError(INSTANCE)).toBeUndefined();
    expect(takeKeptError('')).toBeUndefined();
  });

  it.each(['', 'no JSON', '{', 'null', '{}', '[]', '1', '"all"', '{"key":1}'])(
    'does not exist when %j is stored in its place',
    (found) => {
      sessionStorage.setItem(STORAGE_KEY, found);
      expect(takeKeptError(INSTANCE)).toBeUndefined();
      expect(takeKeptError('')).toBeUndefined();
    },
  );

  it.each<[string, object]>([
    ['a key of no target', { key: 'everyone' }],
    ['a key that is not a string', { key: ['all'] }],
    ['no key', { key: null }],
    ['an unknown code', { code: 'form_password_incorrect' }],
    ['a name of every object for its code', { code: '__proto__' }],
    ['a method of every object for its code', { code: 'constructor' }],
    ['a code that is not a string', { code: ['server'] }],
    ['no code', { code: undefined }],
    ['a pause that is not a number', { retryAfterMs: '5000' }],
    ['a pause below zero', { retryAfterMs: -1 }],
    ['a pause longer than any timer', { retryAfterMs: 2 ** 31 }],
    ['an empty pause', { retryAfterMs: null }],
    ['no sessions', { sessionIds: undefined }],
    ['sessions that are not a list', { sessionIds: 'a' }],
    ['sessions that are not ids', { signedIn: [{ id: 'a' }] }],
    ['no time', { keptAt: undefined }],
    ['an invalid time', { keptAt: {} }],
    ['no instance', { instance: undefined }],
  ])('does not exist with %s', (_, changes) => {
    tamper(changes);
    expect(takeKeptError(INSTANCE)).toBeUndefined();
    tamper({});
    expect(takeKeptError(INSTANCE)).toBeDefined();
  });

  it.each(['all', 'current', 'other-devices', 'everywhere', 'session:sess_1'] as const)(
    'can have the target %s',
    (key) => {
      keep({ key });
      expect(takeKeptError(INSTANCE)?.key).toBe(key);
    },
  );

  it.each(['getItem', 'removeItem'] as const)('is not shown if %s is refused', (method) => {
    keep();
    const refused = vi.spyOn(Storage.prototype, method).mockImplementation(() => {
      throw new DOMException('Denied', 'SecurityError');
    });
    expect(takeKeptError(INSTANCE)).toBeUndefined();
    refused.mockRestore();
    expect(takeKeptError(INSTANCE)).toBeDefined();
  });
});

describe('a deliberate reload', () => {
  const reloadWith = (location: object) => {
    vi.stubGlobal('location', { href: 'https://app.example.com/', ...location });
    return createPage(INSTANCE).reload({
      key: 'all',
      sessionIds: ['a'],
      signedIn: ['a'],
      error: new SignOutError('server'),
    });
  };

  it('stores the error for its instance', () => {
    const reload = vi.fn();
    expect(reloadWith({ reload })).toBe(true);
    expect(reload).toHaveBeenCalledOnce();
    expect(takeKeptError(INSTANCE)).toMatchObject({ key: 'all', error: { code: 'server' } });
  });

  it.each<[string, () => unknown]>([
    [
      'is full',
      () =>
        vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
          throw new DOMException('Full', 'QuotaExceededError');
        }),
    ],
    ['is missing', () => vi.stubGlobal('sessionStorage', undefined)],
    ['is null', () => vi.stubGlobal('sessionStorage', null)],
    [
      'cannot be read',
      () =>
        vi.spyOn(window, 'sessionStorage', 'get').mockImplementationOnce(() => {
          throw new DOMException('Denied', 'SecurityError');
        }),
    ],
  ])('happens without the error if the storage %s', (_, deny) => {
    deny();
    const reload = vi.fn();
    expect(reloadWith({ reload })).toBe(true);
    expect(reload).toHaveBeenCalledOnce();
    expect(takeKeptError(INSTANCE)).toBeUndefined();
  });

  it('does not happen if the page cannot be reloaded', () => {
    expect(reloadWith({})).toBe(false);
    const reload = () => {
      throw new DOMException('Denied', 'SecurityError');
    };
    expect(reloadWith({ reload })).toBe(false);
  });
});
