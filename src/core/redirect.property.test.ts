import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deceptiveUrl } from '../../tests/support/deceptive-url.ts';
import { assertRedirectAllowed, assertSchemeAllowed } from './redirect.ts';

const RUNS = { numRuns: 5_000 };

const LOCATIONS = [
  'https://app.example.com/',
  'https://app.example.com/account/settings?tab=1#top',
  'https://app.example.com//evil.example/',
  'http://localhost:3000/a/b/',
];
const BASES = [
  undefined,
  'https://app.example.com/deep/down/',
  'https://app.example.com//evil.example/',
  'http://app.example.com/',
  'https://evil.example/',
];

function holds(assert: () => void): boolean {
  try {
    assert();
    return true;
  } catch {
    return false;
  }
}

/** The URL that a browser would visit, by the URL parser of browsers. */
function hostsOf(to: string, base: string): string[] {
  const url = new URL(to, base);
  const path = `${url.pathname}${url.search}${url.hash}`;
  return [
    url.origin,
    // The URL that a router makes of the path alone, also if it decodes the path first.
    new URL(path, url).origin,
    new URL(url.pathname.replace(/%(2e|2f|5c)/gi, decodeURIComponent), url).origin,
  ];
}

describe('every redirect that is allowed', () => {
  it('stays on the origin of the page, however it is resolved', () => {
    let allowed = 0;
    fc.assert(
      fc.property(
        deceptiveUrl,
        fc.constantFrom(...LOCATIONS),
        fc.constantFrom(...BASES),
        (to, location, baseURI = location) => {
          const page = { location: () => location, baseURI: () => baseURI };
          if (!holds(() => assertRedirectAllowed(to, page))) return;
          allowed += 1;
          const { origin } = new URL(location);
          for (const base of [location, baseURI])
            expect([...new Set(hostsOf(to, base))]).toEqual([origin]);
        },
      ),
      RUNS,
    );
    expect(allowed).toBeGreaterThan(100);
  });

  it('has an allowed origin, or that of the page, and is not a script', () => {
    let elsewhere = 0;
    fc.assert(
      fc.property(deceptiveUrl, fc.constantFrom(...LOCATIONS), (to, location) => {
        const page = { location: () => location, baseURI: () => location };
        if (!holds(() => assertRedirectAllowed(to, page, [/https:\/\/(\w+\.)?evil\.example/])))
          return;
        const { origin, protocol, username, password } = new URL(to, location);
        if (origin !== new URL(location).origin) elsewhere += 1;
        expect(['https:', new URL(location).protocol]).toContain(protocol);
        expect(username + password).toBe('');
        expect([
          new URL(location).origin,
          'https://evil.example',
          'https://a.evil.example',
        ]).toContain(origin);
      }),
      RUNS,
    );
    expect(elsewhere).toBeGreaterThan(100);
  });

  it('is a path in React Native, for every router', () => {
    let allowed = 0;
    fc.assert(
      fc.property(deceptiveUrl, (to) => {
        const page = { location: () => undefined, baseURI: () => undefined };
        if (!holds(() => assertRedirectAllowed(to, page))) return;
        allowed += 1;
        expect(to.startsWith('/')).toBe(true);
        for (const base of ['https://app.example.com/a/b/', 'http://other.example/'])
          expect([...new Set(hostsOf(to, base))]).toEqual([new URL(base).origin]);
      }),
      RUNS,
    );
    expect(allowed).toBeGreaterThan(100);
  });

  it('is the same file on a page that is a file', () => {
    const location = 'file:///app/index.html';
    let allowed = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          deceptiveUrl,
          fc.constantFrom('#', '?', '').chain((sign) => deceptiveUrl.map((rest) => sign + rest)),
        ),
        (to) => {
          const page = { location: () => location, baseURI: () => location };
          if (!holds(() => assertRedirectAllowed(to, page))) return;
          allowed += 1;
          expect(new URL(to, location).href.split(/[?#]/)[0]).toBe(location);
        },
      ),
      RUNS,
    );
    expect(allowed).toBeGreaterThan(100);
  });
});

describe('every URL of the app’s configuration that is passed on', () => {
  it('is no script', () => {
    fc.assert(
      fc.property(deceptiveUrl, fc.constantFrom(...LOCATIONS), (to, location) => {
        if (!URL.canParse(to, location)) return;
        if (!holds(() => assertSchemeAllowed(to, location))) return;
        expect(new URL(to, location).protocol).not.toMatch(
          /^(javascript|data|blob|vbscript|file):/,
        );
      }),
      RUNS,
    );
  });
});
