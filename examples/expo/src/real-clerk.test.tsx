import { ClerkProvider, getClerkInstance } from '@clerk/expo';
import { render, screen, userEvent, waitFor } from '@testing-library/react-native';
import { SessionSignOutList, SignOutButton } from 'clerk-sign-out/expo';
import { createFrontendApi, type FrontendApi } from 'clerk-sign-out/testing';
import type { ComponentProps, ReactElement } from 'react';
import { Root } from './root';

// The real clerk-js, without a browser: only the network is faked.
const sessions = [
  { id: 'sess_ada', firstName: 'Ada', lastName: 'Lovelace', identifier: 'ada@example.com' },
  { id: 'sess_grace', firstName: 'Grace', lastName: 'Hopper', identifier: 'grace@example.com' },
];

let hosts = 0;

/** `@clerk/expo` keeps one Clerk, and creates another one for another key. */
async function renderWithClerk(
  element: ReactElement,
  props: Pick<
    ComponentProps<typeof ClerkProvider>,
    'tokenCache' | '__experimental_resourceCache'
  > = {},
): Promise<FrontendApi> {
  hosts += 1;
  const frontendApi = createFrontendApi({ sessions, host: `clerk-${hosts}.example.com` });
  jest
    .spyOn(globalThis, 'fetch')
    .mockImplementation((input, init) => frontendApi.fetch(new Request(input, init)));
  await render(
    <ClerkProvider publishableKey={frontendApi.publishableKey} telemetry={false} {...props}>
      {element}
    </ClerkProvider>,
  );
  await waitFor(() => expect(getClerkInstance().session?.id).toBe('sess_ada'));
  return frontendApi;
}

const signedIn = (frontendApi: FrontendApi) => frontendApi.snapshot().signedInSessionIds;
const press = (name: string) => userEvent.press(screen.getByRole('button', { name }));

afterEach(() => jest.restoreAllMocks());

test('signs out on a retry after the server has failed', async () => {
  const frontendApi = await renderWithClerk(<SignOutButton />);
  frontendApi.fault({ kind: 'status', status: 500, call: 'remove-all', nth: 1 });
  await press('Sign out');
  await screen.findByText('The server has a problem. You are still signed in.');
  // Without this package, Clerk would have no session here.
  expect(getClerkInstance().session?.id).toBe('sess_ada');
  await press('Try again');
  await screen.findByText('Signed out');
  expect(signedIn(frontendApi)).toEqual([]);
});

test('does not treat a broken network as success', async () => {
  const frontendApi = await renderWithClerk(<SignOutButton timeoutMs={1_000} />);
  const lift = frontendApi.fault({ kind: 'reset' });
  await press('Sign out');
  await screen.findByText('The server could not be reached. You may still be signed in.');
  lift();
  await press('Try again');
  await screen.findByText('Signed out');
  expect(signedIn(frontendApi)).toEqual([]);
});

test('signs out one account after the other', async () => {
  const frontendApi = await renderWithClerk(<SessionSignOutList />);
  await screen.findByText('Ada Lovelace · Current');
  await press('Sign out of Ada Lovelace, ada@example.com');
  await screen.findByText('Grace Hopper · Current');
  expect(signedIn(frontendApi)).toEqual(['sess_grace']);
  await press('Sign out of Grace Hopper, grace@example.com');
  await waitFor(() => expect(screen.queryByText(/Grace Hopper ·/)).toBeNull());
  expect(signedIn(frontendApi)).toEqual([]);
});

test('leaves no session in the caches of the SDK, once the server has confirmed', async () => {
  const tokens = new Map<string, string>();
  const resources = new Map<string, string>();
  const frontendApi = await renderWithClerk(<SignOutButton />, {
    tokenCache: {
      getToken: async (key) => tokens.get(key),
      saveToken: async (key, token) => void tokens.set(key, token),
    },
    __experimental_resourceCache: () => ({
      get: async (key) => resources.get(key) ?? null,
      set: async (key, value) => void resources.set(key, value),
    }),
  });
  const kept = () => [...resources.values()].join();
  const names = /Ada|ada@example\.com|sess_ada/;
  await waitFor(() => expect(kept()).toMatch(names));
  const sessionToken = () =>
    [...resources].find(([key]) => key.startsWith('__clerk_cache_session_jwt'))?.[1];
  await waitFor(() => expect(sessionToken()).toMatch(/\./));

  frontendApi.fault({ kind: 'status', status: 500, call: 'remove-all', nth: 1 });
  await press('Sign out');
  await screen.findByText(/still signed in/);
  expect(kept()).toMatch(names);

  await press('Try again');
  await screen.findByText('Signed out');
  await waitFor(() => expect(kept()).not.toMatch(names));
  expect(sessionToken()).toBe('');
  // The remaining token identifies the device, for which the server has no signed-in user.
  expect([...tokens.keys()]).toEqual(['__clerk_client_jwt']);
  const answer = await frontendApi.fetch(
    new Request('https://clerk.example.com/v1/client?_is_native=1', {
      headers: { authorization: tokens.get('__clerk_client_jwt') ?? '' },
    }),
  );
  expect(await answer.json()).toMatchObject({ response: { sessions: [] } });
});

test('the app of this example signs out', async () => {
  const frontendApi = createFrontendApi({ sessions });
  jest
    .spyOn(globalThis, 'fetch')
    .mockImplementation((input, init) =>
      frontendApi.fetch(
        new Request(String(input).replace(/^.*\/__clerk/, 'https://clerk.example.com'), init),
      ),
    );
  await render(<Root />);
  await screen.findByText('Signed in as Ada Lovelace.');
  await press('Sign out');
  await screen.findByText('You are signed out.');
  expect(signedIn(frontendApi)).toEqual([]);
});
