import { describe, expect, it } from 'vitest';
import { isSignOutError } from './errors.ts';
import { assertRedirectAllowed } from './redirect.ts';

const PAGE = 'https://app.example.com/account/settings?tab=1#top';

function isAllowed(
  to: unknown,
  allowed: readonly (string | RegExp)[] = [],
  base: string | undefined = PAGE,
) {
  try {
    assertRedirectAllowed(to, base, allowed);
    return true;
  } catch (error) {
    if (isSignOutError(error) && error.code === 'redirect_blocked') return false;
    throw error;
  }
}

describe('on a page', () => {
  it.each([
    '/',
    '/goodbye',
    '/goodbye?from=/account#top',
    'goodbye',
    '../goodbye',
    '?signed-out',
    '#signed-out',
    '/search?to=https://evil.example',
    '/search?to=//evil.example',
    '/a//b',
    '/javascript:alert(1)',
    'https://app.example.com',
    'https://app.example.com/goodbye',
    'https://app.example.com:443/goodbye',
    'HTTPS://APP.EXAMPLE.COM/goodbye',
  ])('allows %s, which stays on this origin', (to) => {
    expect(isAllowed(to)).toBe(true);
  });

  it.each([
    'https://evil.example',
    'https://app.example.com.evil.example/',
    'https://evil.example/app.example.com',
    'https://evil.example#https://app.example.com',
    'http://app.example.com/',
    'https://app.example.com:8443/',
    'https://other.example.com/',
    'ftp://app.example.com/',
    'myapp://home',
    'mailto:a@example.com',
  ])('refuses %s, another origin', (to) => {
    expect(isAllowed(to)).toBe(false);
  });

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'javascript://app.example.com/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://app.example.com/550e8400',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'about:blank',
  ])('refuses %s, even where everything is allowed', (to) => {
    expect(isAllowed(to)).toBe(false);
    expect(isAllowed(to, [/.*/])).toBe(false);
    expect(isAllowed('https://evil.example', [/.*/])).toBe(true);
  });

  it.each([
    '//evil.example',
    '///evil.example',
    '////evil.example',
    '//app.example.com/goodbye',
    '/\\evil.example',
    '\\\\evil.example',
    '\\/evil.example',
    'https:\\\\evil.example',
    '/goodbye\\..\\..',
  ])('refuses %s, whose slashes are not what they seem', (to) => {
    expect(isAllowed(to)).toBe(false);
  });

  it.each([
    '/.//evil.example',
    '/..//evil.example',
    '/account/..//evil.example',
    './/../..//evil.example',
    '/%2e//evil.example',
    'https://app.example.com//evil.example',
    'https://app.example.com/.//evil.example',
  ])('refuses %s, whose path alone names another host', (to) => {
    const { origin, pathname } = new URL(to, PAGE);
    expect(origin).toBe('https://app.example.com');
    // What a router is handed: without the origin it is a URL of another one.
    expect(new URL(pathname, PAGE).host).toBe('evil.example');
    expect(isAllowed(to)).toBe(false);
  });

  it.each([
    ['a tab in the scheme', 'java\tscript:alert(1)'],
    ['a line feed in the scheme', 'java\nscript:alert(1)'],
    ['a carriage return in the scheme', 'java\rscript:alert(1)'],
    ['a control character before the scheme', '\u0001javascript:alert(1)'],
    ['a null before the scheme', '\u0000javascript:alert(1)'],
    ['a tab between slashes', '/\t/evil.example'],
    ['a line feed between slashes', '/\n/evil.example'],
    ['a tab before slashes', '\t//evil.example'],
    ['a delete character', '/good\u007fbye'],
    ['a space before the slashes', ' //evil.example'],
    ['a space before the scheme', ' javascript:alert(1)'],
    ['a no-break space before the slashes', '\u00a0//evil.example'],
    ['a byte order mark before the scheme', '\ufeffjavascript:alert(1)'],
  ])('refuses %s', (_, to) => {
    expect(isAllowed(to, [/.*/])).toBe(false);
  });

  it.each([
    'https://user@app.example.com/',
    'https://user:secret@app.example.com/',
    'https://:secret@app.example.com/',
    'https://app.example.com@evil.example/',
  ])('refuses credentials: %s', (to) => {
    expect(isAllowed(to)).toBe(false);
    expect(isAllowed(to, [/.*/])).toBe(false);
  });

  it.each([
    ['an empty string', ''],
    ['undefined', undefined],
    ['null', null],
    ['a number', 42],
    ['true', true],
    ['an object', { toString: () => '/goodbye' }],
    ['a URL object', new URL('https://app.example.com/goodbye')],
    ['a promise', Promise.resolve('/goodbye')],
    ['a URL without a host', 'https://'],
    ['a host with a space', 'https://exa mple.com'],
  ])('refuses what is no URL: %s', (_, to) => {
    expect(isAllowed(to)).toBe(false);
  });

  it('says nothing about where it was to go', () => {
    expect.assertions(1);
    try {
      assertRedirectAllowed('https://evil.example/?token=secret', PAGE);
    } catch (error) {
      expect((error as Error).message).not.toMatch(/evil|secret/);
    }
  });
});

