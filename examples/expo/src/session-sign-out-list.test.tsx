import { act, screen, userEvent, waitFor } from '@testing-library/react-native';
import { SessionSignOutList, useSignOut } from 'clerk-sign-out/expo';
import { createFakeClerk, states } from 'clerk-sign-out/testing';
import { AccessibilityInfo, Alert, Text } from 'react-native';
import { renderSignedIn } from './testing/render-signed-in';

const ada = 'Ada Okafor';
const twoAccounts = () =>
  createFakeClerk({
    sessions: [
      { id: 'sess_ada', firstName: 'Ada', lastName: 'Okafor', identifier: 'ada@example.com' },
      { id: 'sess_grace', firstName: 'Grace', lastName: 'Hopper', identifier: 'grace@example.com' },
    ],
  });
const ofGrace = 'Sign out of Grace Hopper, grace@example.com';
const ofAda = 'Sign out of Ada Okafor, ada@example.com';
const all = 'Sign out of all accounts';
const press = (name: string) => userEvent.press(screen.getByRole('button', { name }));
const nobody = <Text>Nobody is signed in.</Text>;

afterEach(() => jest.restoreAllMocks());

test('signs out the second account and then all, each on a retry', async () => {
  const announce = jest.spyOn(AccessibilityInfo, 'announceForAccessibility');
  const clerk = twoAccounts();
  const { signedIn } = await renderSignedIn(
    <SessionSignOutList ListEmptyComponent={nobody} />,
    clerk,
  );
  await screen.findByText(`${ada} · Current`);
  await screen.findByText('Grace Hopper');
  expect(screen.getByText('grace@example.com')).toBeOnTheScreen();

  const refused = clerk.later('signOut');
  await press(ofGrace);
  expect(screen.getByRole('button', { name: /of Grace/ })).toBeBusy();
  expect(screen.getByRole('button', { name: ofAda })).not.toBeBusy();
  await screen.findByRole('button', { name: 'Signing out of Grace Hopper, grace@example.com…' });
  expect(announce).toHaveBeenLastCalledWith('Signing out of Grace Hopper, grace@example.com…');
  await act(async () => refused.reject({ status: 500 }));
  const problem = 'The server has a problem. Grace Hopper is still signed in.';
  await screen.findByText(problem);
  expect(announce).toHaveBeenLastCalledWith(problem);
  expect(signedIn()).toEqual(['sess_ada', 'sess_grace']);

  await press('Try again, Grace Hopper, grace@example.com');
  await waitFor(() => expect(screen.queryByText('Grace Hopper')).toBeNull());
  await screen.findByText('Signed out of Grace Hopper, grace@example.com.');
  expect(announce).toHaveBeenLastCalledWith('Signed out of Grace Hopper, grace@example.com.');
  expect(signedIn()).toEqual(['sess_ada']);
  // With one account, the action for all is redundant.
  expect(screen.queryByRole('button', { name: all })).toBeNull();
});

test('signs out of all accounts on a retry, and shows that nobody is left', async () => {
  const clerk = twoAccounts();
  clerk.reject('signOut', { status: 503 });
  const { signedIn, requests } = await renderSignedIn(
    <SessionSignOutList ListEmptyComponent={nobody} />,
    clerk,
  );
  await screen.findByText(`${ada} · Current`);
  await press(all);
  await screen.findByText('The server has a problem. You are still signed in.');
  expect(signedIn()).toHaveLength(2);
  await press('Try again');
  await screen.findByText('Nobody is signed in.');
  await screen.findByText('Signed out of all accounts.');
  expect(signedIn()).toEqual([]);
  expect(requests('remove-all')).toHaveLength(2);
});

test('continues in the other account, and navigates only after the last one', async () => {
  const replace = jest.fn();
  const clerk = twoAccounts();
  const { signedIn } = await renderSignedIn(
    <SessionSignOutList redirectUrl="/sign-in" navigate={replace} />,
    clerk,
  );
  await screen.findByText(`${ada} · Current`);
  await press(ofAda);
  await screen.findByText('Grace Hopper · Current');
  expect(signedIn()).toEqual(['sess_grace']);
  expect(replace).not.toHaveBeenCalled();
  await press(ofGrace);
  await waitFor(() => expect(replace).toHaveBeenCalledWith('/sign-in'));
  expect(signedIn()).toEqual([]);
});

test('asks in a native dialog with `confirm`', async () => {
  const alert = jest.spyOn(Alert, 'alert').mockImplementation();
  const clerk = twoAccounts();
  const { signedIn } = await renderSignedIn(
    <SessionSignOutList confirm={{ account: true }} />,
    clerk,
  );
  await screen.findByText(`${ada} · Current`);
  await press(ofGrace);
  await waitFor(() => expect(alert).toHaveBeenCalledTimes(1));
  const [title, , buttons] = alert.mock.lastCall ?? [];
  expect(title).toBe(`${ofGrace}?`);
  await act(async () => buttons?.[0]?.onPress?.());
  expect(signedIn()).toHaveLength(2);

  await press(all);
  await waitFor(() => expect(signedIn()).toEqual([]));
  expect(alert).toHaveBeenCalledTimes(1);
});

test('waits for Clerk before it says that nobody is signed in', async () => {
  await renderSignedIn(
    <SessionSignOutList ListEmptyComponent={nobody} />,
    createFakeClerk({ ...states.signedOut, status: 'loading' }),
  );
  expect(screen.getByLabelText('Loading accounts…')).toBeOnTheScreen();
  expect(screen.queryByText('Nobody is signed in.')).toBeNull();
});

test('says that Clerk could not be loaded', async () => {
  const clerk = createFakeClerk({ status: 'error' });
  await renderSignedIn(<SessionSignOutList ListEmptyComponent={nobody} />, clerk);
  await screen.findByText(/did not load completely/);
  expect(screen.queryByText('Nobody is signed in.')).toBeNull();
});

test('renders custom rows', async () => {
  function Row({ id, name }: { id: string; name: string | null }) {
    const { signOut, status } = useSignOut({ sessionId: id });
    return <Text onPress={() => signOut()}>{`${name} is ${status}`}</Text>;
  }
  const { signedIn } = await renderSignedIn(
    <SessionSignOutList renderItem={({ item }) => <Row {...item} />} />,
    twoAccounts(),
  );
  await userEvent.press(await screen.findByText('Grace Hopper is idle'));
  await waitFor(() => expect(signedIn()).toEqual(['sess_ada']));
});
