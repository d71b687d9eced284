import * as Core2 from '@clerk/clerk-react';
import * as Core3 from '@clerk/react';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { ClerkInstance } from '../../clerk/clerk-instance.ts';
import { getSignOutStore } from '../../clerk/sign-out-store.ts';
import type { SignOutResult } from '../../core/types.ts';
import { createFakeClerk } from './create-fake-clerk.ts';
import { states } from './states.ts';
import type { FakeClerkOptions } from './types.ts';

const sdks = [
  ['@clerk/clerk-react', 'core-2', Core2],
  ['@clerk/react', 'core-3', Core3],
] as const;

describe.each(sdks)('in the provider of %s', (_, generation, sdk) => {
  // The types of the SDKs are unrelated, but both have the exports that are used here.
  const { ClerkProvider, SignOutButton, useAuth, useClerk, useUser } = sdk as typeof Core3;
  function Status() {
    const { isLoaded, isSignedIn, sessionId } = useAuth();
    const { user } = useUser();
    return <output>{isLoaded ? `${isSignedIn} ${sessionId} ${user?.fullName}` : 'loading'}</output>;
  }

  function OwnButton() {
    const clerk = useClerk() as unknown as ClerkInstance;
    const [result, setResult] = useState<SignOutResult>();
    return (
      <button type="button" onClick={() => getSignOutStore(clerk).signOut({}).then(setResult)}>
        {result?.status} {result?.status === 'error' && result.error.code}
      </button>
    );
  }

  function show(children: ReactNode, options: FakeClerkOptions = {}, props = {}) {
    const clerk = createFakeClerk({ ...options, generation });
    render(
      <ClerkProvider {...clerk.providerProps} {...props}>
        <Status />
        {children}
      </ClerkProvider>,
    );
    return clerk;
  }

  const status = () => screen.getByRole('status').textContent;
  const shows = (text: string) => waitFor(() => expect(status()).toBe(text));

  it('loads, and the hooks of the SDK know who is signed in', async () => {
    show(null, states.threeAccounts);
    expect(status()).toBe('loading');
    await shows('true sess_ada Ada Okafor');
  });

  it('is signed out without sessions', async () => {
    show(null, states.signedOut);
    await shows('false null undefined');
  });

  it("passes the provider's options to Clerk, and goes to their URL after a sign-out", async () => {
    const routerPush = vi.fn();
    const clerk = show(
      <OwnButton />,
      {},
      { afterSignOutUrl: '/bye', routerPush, routerReplace: routerPush },
    );
    await shows('true sess_ada Ada Okafor');
    await userEvent.click(screen.getByRole('button'));
    await waitFor(() => expect(screen.getByRole('button').textContent).toContain('signed-out'));
    expect(status()).toBe('false null undefined');
    expect(clerk.navigations).toEqual(['/bye']);
    expect(routerPush).toHaveBeenCalledOnce();
    expect(clerk.server.snapshot().signedInSessionIds).toEqual([]);
  });

  it('gets stuck where Clerk gets stuck, and this package recovers it', async () => {
    const clerk = show(<OwnButton />);
    await shows('true sess_ada Ada Okafor');
    clerk.reject('signOut', { status: 500 });
    if (generation === 'core-3') {
      await act(() => clerk.signOut().catch(() => {}));
      expect(status()).toBe('loading');
      clerk.reject('signOut', { status: 500 });
    }

    await userEvent.click(screen.getByRole('button'));
    await waitFor(() => expect(screen.getByRole('button').textContent).toBe('error server'));
    await shows('true sess_ada Ada Okafor');
  });

  it('queues the last call before it has loaded, as the SDK does', async () => {
    const clerk = createFakeClerk({ generation });
    const loading = clerk.later('load');
    render(
      <ClerkProvider {...clerk.providerProps}>
        <Status />
        <SignOutButton redirectUrl="/bye" />
      </ClerkProvider>,
    );
    await loading.called;
    await userEvent.click(screen.getByRole('button'));
    expect([clerk.calls.map(({ method }) => method), clerk.server.log]).toEqual([['load'], []]);

    await act(async () => loading.resolve());
    await waitFor(() => expect(clerk.navigations).toEqual(['/bye']));
  });

  it('renders an app that has more of Clerk on its page', async () => {
    const { UserButton } = sdk as typeof Core3;
    const clerk = show(<UserButton />);
    await waitFor(() =>
      expect(clerk.calls.map(({ method }) => method)).toContain('mountUserButton'),
    );
  });
});
