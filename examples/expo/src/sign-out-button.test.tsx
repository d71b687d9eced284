import { act, fireEvent, screen, userEvent, waitFor } from '@testing-library/react-native';
import { SignOutButton, useSignOutGuard } from 'clerk-sign-out/expo';
import { createFakeClerk } from 'clerk-sign-out/testing';
import { AccessibilityInfo, Alert, Platform, Pressable, StyleSheet, Text } from 'react-native';
import { deviceNetwork, renderSignedIn } from './testing/render-signed-in';

const mockScheme = jest.fn(() => 'light');
jest.mock('react-native/Libraries/Utilities/useColorScheme', () => ({
  __esModule: true,
  default: () => mockScheme(),
}));

/** The label while idle and while signing out. */
const underWay = /^Sign(ing)? out/;

const button = (name: string | RegExp = 'Sign out') => screen.getByRole('button', { name });
const press = async (name?: string | RegExp) => userEvent.press(button(name));

afterEach(() => jest.restoreAllMocks());

test('fails, shows the failure, retries and is signed out on the server', async () => {
  const announce = jest.spyOn(AccessibilityInfo, 'announceForAccessibility');
  const { clerk, signedIn } = await renderSignedIn(<SignOutButton />);
  const answer = clerk.later('signOut');
  expect(button()).not.toBeBusy();
  expect(button()).toBeEnabled();

  await press();
  expect(button(underWay)).toBeBusy();
  expect(button(underWay)).toBeDisabled();
  expect(announce).toHaveBeenLastCalledWith('Signing out…');
  await screen.findByRole('button', { name: 'Signing out…' });

  await answer.called;
  await act(async () => answer.reject({ status: 500 }));
  const problem = 'The server has a problem. You are still signed in.';
  await screen.findByText(problem);
  expect(screen.getByText(problem).parent?.props).toMatchObject({
    role: 'alert',
    'aria-live': 'assertive',
  });
  expect(announce).toHaveBeenLastCalledWith(problem);
  expect(signedIn()).toHaveLength(1);
  await waitFor(() => expect(button()).toBeEnabled());

  await press('Try again');
  await screen.findByRole('button', { name: 'Signed out' });
  expect(announce).toHaveBeenLastCalledWith('Signed out');
  expect(screen.queryByText(problem)).toBeNull();
  expect(signedIn()).toEqual([]);
});

test('sends one request for three presses', async () => {
  const onPress = jest.fn();
  const { clerk, requests } = await renderSignedIn(<SignOutButton onPress={onPress} />);
  const answer = clerk.later('signOut');
  await press();
  await press(underWay);
  await press(underWay);
  await act(async () => answer.resolve());
  await screen.findByText('Signed out');
  expect(requests('remove-all')).toHaveLength(1);
  expect(onPress).toHaveBeenCalledTimes(1);
});

test('does not navigate without `navigate`, else with the app’s router', async () => {
  const onSettled = jest.fn();
  const { clerk, show } = await renderSignedIn(
    <SignOutButton redirectUrl="/goodbye" onSettled={onSettled} />,
  );
  await press();
  await waitFor(() => expect(onSettled).toHaveBeenCalled());
  expect(onSettled).toHaveBeenCalledWith(
    expect.objectContaining({ status: 'signed-out', redirectedTo: false }),
    expect.objectContaining({ target: 'all' }),
  );
  expect(clerk.navigations).toEqual([]);

  const replace = jest.fn();
  await show(<SignOutButton redirectUrl="/goodbye" navigate={replace} />);
  await press('Signed out');
  await waitFor(() => expect(replace).toHaveBeenCalledWith('/goodbye'));
});

