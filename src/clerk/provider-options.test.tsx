// @vitest-environment-options { "url": "https://app.example.com/" }
import * as Core2 from '@clerk/clerk-react';
import { deDE } from '@clerk/localizations';
import * as Core3 from '@clerk/react';
import { render, waitFor } from '@testing-library/react';
import { describe, expect, it, onTestFinished } from 'vitest';
import { enterPage, generations, leavePage } from '../../tests/frontend-api/load-clerk.ts';
import { createFrontendApi } from '../testing/frontend-api/create-frontend-api.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { type ProviderOption, providerOptionOf } from './provider-options.ts';

const [[, importClerk6], [, importClerk5]] = generations;
const sdks = [
  ['@clerk/react with clerk-js 6', Core3, importClerk6],
  ['@clerk/clerk-react with clerk-js 5', Core2, importClerk5],
] as const;

describe.each(sdks)('providerOptionOf in the provider of %s', (_, sdk, importClerk) => {
  // The fields that are read exist in both; their types have nothing in common.
  const { ClerkProvider, useClerk } = sdk as unknown as typeof Core3;
  const given = {
    localization: deDE,
    appearance: { variables: { colorPrimary: '#c0ffee' } },
    allowedRedirectOrigins: ['https://www.example.com'],
    signInUrl: '/sign-in',
    afterSignOutUrl: '/bye',
  };

  async function show() {
    const frontendApi = createFrontendApi();
    enterPage(frontendApi);
    onTestFinished(leavePage);
    const { Clerk } = await importClerk();
    // Clerk's own components are not tested here, and clerk-js 5 renders them after the test.
    Object.assign(Clerk, { mountComponentRenderer: undefined });
    let clerk: ClerkInstance | undefined;
    function ReadsClerk() {
      clerk = useClerk() as unknown as ClerkInstance;
      return null;
    }
    render(
      <ClerkProvider
        publishableKey={frontendApi.publishableKey}
        Clerk={new Clerk(frontendApi.publishableKey) as never}
        telemetry={false}
        {...given}
      >
        <ReadsClerk />
      </ClerkProvider>,
    );
    return clerk as unknown as ClerkInstance;
  }

  it('reads the props of the provider before Clerk has loaded', async () => {
    const clerk = await show();
    expect(clerk.loaded).toBe(false);

    const read = Object.keys(given).map((name) => [
      name,
      providerOptionOf(clerk, name as ProviderOption),
    ]);

    expect(Object.fromEntries(read)).toEqual(given);
    expect(providerOptionOf(clerk, 'signUpUrl')).toBeUndefined();
  });

  it('reads the same objects from Clerk once it has loaded', async () => {
    const clerk = await show();
    await waitFor(() => expect(clerk.loaded).toBe(true));

    expect(providerOptionOf(clerk, 'localization')).toBe(deDE);
    expect(providerOptionOf(clerk, 'appearance')).toBe(given.appearance);
    expect(providerOptionOf(clerk, 'afterSignOutUrl')).toBe('/bye');
    expect(providerOptionOf(clerk, 'allowedRedirectOrigins')).toContain('https://www.example.com');
    expect(providerOptionOf(clerk, 'signUpUrl')).toBeUndefined();
    expect(providerOptionOf(clerk.clerkjs as ClerkInstance, 'localization')).toBe(deDE);
  });
});

describe('providerOptionOf an instance that exposes no options', () => {
  const read = (instance: object) => providerOptionOf(instance as ClerkInstance, 'localization');

  it('is undefined if the instance cannot be asked', () => {
    expect(read({})).toBeUndefined();
    expect(read({ options: { localization: null } })).toBeUndefined();
  });

  it("reads the wrapper's props if the wrapper has no method for options, as in early releases of Core 2", () => {
    expect(read({ options: { localization: deDE } })).toBe(deDE);
  });

  it("reads the wrapper's props if Clerk was loaded without them", () => {
    const clerk = { __internal_getOption: () => undefined, options: { localization: deDE } };
    expect(read(clerk)).toBe(deDE);
  });

  it('is undefined if reading throws', () => {
    const clerk = {
      __internal_getOption: () => {
        throw new Error('not loaded');
      },
    };
    expect(read(clerk)).toBeUndefined();
  });
});
