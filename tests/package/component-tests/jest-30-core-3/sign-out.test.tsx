import { ClerkProvider } from '@clerk/react';
import { expect, test } from '@jest/globals';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SignOutButton } from 'clerk-sign-out/react';
import { createFakeClerk } from 'clerk-sign-out/testing';

test('signs out on a retry when the server fails once', async () => {
  const clerk = createFakeClerk();
  clerk.reject('signOut', { status: 500 });
  render(
    <ClerkProvider {...clerk.providerProps}>
      <SignOutButton />
    </ClerkProvider>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(clerk.server.snapshot().signedInSessionIds).toEqual([]));
});
