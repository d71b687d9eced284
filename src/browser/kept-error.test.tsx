import { afterEach, describe, expect, it, vi } from 'vitest';
import { SignOutError } from '../core/errors.ts';
import { keepErrorForReload, takeKeptError } from './kept-error.ts';

afterEach(() => {
  sessionStorage.clear();
});

describe('an error that is kept for a reload', () => {
  it('is there afterwards, once', () => {
    const error = new SignOutError('rate_limited', { retryAfterMs: 5_000 });
    expect(keepErrorForReload('session:a', error)).toBe(true);
    const kept = takeKeptError();
    expect(kept?.key).toBe('session:a');
    expect(kept?.error).toBeInstanceOf(SignOutError);
    expect(kept?.error).toMatchObject({ code: 'rate_limited', retryAfterMs: 5_000 });
    expect(takeKeptError()).toBeUndefined();
  });

  it('takes nothing along that could name a person or hold a token', () => {
    const cause = new Error('ada@example.com eyJhbGciOi');
    keepErrorForReload('all', new SignOutError('server', { cause }));
    expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/ada|eyJ/);
    expect(JSON.stringify({ ...sessionStorage })).toMatch('server');
  });

  it('is not kept where the browser stores nothing', () => {
    const setItem = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('Full', 'QuotaExceededError');
    });
    expect(keepErrorForReload('all', new SignOutError('server'))).toBe(false);
    setItem.mockRestore();
    expect(keepErrorForReload('all', new SignOutError('server'))).toBe(true);
  });

  it('is not looked for where the browser forbids it', () => {
    keepErrorForReload('all', new SignOutError('server'));
    const getItem = vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('No', 'SecurityError');
    });
    expect(takeKeptError()).toBeUndefined();
    getItem.mockRestore();
    expect(takeKeptError()).toBeDefined();
  });

  it.each(['', 'no JSON', '{', 'null'])('is none when %j is found in its place', (found) => {
    sessionStorage.setItem('clerk-sign-out:error', found);
    expect(takeKeptError()).toBeUndefined();
  });
});
