import { runInNewContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { isSignOutError } from './errors.ts';
import { assertRedirectAllowed, assertSchemeAllowed } from './redirect.ts';

const PAGE = 'https://app.example.com/account/settings?tab=1#top';

function isAllowed(
  to: unknown,
  allowed: readonly (string | RegExp)[] = [],
  location = PAGE,
  baseURI = location,
) {
  try {
    const page = { location: () => location, baseURI: () => baseURI };
    assertRedirectAllowed(to, page, allowed);
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
  ])('refuses %s, whose slashes mislead', (to) => {
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
    // A router gets the path: without the origin it is a URL of another origin.
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
  ])('refuses an invalid URL: %s', (_, to) => {
    expect(isAllowed(to)).toBe(false);
  });

  it('does not contain the URL in its error', () => {
    expect.assertions(1);
    try {
      const page = { location: () => PAGE, baseURI: () => PAGE };
      assertRedirectAllowed('https://evil.example/?token=secret', page);
    } catch (error) {
      expect((error as Error).message).not.toMatch(/evil|secret/);
    }
  });
});

describe('allowed origins', () => {
  it('can have a slash at the end, as in an address, and be missing', () => {
    const allowed = ['https://www.example.com/', undefined as never];
    expect(isAllowed('https://www.example.com/bye', allowed)).toBe(true);
    expect(isAllowed('https://www.example.net/bye', allowed)).toBe(false);
  });

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

  it('do not treat a string as a pattern', () => {
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
    [runInNewContext('/https:..docs.example.com/'), 'https://docs.example.com/page'],
  ])('%s allows %s', (pattern, to) => {
    expect(isAllowed(to, [pattern])).toBe(true);
  });

  it.each(['g', 'y', 'gy'])(
    'a pattern with the flags %s gives the same answer every time',
    (flags) => {
      const pattern = new RegExp('https://docs\\.example\\.com', flags);
      const answers = [1, 2, 3].map(() => isAllowed('https://docs.example.com/page', [pattern]));
      expect(answers).toEqual([true, true, true]);
      const refusals = [1, 2, 3].map(() => isAllowed('https://evil.example', [pattern]));
      expect(refusals).toEqual([false, false, false]);
    },
  );

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

  it('allow a custom scheme without a host', () => {
    expect(isAllowed('myapp:///start', ['myapp://'])).toBe(true);
    expect(isAllowed('myapp:///start', ['myapp:///'])).toBe(true);
    expect(isAllowed('myapp://home/start', ['myapp://'])).toBe(false);
  });

  it('ignore the string "null", the origin of every custom scheme', () => {
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

describe.each([
  ['file:', 'file:///app/index.html#/account'],
  ['blob:', 'blob:https://app.example.com/7a1c0d3e#/account'],
  ['data:', 'data:text/html,hello#/account'],
])('on a page of the scheme %s', (scheme, location) => {
  const document = location.replace('#/account', '');

  it('allows the same document with another hash', () => {
    expect(isAllowed('#/bye', [], location)).toBe(true);
    expect(isAllowed('#', [], location)).toBe(true);
    expect(isAllowed(`${document}#/bye`, [], location)).toBe(true);
    expect(isAllowed(document, [], location)).toBe(true);
  });

  it('refuses another document', () => {
    expect(isAllowed(`${document}x`, [], location)).toBe(false);
    expect(isAllowed('file:///etc/passwd', [/.*/], location)).toBe(false);
    expect(isAllowed('blob:https://app.example.com/other', [/.*/], location)).toBe(false);
    expect(isAllowed('data:text/html,<script>alert(1)</script>', [/.*/], location)).toBe(false);
    expect(isAllowed('javascript:alert(1)', [/.*/], location)).toBe(false);
    expect(isAllowed('https://evil.example', [], location)).toBe(false);
    expect(isAllowed('//evil.example', [], location)).toBe(false);
  });

  it('allows an origin that is allowed', () => {
    const allowed = ['https://www.example.com'];
    expect(isAllowed('https://www.example.com/', allowed, location)).toBe(true);
  });

  it('also checks the URL resolved against the base of the page', () => {
    expect(isAllowed('#/bye', [], location, 'https://evil.example/')).toBe(false);
    expect(isAllowed('#/bye', [], location, `${document}#base`)).toBe(true);
    if (scheme !== 'file:') return;
    expect(isAllowed('#/bye', [], location, 'file:///app/')).toBe(false);
    expect(isAllowed('index.html#/bye', [], location, 'file:///app/')).toBe(true);
  });
});

describe('on a page that is a file', () => {
  it.each([
    ['?x', true],
    ['?x#/bye', true],
    ['index.html', true],
    ['./index.html?x', true],
    ['bye', false],
    ['other.html', false],
    ['/app/other.html', false],
    ['..', false],
    ['/', false],
    ['//server/share', false],
    ['file://server/app/index.html', false],
  ])('decides about %s: %s', (to, expected) => {
    expect(isAllowed(to, [], 'file:///app/index.html')).toBe(expected);
  });
});

describe('on a page with a base', () => {
  it('refuses a URL that only one of the two resolves to an allowed origin', () => {
    expect(isAllowed('/bye', [], PAGE, 'https://evil.example/')).toBe(false);
    expect(isAllowed('/bye', ['https://evil.example'], PAGE, 'https://evil.example/')).toBe(true);
    expect(isAllowed('bye', [], PAGE, 'https://app.example.com/deep/down/')).toBe(true);
    // With another scheme it is no relative URL any more.
    expect(isAllowed('https:evil.example', [], PAGE, PAGE)).toBe(true);
    expect(isAllowed('https:evil.example', [], PAGE, 'http://app.example.com/')).toBe(false);
  });

  it('refuses a URL that is another path only against the base', () => {
    expect(new URL('..//evil.example', PAGE).pathname).toBe('//evil.example');
    expect(isAllowed('../..//evil.example', [], PAGE, 'https://app.example.com/a/b/c')).toBe(false);
    expect(isAllowed('..//evil.example', [], PAGE, 'https://app.example.com/a/b/c/')).toBe(false);
  });
});

describe('a URL inside another one', () => {
  it.each([
    'filesystem:https://app.example.com/temporary/bye.html',
    'jar:https://app.example.com!/bye.html',
    'view-source:https://app.example.com/',
    'feed:https://app.example.com/',
    'mailto:a@example.com',
    'tel:123',
  ])('is refused, even where everything is allowed: %s', (to) => {
    expect(isAllowed(to)).toBe(false);
    expect(isAllowed(to, [/.*/])).toBe(false);
  });

  it('is refused although browsers give it the origin of the inner one', () => {
    // As `filesystem:` in Chromium and `jar:` in Firefox.
    class NestedURL extends URL {
      override get origin() {
        return super.protocol === 'filesystem:' ? 'https://app.example.com' : super.origin;
      }
    }
    vi.stubGlobal('URL', NestedURL);
    const to = 'filesystem:https://app.example.com/temporary/bye.html';
    expect(new URL(to).origin).toBe(new URL(PAGE).origin);
    expect(isAllowed(to)).toBe(false);
    expect(isAllowed('/bye')).toBe(true);
    vi.unstubAllGlobals();
  });
});

describe('a configured URL', () => {
  const isScheme = (to: string, location?: string) => {
    try {
      assertSchemeAllowed(to, location);
      return true;
    } catch (error) {
      if (isSignOutError(error) && error.code === 'redirect_blocked') return false;
      throw error;
    }
  };

  it.each([
    '/',
    '/bye',
    'bye',
    '#bye',
    '',
    '//www.example.com/',
    'https://www.example.com/',
    'http://localhost:3000',
    'https://user:secret@staging.example.com/',
    'myapp://home',
    'myapp:///home',
  ])('may be %j', (to) => {
    expect(isScheme(to, PAGE)).toBe(true);
    expect(isScheme(to)).toBe(true);
  });

  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'javascript://app.example.com/%0aalert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://app.example.com/7a1c0d3e',
    'filesystem:https://app.example.com/temporary/bye.html',
  ])('may not be %j', (to) => {
    expect(isScheme(to, PAGE)).toBe(false);
    expect(isScheme(to)).toBe(false);
  });

  it("may be of the page's own scheme", () => {
    expect(isScheme('file:///app/bye.html', 'file:///app/index.html')).toBe(true);
    expect(isScheme('file:///app/bye.html', PAGE)).toBe(false);
    expect(isScheme('/', 'file:///app/index.html')).toBe(true);
    expect(isScheme('/', 'blob:https://app.example.com/7a1c0d3e')).toBe(true);
  });
});

describe('without a page', () => {
  const isAllowedOnNative = (to: unknown, allowed?: readonly (string | RegExp)[]) => {
    try {
      const page = { location: () => undefined, baseURI: () => undefined };
      assertRedirectAllowed(to, page, allowed);
      return true;
    } catch {
      return false;
    }
  };

  it('allows a path', () => {
    expect(isAllowedOnNative('/sign-in')).toBe(true);
  });

  it.each(['/', '/(auth)/sign-in', '/sign-in?next=//evil.example', '/%E0', '/100%', '/a%2Fb'])(
    'allows the path %s',
    (to) => {
      expect(isAllowedOnNative(to)).toBe(true);
    },
  );

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/a/../..//evil.example',
    '/%2e//evil.example',
    '/%2E%2e//evil.example',
    '/%2fevil.example',
    '/%2F/evil.example',
    '/%2f..',
    '/%5cevil.example',
    '/%5C%5cevil.example',
    '/.%2f%2fevil.example',
    '/..%2f%2fevil.example',
    '/%2e%2f/evil.example',
    '/a%2f..%2f/evil.example',
    '/.%5c/evil.example',
  ])('refuses %j', (to) => {
    expect(isAllowedOnNative(to)).toBe(false);
    expect(isAllowedOnNative(to, [/.*/])).toBe(false);
  });

  it('allows a URL only of an allowed origin', () => {
    expect(isAllowedOnNative('myapp://home')).toBe(false);
    expect(isAllowedOnNative('myapp://home', ['myapp://home'])).toBe(true);
    expect(isAllowedOnNative('https://www.example.com/')).toBe(false);
    expect(isAllowedOnNative('https://www.example.com/', ['https://www.example.com'])).toBe(true);
    expect(isAllowedOnNative('javascript:alert(1)', [/.*/])).toBe(false);
  });

  it('refuses a string that is neither a path nor a URL', () => {
    expect(isAllowedOnNative('goodbye', [/.*/])).toBe(false);
  });
});
