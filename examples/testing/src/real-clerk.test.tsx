import { Clerk } from '@clerk/clerk-js';
import { ClerkProvider } from '@clerk/react';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createFrontendApi, createHandlers, presets } from 'clerk-sign-out/msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Header } from './header.tsx';

const frontendApi = createFrontendApi({ sessions: [{ id: 'sess_ada', lastName: 'Okafor' }] });
const { publishableKey } = frontendApi;
const server = setupServer(...createHandlers(frontendApi));
beforeAll(() => server.listen());
afterAll(() => server.close());

test('signs out of the real clerk-js on a retry when the server fails', async () => {
  const lift = presets.serverError(frontendApi);
  const navigations: string[] = [];
  const navigate = (to: string) => navigations.push(to);
  render(
    <ClerkProvider
      publishableKey={publishableKey}
      Clerk={new Clerk(publishableKey)}
      routerPush={navigate}
      routerReplace={navigate}
      telemetry={false}
    >
      <Header />
    </ClerkProvider>,
  );

  await screen.findByText('Hello, Ada Okafor');
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
  await screen.findByRole('button', { name: 'Try again' });
  lift();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('Hello, stranger');
  await waitFor(() => expect(navigations).toEqual(['/goodbye']));
  expect(frontendApi.snapshot().signedInSessionIds).toEqual([]);
});
