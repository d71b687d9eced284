import { ClerkProvider } from '@clerk/react';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createFakeClerk } from 'clerk-sign-out/testing';
import { expect, test } from 'vitest';
import { Header } from './header.tsx';

test('says who is still signed in when the server fails, and signs out on a retry', async () => {
  const clerk = createFakeClerk();
  clerk.reject('signOut', { status: 500 });
  render(
    <ClerkProvider {...clerk.providerProps}>
      <Header />
    </ClerkProvider>,
  );

  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch('still signed in'));
  await screen.findByText('Hello, Ada Okafor');

  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('Hello, stranger');
  expect(clerk.server.snapshot().signedInSessionIds).toEqual([]);
  expect(clerk.navigations).toEqual(['/goodbye']);
});
