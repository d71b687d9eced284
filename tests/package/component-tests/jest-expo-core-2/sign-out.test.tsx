import { ClerkProvider } from '@clerk/clerk-expo';
import { expect, jest, test } from '@jest/globals';
import { render, screen, userEvent, waitFor } from '@testing-library/react-native';
import { SignOutButton } from 'clerk-sign-out/clerk-expo';
import { createFrontendApi } from 'clerk-sign-out/testing';

test('signs out on a retry when the network fails once', async () => {
  const server = createFrontendApi();
  jest.spyOn(globalThis, 'fetch').mockImplementation((...all) => server.fetch(new Request(...all)));
  server.fault({ kind: 'reset', call: 'remove-all', nth: 1 });
  await render(
    <ClerkProvider publishableKey={server.publishableKey}>
      <SignOutButton />
    </ClerkProvider>,
  );
  await userEvent.press(screen.getByRole('button', { name: 'Sign out' }));
  await userEvent.press(await screen.findByText('Try again', {}, { timeout: 30_000 }));
  await waitFor(() => expect(server.snapshot().signedInSessionIds).toEqual([]));
});
