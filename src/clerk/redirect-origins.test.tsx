// @vitest-environment-options { "url": "https://app.example.com/" }
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { generations, leavePage, loadClerk } from '../../tests/frontend-api/load-clerk.ts';
import { assertRedirectAllowed } from '../core/redirect.ts';
import { createFrontendApi } from '../testing/frontend-api/create-frontend-api.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { redirectOriginsOf } from './redirect-origins.ts';

type LoadOptions = Parameters<typeof loadClerk>[2];

function isAllowed(clerk: unknown, to: string) {
  const page = { location: () => location.href, baseURI: () => document.baseURI };
  try {
    assertRedirectAllowed(to, page, redirectOriginsOf(clerk as ClerkInstance));
    return true;
  } catch {
    return false;
  }
}

describe.each(generations)('the origins that the configuration of %s allows', (_, importClerk) => {
  const load = async (options: LoadOptions = {}) => {
    const api = createFrontendApi();
    onTestFinished(leavePage);
    const { clerk } = await loadClerk(importClerk, api, options);
    return clerk;
  };

  it("are Clerk's hosted pages, as Clerk names them", async () => {
    const clerk = await load();
    const urls = [
      clerk.buildSignInUrl(),
      clerk.buildSignUpUrl(),
      clerk.buildHomeUrl(),
      clerk.buildAfterMultiSessionSingleSignOutUrl(),
    ];
    // clerk-js 5 warns about an option that it passes itself.
    vi.mocked(console.warn).mockClear();
    expect(urls[0]).toMatch('https://accounts.example.com/sign-in');
    for (const url of urls) expect([url, isAllowed(clerk, url)]).toEqual([url, true]);
  });

  it("are Clerk's hosted pages, even if the app has its own and allows nothing else", async () => {
    const clerk = await load({
      signInUrl: '/sign-in',
      signUpUrl: '/sign-up',
      allowedRedirectOrigins: ['https://app.example.com'],
    });
    expect(isAllowed(clerk, 'https://accounts.example.com/sign-in')).toBe(true);
    expect(isAllowed(clerk, 'https://example.com/')).toBe(true);
    expect(isAllowed(clerk, 'https://shop.example.com/')).toBe(false);
  });

  it('are those that the app has configured', async () => {
    const clerk = await load({
      signInUrl: 'https://in.example.org/sign-in',
      signUpUrl: 'https://up.example.org/sign-up',
      afterSignOutUrl: 'https://out.example.org/bye',
      allowedRedirectOrigins: [
        'https://www.example.net/',
        'https://*.example.dev',
        /https:\/\/\w+\.example\.app/,
      ],
    });
    for (const host of [
      'in.example.org',
      'up.example.org',
      'out.example.org',
      'www.example.net',
      'docs.example.dev',
      'docs.example.app',
    ])
      expect([host, isAllowed(clerk, `https://${host}/page`)]).toEqual([host, true]);
    for (const host of [
      'example.org',
      'shop.example.net',
      'wwwxexample.net',
      'example.dev',
      'example.dev.evil.example',
      'docs.example.app.evil.example',
    ])
      expect([host, isAllowed(clerk, `https://${host}/page`)]).toEqual([host, false]);
  });

  it("are those of the app's domain if the app allows none, as in Clerk", async () => {
    const clerk = await load();
    expect(isAllowed(clerk, 'https://example.com/')).toBe(true);
    expect(isAllowed(clerk, 'https://shop.example.com/')).toBe(true);
    expect(isAllowed(clerk, 'https://example.com.evil.example/')).toBe(false);
    expect(isAllowed(clerk, 'http://shop.example.com/')).toBe(false);
  });

  it('include those of the primary for a satellite', async () => {
    const clerk = await load({
      isSatellite: true,
      satelliteAutoSync: false,
      domain: 'satellite.example',
      signInUrl: 'https://primary.example.org/sign-in',
    } as LoadOptions);
    expect(isAllowed(clerk, 'https://primary.example.org/')).toBe(true);
    expect(isAllowed(clerk, 'https://example.com/')).toBe(true);
    expect(isAllowed(clerk, 'https://evil.example/')).toBe(false);
  });

  it('are those of pages only', async () => {
    const clerk = await load({
      signInUrl: 'javascript:alert(1)',
      afterSignOutUrl: 'data:text/html,hello',
    });
    expect(isAllowed(clerk, 'javascript:alert(1)')).toBe(false);
    expect(isAllowed(clerk, 'data:text/html,hello')).toBe(false);
    expect(isAllowed(clerk, 'https://img.clerk.com/logo.png')).toBe(false);
    expect(isAllowed(clerk, 'myapp://home')).toBe(false);
  });
});

describe('the origins of an instance that exposes no options', () => {
  it('are none', () => {
    expect(redirectOriginsOf({} as ClerkInstance)).toEqual([]);
  });

  it.each([
    ['a string', 'https://evil.example'],
    ['null', null],
    ['no strings', [null, 1, {}, Symbol('origin')]],
  ])('are none if the given origins are %s', (_, allowedRedirectOrigins) => {
    const clerk = { options: { allowedRedirectOrigins } };
    for (const to of ['https://evil.example/', 'myapp://home', 'https://null/'])
      expect([to, isAllowed(clerk, to)]).toEqual([to, false]);
    expect(isAllowed(clerk, '/bye')).toBe(true);
  });

  it('are none if reading throws', () => {
    const buildAfterMultiSessionSingleSignOutUrl = () => {
      throw new Error('not loaded');
    };
    const clerk = { buildAfterMultiSessionSingleSignOutUrl, __internal_environment: null };
    expect(redirectOriginsOf(clerk as unknown as ClerkInstance)).toEqual([]);
  });
});