describe('a network that fails', () => {
  test('is distinguished from being offline if the device reports its connectivity', async () => {
    const connectivity = deviceNetwork(false);
    const { requests, signedIn } = await renderSignedIn(
      <SignOutButton connectivity={connectivity} />,
    );
    await press();
    await screen.findByText('You are offline. You are still signed in.');
    expect(requests('remove-all')).toEqual([]);

    connectivity.set(true);
    await press('Try again');
    await screen.findByText('Signed out');
    expect(signedIn()).toEqual([]);
  });

  test('can be waited for, and the wait can be cancelled', async () => {
    const connectivity = deviceNetwork(false);
    const { requests, signedIn } = await renderSignedIn(
      <SignOutButton connectivity={connectivity} whenOffline="wait" />,
    );
    const waiting = 'You are offline. You will be signed out when you are back online.';
    await press();
    await screen.findByText(waiting);
    await press('Cancel');
    await waitFor(() => expect(screen.queryByText(waiting)).toBeNull());
    expect(button()).toBeEnabled();

    await press();
    await screen.findByText(waiting);
    expect(requests('remove-all')).toEqual([]);
    await act(async () => connectivity.set(true));
    await screen.findByText('Signed out');
    expect(signedIn()).toEqual([]);
  });

  test('is a failure of the network if the device does not report it', async () => {
    const clerk = createFakeClerk();
    clerk.reject('signOut', 'network');
    const { signedIn } = await renderSignedIn(<SignOutButton />, clerk);
    await press();
    await screen.findByText('The server could not be reached. You are still signed in.');
    expect(signedIn()).toHaveLength(1);
    await press('Try again');
    await screen.findByText('Signed out');
  });
});

describe('confirm', () => {
  const answer = async (text: string) => {
    const [, , buttons] = jest.mocked(Alert.alert).mock.lastCall ?? [];
    await act(async () => buttons?.find((one) => one.text === text)?.onPress?.());
  };
  beforeEach(() => void jest.spyOn(Alert, 'alert').mockImplementation());

  test('asks in a native dialog', async () => {
    const { requests } = await renderSignedIn(<SignOutButton confirm />);
    await press();
    await waitFor(() => expect(Alert.alert).toHaveBeenCalledTimes(1));
    expect(jest.mocked(Alert.alert).mock.lastCall?.slice(0, 2)).toEqual([
      'Sign out?',
      'You will have to sign in again to continue.',
    ]);
    await answer('Cancel');
    expect(button()).toBeEnabled();
    expect(requests('remove-all')).toEqual([]);

    await press();
    await waitFor(() => expect(Alert.alert).toHaveBeenCalledTimes(2));
    await answer('Sign out');
    await screen.findByText('Signed out');
    expect(requests('remove-all')).toHaveLength(1);
  });

  test('treats a dialog closed on Android as no', async () => {
    const { requests } = await renderSignedIn(<SignOutButton confirm={{ title: 'Leave?' }} />);
    await press();
    await waitFor(() => expect(Alert.alert).toHaveBeenCalled());
    const [title, , , options] = jest.mocked(Alert.alert).mock.lastCall ?? [];
    expect(title).toBe('Leave?');
    await act(async () => options?.onDismiss?.());
    await waitFor(() => expect(button()).toBeEnabled());
    expect(requests('remove-all')).toEqual([]);
  });

  test('asks only while a guard has a reason', async () => {
    function Draft({ isDirty }: { isDirty: boolean }) {
      useSignOutGuard(isDirty && 'The report has unsaved changes.');
      return <SignOutButton confirm="when-guarded" />;
    }
    const { show } = await renderSignedIn(<Draft isDirty />);
    await press();
    await waitFor(() => expect(Alert.alert).toHaveBeenCalled());
    expect(jest.mocked(Alert.alert).mock.lastCall?.[1]).toContain(
      '• The report has unsaved changes.',
    );
    await answer('Cancel');
    await show(<Draft isDirty={false} />);
    await press();
    await screen.findByText('Signed out');
    expect(Alert.alert).toHaveBeenCalledTimes(1);
  });

  test('asks in the browser’s dialog on the web, where React Native has none', async () => {
    jest.replaceProperty(Platform, 'OS', 'web');
    const confirm = jest.fn(() => false);
    Object.assign(globalThis, { confirm });
    const { requests } = await renderSignedIn(<SignOutButton confirm />);
    await press();
    await waitFor(() => expect(confirm).toHaveBeenCalledTimes(1));
    expect(confirm).toHaveBeenCalledWith(
      'Sign out?\n\nYou will have to sign in again to continue.',
    );
    await waitFor(() => expect(button()).toBeEnabled());
    expect(requests('remove-all')).toEqual([]);

    confirm.mockReturnValue(true);
    await press();
    await waitFor(() => expect(requests('remove-all')).toHaveLength(1));
    expect(Alert.alert).not.toHaveBeenCalled();
  });

  test('waits for a custom question', async () => {
    let answerNow: (isConfirmed: boolean) => void = () => {};
    const confirm = jest.fn(() => new Promise<boolean>((resolve) => (answerNow = resolve)));
    const { requests } = await renderSignedIn(<SignOutButton confirm={confirm} />);
    await press();
    await waitFor(() =>
      expect(confirm).toHaveBeenCalledWith(expect.objectContaining({ reasons: [] })),
    );
    expect(requests('remove-all')).toEqual([]);
    await act(async () => answerNow(true));
    await screen.findByText('Signed out');
    expect(Alert.alert).not.toHaveBeenCalled();
  });
});