describe('allowed origins', () => {
  it('allow an origin as a string, with any path', () => {
    expect(isAllowed('https://www.example.com/goodbye?a#b', ['https://www.example.com'])).toBe(
      true,
    );
    expect(isAllowed('https://www.example.com:443', ['https://www.example.com'])).toBe(true);
  });

  it.each([
    'http://www.example.com',
    'https://www.example.com:444',
    'https://www.example.com.evil.example',
    'https://sub.www.example.com',
  ])('as a string do not allow %s', (to) => {
    expect(isAllowed(to, ['https://www.example.com'])).toBe(false);
  });

  it('do not take a string for a pattern', () => {
    expect(isAllowed('https://wwwxexample.com', ['https://www.example.com'])).toBe(false);
    expect(isAllowed('https://a.example.com', ['https://*.example.com'])).toBe(false);
    expect(isAllowed('https://anything.example', ['*', '', '.*'])).toBe(false);
  });

  it.each([
    [/example\.com/, 'https://example.com.evil.example'],
    [/https:\/\/www\.example\.com/, 'https://www.example.com.evil.example'],
    [/www\.example\.com$/, 'https://evil-www.example.com'],
    [/^https:\/\/www/, 'https://www.evil.example'],
    [/https:\/\/a|example/, 'https://evil-example.example'],
  ])('%s has to match the whole of %s', (pattern, to) => {
    expect(pattern.test(to)).toBe(true);
    expect(isAllowed(to, [pattern])).toBe(false);
  });

  it.each([
    [/https:\/\/[a-z]+\.example\.com/, 'https://docs.example.com/page'],
    [/^https:\/\/[a-z]+\.example\.com$/, 'https://docs.example.com/page'],
    [/HTTPS:\/\/DOCS\.EXAMPLE\.COM/i, 'https://docs.example.com/page'],
    [/https:\/\/doc|https:\/\/docs\.example\.com/, 'https://docs.example.com/page'],
    [/https:\/\/.*?\.com/, 'https://docs.com.example.com/page'],
  ])('%s allows %s', (pattern, to) => {
    expect(isAllowed(to, [pattern])).toBe(true);
  });

  it.each(['g', 'y', 'gy'])('a pattern with the flags %s answers the same every time', (flags) => {
    const pattern = new RegExp('https://docs\\.example\\.com', flags);
    const answers = [1, 2, 3].map(() => isAllowed('https://docs.example.com/page', [pattern]));
    expect(answers).toEqual([true, true, true]);
    const refusals = [1, 2, 3].map(() => isAllowed('https://evil.example', [pattern]));
    expect(refusals).toEqual([false, false, false]);
  });

  it('are matched against the origin alone', () => {
    expect(isAllowed('https://evil.example/https://www.example.com', [/.*www\.example\.com/])).toBe(
      false,
    );
    expect(isAllowed('https://evil.example?https://www.example.com', [/.*www\.example\.com/])).toBe(
      false,
    );
  });

  it('allow a custom scheme with its host', () => {
    expect(isAllowed('myapp://home/start', ['myapp://home'])).toBe(true);
    expect(isAllowed('myapp://other/start', ['myapp://home'])).toBe(false);
    expect(isAllowed('otherapp://home/start', ['myapp://home'])).toBe(false);
    expect(isAllowed('myapp://user:secret@home', ['myapp://home'])).toBe(false);
  });

  it('have nothing to do with the string "null", the origin of every custom scheme', () => {
    expect(new URL('myapp://home').origin).toBe('null');
    expect(isAllowed('myapp://home', ['null'])).toBe(false);
  });
});

describe('on a page of a custom scheme', () => {
  const CAPACITOR = 'capacitor://localhost/index.html';

  it('allows its own origin and no other of the scheme', () => {
    expect(isAllowed('/goodbye', [], CAPACITOR)).toBe(true);
    expect(isAllowed('capacitor://localhost/goodbye', [], CAPACITOR)).toBe(true);
    expect(isAllowed('capacitor://evil/goodbye', [], CAPACITOR)).toBe(false);
  });
});

describe('without a page', () => {
  const isAllowedOnNative = (to: unknown, allowed?: readonly (string | RegExp)[]) => {
    try {
      assertRedirectAllowed(to, undefined, allowed);
      return true;
    } catch {
      return false;
    }
  };

  it('allows a path', () => {
    expect(isAllowedOnNative('/sign-in')).toBe(true);
  });

  it.each(['//evil.example', '/\\evil.example', '/\t/evil.example'])('refuses %j', (to) => {
    expect(isAllowedOnNative(to)).toBe(false);
  });

  it('allows a URL only of an allowed origin', () => {
    expect(isAllowedOnNative('myapp://home')).toBe(false);
    expect(isAllowedOnNative('myapp://home', ['myapp://home'])).toBe(true);
    expect(isAllowedOnNative('https://www.example.com/')).toBe(false);
    expect(isAllowedOnNative('https://www.example.com/', ['https://www.example.com'])).toBe(true);
    expect(isAllowedOnNative('javascript:alert(1)', [/.*/])).toBe(false);
  });

  it('refuses what is neither a path nor a URL', () => {
    expect(isAllowedOnNative('goodbye', [/.*/])).toBe(false);
  });
});
