import { act, screen, userEvent, waitFor } from '@testing-library/react-native';
import { SignOutButton, SignOutDefaults } from 'clerk-sign-out/expo';
import { deviceNetwork, renderSignedIn } from './testing/render-signed-in';
import { WaitingCover } from './waiting-cover';

const cover = () => screen.queryByText('You will be signed out when you are back online.');

async function pressOffline() {
  const connectivity = deviceNetwork(false);
  const app = await renderSignedIn(
    <SignOutDefaults connectivity={connectivity} whenOffline="wait">
      <SignOutButton />
      <WaitingCover />
    </SignOutDefaults>,
  );
  expect(cover()).toBeNull();
  await userEvent.press(screen.getByRole('button', { name: 'Sign out' }));
  await waitFor(() => expect(cover()).not.toBeNull());
  return { ...app, connectivity };
}

test('covers the app until the device is online and the sign-out is confirmed', async () => {
  const { connectivity, signedIn } = await pressOffline();
  await act(async () => connectivity.set(true));
  await waitFor(() => expect(cover()).toBeNull());
  await screen.findByText('Signed out');
  expect(signedIn()).toEqual([]);
});

test('uncovers the app when the sign-out is cancelled', async () => {
  const { signedIn } = await pressOffline();
  const [last] = screen.getAllByRole('button', { name: 'Cancel' }).reverse();
  await userEvent.press(last);
  await waitFor(() => expect(cover()).toBeNull());
  expect(signedIn()).toHaveLength(1);
});
