import { act, render, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { ClerkInstance } from '../../src/clerk/clerk-instance.ts';
import { useSignOut } from '../../src/react/use-sign-out.ts';
import { useSignedOut } from '../../src/react/use-signed-out.ts';
import { UserBoundary } from '../../src/react/user-boundary.tsx';
import { createFakeClerk } from '../../src/testing/fake-clerk/create-fake-clerk.ts';
import { SilentClerkProvider as wrapper } from '../support/silent-clerk-provider.tsx';

function open() {
  const clerk = createFakeClerk({ loaded: true });
  const instance = clerk as typeof clerk & ClerkInstance;
  const cleanUp = vi.fn();
  let hook: ReturnType<typeof useSignOut> | undefined;
  function App() {
    hook = useSignOut({ clerk: instance, redirectUrl: false });
    useSignedOut(cleanUp, { clerk: instance });
    return <UserBoundary clerk={instance}>{clerk.user?.id}</UserBoundary>;
  }
  render(<App />, { wrapper });
  return { clerk, cleanUp, signOut: () => act(async () => hook?.signOut()) };
}

it.each(['expired', 'revoked', 'ended'] as const)(
  'cleans up once when the server no longer accepts the session: %s',
  async (status) => {
    const { clerk, cleanUp } = open();
    await act(() => clerk.session?.getToken({ skipCache: true }));
    expect(cleanUp).not.toHaveBeenCalled();
    clerk.server.endSession('sess_ada', status);
    await act(() => clerk.session?.getToken({ skipCache: true }).catch(() => null));
    await waitFor(() =>
      expect(cleanUp).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({ userId: 'user_ada', reason: 'elsewhere' }),
      ),
    );
  },
);

it('stores only ids of the person', async () => {
  const setItem = vi.spyOn(Storage.prototype, 'setItem');
  const { clerk, signOut } = open();
  const token = String(await clerk.session?.getToken());
  const { fullName, primaryEmailAddress } = clerk.user ?? {};
  clerk.reject('signOut', { status: 500 });
  await signOut();
  await signOut();
  expect(clerk.session).toBeNull();
  const stored = setItem.mock.calls.flat().join();
  expect(stored).toContain('sess_ada');
  for (const secret of [token, fullName, primaryEmailAddress?.emailAddress]) {
    expect(secret).toMatch(/.../);
    expect(stored).not.toContain(secret);
  }
});
