import { act, screen, userEvent, waitFor, within } from '@testing-library/react-native';
import {
  SessionSignOutList,
  SignOutButton,
  SignOutCover,
  SignOutDefaults,
} from 'clerk-sign-out/expo';
import { createFakeClerk } from 'clerk-sign-out/testing';
import type { ComponentProps, ReactElement } from 'react';
import { Text } from 'react-native';
import { deviceNetwork, renderSignedIn } from './testing/render-signed-in';

const WAITING = 'You are offline. You will be signed out when you are back online.';
/** React Native's own mock of a `Modal`. */
const cover = () => screen.container.queryAll(({ type }) => type === 'Modal')[0];

function inCover() {
  const shown = cover();
  if (!shown) throw new Error('The app is not covered.');
  return shown;
}

async function renderOffline(
  button: ReactElement = <SignOutButton />,
  props: ComponentProps<typeof SignOutCover> = {},
  clerk = createFakeClerk(),
) {
  const connectivity = deviceNetwork(false);
  const app = await renderSignedIn(
    <SignOutDefaults connectivity={connectivity} whenOffline="wait">
      {button}
      <SignOutCover {...props} />
    </SignOutDefaults>,
    clerk,
  );
  expect(cover()).toBeUndefined();
  return { ...app, connectivity };
}

async function pressOffline(props?: ComponentProps<typeof SignOutCover>) {
  const app = await renderOffline(undefined, props);
  await userEvent.press(screen.getByRole('button', { name: 'Sign out' }));
  await waitFor(() => expect(cover()).toBeDefined());
  return app;
}

afterEach(() => jest.restoreAllMocks());

test('covers the app until the sign-out is confirmed, not only until the device is online', async () => {
  const { clerk, connectivity, signedIn } = await pressOffline();
  within(inCover()).getByText(WAITING);
  const answer = clerk.later('signOut');
  await act(async () => connectivity.set(true));
  await within(inCover()).findByText('Signing out…');
  // The request cannot be cancelled.
  expect(within(inCover()).queryByRole('button')).toBeNull();
  await act(async () => answer.resolve());
  await waitFor(() => expect(cover()).toBeUndefined());
  expect(signedIn()).toEqual([]);
});

test.each([
  ['its button', () => userEvent.press(within(inCover()).getByRole('button', { name: 'Cancel' }))],
  ["Android's back button", () => act(async () => cover()?.props.onRequestClose())],
])('uncovers the app when the sign-out is cancelled by %s', async (_, cancel) => {
  const { connectivity, signedIn } = await pressOffline();
  await cancel();
  await waitFor(() => expect(cover()).toBeUndefined());
  await act(async () => connectivity.set(true));
  expect(signedIn()).toHaveLength(1);
});

test('does not cover the app for the sign-out of another account', async () => {
  await renderOffline(
    <SessionSignOutList />,
    {},
    createFakeClerk({ sessions: [{ id: 'sess_ada' }, { id: 'sess_grace', firstName: 'Grace' }] }),
  );
  await userEvent.press(await screen.findByRole('button', { name: /^Sign out of Grace/ }));
  await screen.findByText(/^You are offline\. Grace .*is still signed in\.$/);
  expect(cover()).toBeUndefined();
});

test('shows what the app renders', async () => {
  await pressOffline({
    style: { backgroundColor: 'black' },
    render: ({ text, cancel }) => <Text onPress={cancel}>{`${text} Press to stay.`}</Text>,
  });
  await userEvent.press(screen.getByText(`${WAITING} Press to stay.`));
  await waitFor(() => expect(cover()).toBeUndefined());
});