test('continues when the button unmounts, and shows the outcome on the next one', async () => {
  const onSignedOut = jest.fn();
  const { clerk, show, signedIn } = await renderSignedIn(
    <SignOutButton onSignedOut={onSignedOut} />,
  );
  const answer = clerk.later('signOut');
  await press();
  await show(null);
  expect(screen.queryByRole('button')).toBeNull();
  await act(async () => answer.resolve());
  await waitFor(() => expect(onSignedOut).toHaveBeenCalledTimes(1));
  expect(signedIn()).toEqual([]);
  await show(<SignOutButton />);
  expect(button('Signed out')).toBeOnTheScreen();
});

test('counts down the seconds of a rate limit', async () => {
  const clerk = createFakeClerk();
  clerk.reject('signOut', { status: 429, retryAfter: 30 });
  const { requests } = await renderSignedIn(<SignOutButton />, clerk);
  await press();
  await screen.findByText('Try again (30)');
  expect(button('Try again')).toBeDisabled();
  await press('Try again');
  expect(requests('remove-all')).toHaveLength(1);
  await press('Dismiss');
  expect(screen.queryByText(/Try again/)).toBeNull();
});

describe('an app can pass', () => {
  test('a title, a handler that vetoes, and a promise that is awaited', async () => {
    const onPress = jest.fn((event: { preventDefault(): void }): unknown => event.preventDefault());
    const event = {
      defaultPrevented: false,
      preventDefault() {
        this.defaultPrevented = true;
      },
    };
    const { requests, show, signedIn } = await renderSignedIn(
      <SignOutButton title="Log out" onPress={onPress} testID="log-out" />,
    );
    await fireEvent.press(button('Log out'), event);
    expect(onPress).toHaveBeenCalledTimes(1);
    expect(requests('remove-all')).toEqual([]);
    expect(screen.getByTestId('log-out')).toBe(button('Log out'));

    let saved = () => {};
    const save = () => new Promise<void>((resolve) => (saved = resolve));
    await show(<SignOutButton onPress={save}>Leave</SignOutButton>);
    await press('Leave');
    expect(requests('remove-all')).toEqual([]);
    await act(async () => saved());
    await waitFor(() => expect(signedIn()).toEqual([]));
  });

  test('content that follows the state', async () => {
    const clerk = createFakeClerk();
    clerk.reject('signOut', { status: 503 });
    await renderSignedIn(
      <SignOutButton aria-label="Sign out" feedback="none">
        {({ status }) => <Text>{`It is ${status}`}</Text>}
      </SignOutButton>,
      clerk,
    );
    expect(button()).toHaveTextContent('It is idle');
    await press();
    await screen.findByText('It is error');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('a custom button', async () => {
    const { signedIn } = await renderSignedIn(
      <SignOutButton
        render={({ children, ...props }, { status }) => (
          <Pressable {...props} testID={status}>
            {children}
          </Pressable>
        )}
      />,
    );
    expect(screen.getByTestId('idle')).toBe(button());
    await press();
    await screen.findByTestId('signed-out');
    expect(signedIn()).toEqual([]);
  });
});

test('uses the colors of the device, overridden by those of the app', async () => {
  const colorOf = (text: string) => StyleSheet.flatten(screen.getByText(text).props.style).color;
  const { show } = await renderSignedIn(<SignOutButton />);
  const light = colorOf('Sign out');
  mockScheme.mockReturnValue('dark');
  await show(<SignOutButton title="In the dark" />);
  expect(colorOf('In the dark')).not.toBe(light);
  await show(<SignOutButton title="In red" textStyle={{ color: 'red' }} />);
  expect(colorOf('In red')).toBe('red');
});
