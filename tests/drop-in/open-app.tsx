import { type RenderResult, render, waitFor } from '@testing-library/react';
import type { ComponentType, ReactNode } from 'react';
import { expect, onTestFinished, vi } from 'vitest';
import { createFrontendApi } from '../../src/testing/frontend-api/create-frontend-api.ts';
import type { FrontendApi, FrontendApiOptions } from '../../src/testing/frontend-api/types.ts';
import { generations, leavePage, loadClerk } from '../frontend-api/load-clerk.ts';

/** Clerk's React SDK of each generation, with the clerk-js that it loads. */
export const sdks = [
  {
    name: '@clerk/react 6',
    importSdk: () => import('@clerk/react'),
    importClerk: generations[0][1],
  },
  {
    name: '@clerk/clerk-react 5',
    importSdk: () => import('@clerk/clerk-react'),
    importClerk: generations[1][1],
  },
] as const;

export type Sdk = (typeof sdks)[number];

export interface App extends RenderResult {
  frontendApi: FrontendApi;
  /** The URLs that Clerk navigated to, oldest first. */
  navigations: string[];
  /** The present value of `useAuth()`. */
  auth(): { isLoaded: boolean; isSignedIn: boolean | undefined };
}

/**
 * Renders what `show` returns below the SDK's own `<ClerkProvider>`, with the real clerk-js on a faked Frontend API.
 */
export async function openApp(
  { importSdk, importClerk }: Sdk,
  show: (entry: typeof import('../../src/entries/sdk.ts')) => ReactNode,
  {
    provider = {},
    ...frontendApiOptions
  }: FrontendApiOptions & { provider?: { afterSignOutUrl?: string } } = {},
): Promise<App> {
  const frontendApi = createFrontendApi({
    sessions: [{ id: 'sess_ada' }, { id: 'sess_bob' }],
    ...frontendApiOptions,
  });
  // Runs after the hooks that end a test, which unmount React and check the console.
  onTestFinished(() => {
    vi.doUnmock('#clerk');
    leavePage();
  });
  const { clerk, navigations } = await loadClerk(importClerk, frontendApi, provider);
  // Locks are granted at once, as if no other tab were signing out.
  Object.assign(navigator.locks, {
    request: (_name: string, _options: unknown, run: (granted: object) => unknown) => run({}),
  });
  const sdk = (await importSdk()) as unknown as typeof import('@clerk/react');
  // The build resolves this import to each SDK in turn; here, the test does.
  vi.resetModules();
  vi.doMock('#clerk', () => sdk);
  const entry = await import('../../src/entries/sdk.ts');

  let auth = { isLoaded: false, isSignedIn: undefined as boolean | undefined };
  function Auth() {
    auth = sdk.useAuth();
    return null;
  }
  const Provider = sdk.ClerkProvider as unknown as ComponentType<Record<string, unknown>>;
  const rendered = render(
    <Provider publishableKey={frontendApi.publishableKey} Clerk={clerk} {...provider}>
      <Auth />
      {show(entry)}
    </Provider>,
  );
  await waitFor(() => expect(auth.isLoaded).toBe(true));
  return { ...rendered, frontendApi, navigations, auth: () => auth };
}
