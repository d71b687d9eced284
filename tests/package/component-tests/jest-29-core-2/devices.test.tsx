import { ClerkProvider } from '@clerk/clerk-react';
import { expect, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SignOutButton } from 'clerk-sign-out';
import { createFakeClerk, otherDevices } from 'clerk-sign-out/testing';

test('signs the other devices out', async () => {
  const clerk = createFakeClerk({ generation: 'core-2', devices: otherDevices(2) });
  render(
    <ClerkProvider {...clerk.providerProps}>
      <SignOutButton scope="other-devices" />
    </ClerkProvider>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
  expect((await screen.findByRole('button', { name: 'Signed out' })).textContent).toBe(
    'Signed out',
  );
});
