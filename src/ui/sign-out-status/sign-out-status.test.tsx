import * as DropdownMenu from '@radix-ui/react-dropdown-menu';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { type ReactNode, Suspense } from 'react';
import { expect, it, vi } from 'vitest';
import { ClosingMenu } from '../../../tests/support/closing-menu.tsx';
import { SilentClerkProvider as wrapper } from '../../../tests/support/silent-clerk-provider.tsx';
import type { ClerkInstance } from '../../clerk/clerk-instance.ts';
import { useSignOut } from '../../react/use-sign-out.ts';
import { createFakeClerk } from '../../testing/fake-clerk/create-fake-clerk.ts';
import { SessionSignOutMenu } from '../session-sign-out-menu/session-sign-out-menu.tsx';
import { SignOutButton } from '../sign-out-button/sign-out-button.tsx';
import { SignOutStatus } from './sign-out-status.tsx';
import type { SignOutStatusNotice } from './sign-out-status.types.ts';

/** A Clerk whose server fails the first request, and then works. */
function openFailing() {
  const clerk = createFakeClerk({ loaded: true, sessions: [{ id: 'sess_ada' }] });
  clerk.server.fault({ kind: 'status', status: 500, times: 1 });
  return clerk as typeof clerk & ClerkInstance;
}
type Fake = ReturnType<typeof openFailing>;

const alive = ({ server }: Fake) => server.snapshot().signedInSessionIds;
/** The texts that are announced as alerts. */
const alerts = () =>
  screen
    .getAllByRole('alert')
    .map(({ textContent }) => textContent)
    .filter(Boolean);
const shown = () => waitFor(() => expect(alerts()).not.toEqual([]));
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

it('shows the failure of an unmounted button once, and retries', async () => {
  const clerk = openFailing();
  render(
    <>
      <ClosingMenu>
        <SignOutButton clerk={clerk} redirectUrl={false} />
      </ClosingMenu>
      <SignOutStatus clerk={clerk} />
    </>,
    { wrapper },
  );
  press('Sign out');
  await shown();
  expect(alerts()).toEqual([expect.stringMatching(/still signed in/)]);
  expect(alive(clerk)).toEqual(['sess_ada']);
  press('Try again');
  await waitFor(() => expect(alive(clerk)).toEqual([]));
  await waitFor(() => expect(alerts()).toEqual([]));
});

it.each<[string, (clerk: Fake) => ReactNode]>([
  ['a button', (clerk) => <SignOutButton clerk={clerk} redirectUrl={false} />],
  [
    'several buttons, of which the one that is pressed shows it',
    (clerk) => (
      <>
        <SignOutButton clerk={clerk} redirectUrl={false}>
          Leave
        </SignOutButton>
        <SignOutButton clerk={clerk} redirectUrl={false} />
        <SignOutButton clerk={clerk} redirectUrl={false}>
          Go
        </SignOutButton>
      </>
    ),
  ],
])('does not show what the button itself shows: %s', async (_, buttons) => {
  const clerk = openFailing();
  const { container } = render(
    <>
      {buttons(clerk)}
      <SignOutStatus clerk={clerk} />
    </>,
    { wrapper },
  );
  press('Sign out');
  await shown();
  expect(alerts()).toHaveLength(1);
  expect(container.querySelector('.cso-status')).toHaveTextContent('');
  expect(screen.getAllByRole('button', { name: 'Try again' })).toHaveLength(1);
});

it.each<[string, (clerk: Fake) => ReactNode]>([
  [
    'a button without feedback',
    (clerk) => <SignOutButton clerk={clerk} redirectUrl={false} feedback="none" />,
  ],
  ["the app's own button", (clerk) => <OwnButton clerk={clerk} />],
])('shows what no other component shows: %s', async (_, button) => {
  const clerk = openFailing();
  const { container } = render(
    <>
      {button(clerk)}
      <SignOutStatus clerk={clerk} />
    </>,
    { wrapper },
  );
  press('Sign out');
  await shown();
  expect(container.querySelector('.cso-status')?.textContent).toMatch(/still signed in/);
  press('Dismiss');
  expect(alerts()).toEqual([]);
});

function OwnButton({ clerk }: { clerk: ClerkInstance }) {
  const { signOut } = useSignOut({ clerk, redirectUrl: false });
  return (
    <button type="button" onClick={() => signOut()}>
      Sign out
    </button>
  );
}

it('shows a failure of the menu once: in its row while it is open, else here', async () => {
  const clerk = openFailing();
  const menu = (open: boolean) => (
    <>
      <SessionSignOutMenu clerk={clerk} redirectUrl={false} confirm={false} open={open} />
      <SignOutStatus clerk={clerk} />
    </>
  );
  const { container, rerender } = render(menu(true), { wrapper });
  fireEvent.click(screen.getByRole('menuitem'));
  await shown();
  expect(alerts()).toHaveLength(1);
  const status = container.querySelector('.cso-status');
  expect(status).toHaveTextContent('');
  rerender(menu(false));
  expect(status?.textContent).toMatch(/still signed in/);
});

it('is heard while a modal menu of a library is open', async () => {
  const clerk = openFailing();
  function Item() {
    const { signOut } = useSignOut({ clerk, redirectUrl: false });
    const onSelect = (event: Event) => {
      event.preventDefault();
      void signOut();
    };
    return <DropdownMenu.Item onSelect={onSelect}>Sign out</DropdownMenu.Item>;
  }
  const { container } = render(
    <>
      <p>Beside</p>
      <DropdownMenu.Root defaultOpen>
        <DropdownMenu.Trigger>Menu</DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content>
            <Item />
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <SignOutStatus clerk={clerk} />
    </>,
    { wrapper },
  );
  expect(screen.getByText('Beside').closest('[aria-hidden]')).not.toBeNull();
  fireEvent.click(screen.getByRole('menuitem'));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/still signed in/));
  expect(container).toContainElement(screen.getByRole('alert'));
});

function Waiting({ isOn }: { isOn: boolean }) {
  if (isOn) throw waiting;
  return null;
}
const waiting = new Promise(() => {});

it.each<[string, (clerk: Fake) => ReactNode, role: 'button' | 'menuitem']>([
  ['a button', (clerk) => <SignOutButton clerk={clerk} redirectUrl={false} />, 'button'],
  ['a menu', (clerk) => <SessionSignOutMenu clerk={clerk} confirm={false} open />, 'menuitem'],
])('shows a failure while the page around it waits for something: %s', async (_, of, role) => {
  const clerk = openFailing();
  const page = (isWaiting: boolean) => (
    <>
      <Suspense>
        {of(clerk)}
        <Waiting isOn={isWaiting} />
      </Suspense>
      <SignOutStatus clerk={clerk} />
    </>
  );
  const { container, rerender } = render(page(false), { wrapper });
  const status = container.querySelector('.cso-status');
  fireEvent.click(screen.getByRole(role));
  rerender(page(true));
  await waitFor(() => expect(status?.textContent).toMatch(/still signed in/));
  rerender(page(false));
  await waitFor(() => expect(status?.textContent).toBe(''));
  expect(container.textContent).toMatch(/still signed in/);
});

it('never says “Signed out” to somebody who is signed in, and is free for what comes next', async () => {
  const clerk = createFakeClerk({
    loaded: true,
    sessions: [{ id: 'sess_ada' }, { id: 'sess_grace' }],
  }) as Fake;
  function Buttons() {
    const one = useSignOut({ clerk, sessionId: 'sess_grace' });
    const others = useSignOut({ clerk, scope: 'other-devices' });
    const all = useSignOut({ clerk, redirectUrl: false });
    const buttons = { one, others, all };
    return Object.entries(buttons).map(([name, { signOut, status }]) => (
      <button key={name} type="button" onClick={() => signOut()}>
        {`${name} ${status}`}
      </button>
    ));
  }
  render(
    <>
      <Buttons />
      <SignOutStatus clerk={clerk} slowAfterMs={1} />
    </>,
    { wrapper },
  );
  for (const name of ['one', 'others']) {
    press(`${name} idle`);
    await screen.findByText(`${name} signed-out`);
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  }
  clerk.server.fault({ kind: 'hang' });
  press('all idle');
  expect(await screen.findByRole('button', { name: 'Keep waiting' })).toBeVisible();
  act(() => clerk.server.releaseHangs());
  await screen.findByText('all signed-out');
  expect(screen.getByRole('status')).toHaveTextContent('Signed out');
});

it('passes the notice to `render`', async () => {
  const clerk = openFailing();
  const notices = vi.fn((notice: SignOutStatusNotice) => (
    <button type="button" onClick={notice.retry}>
      {notice.text}
    </button>
  ));
  render(
    <>
      <OwnButton clerk={clerk} />
      <SignOutStatus clerk={clerk} render={notices} />
    </>,
    { wrapper },
  );
  expect(notices).not.toHaveBeenCalled();
  press('Sign out');
  const retry = await screen.findByRole('button', { name: /still signed in/ });
  expect(notices).toHaveBeenLastCalledWith(
    expect.objectContaining({ key: 'all', kind: 'error', dismiss: expect.any(Function) }),
  );
  await act(async () => fireEvent.click(retry));
  await waitFor(() => expect(alive(clerk)).toEqual([]));
  expect(screen.queryByRole('button', { name: /still signed in/ })).toBeNull();
});

it('says that a sign-out takes long, and can give it more time', async () => {
  const clerk = createFakeClerk({ loaded: true, sessions: [{ id: 'sess_ada' }] });
  clerk.server.fault({ kind: 'hang' });
  const instance = clerk as typeof clerk & ClerkInstance;
  render(
    <>
      <OwnButton clerk={instance} />
      <SignOutStatus clerk={instance} slowAfterMs={1} />
    </>,
    { wrapper },
  );
  press('Sign out');
  const keepWaiting = () => screen.findByRole('button', { name: 'Keep waiting' });
  fireEvent.click(await keepWaiting());
  expect(screen.getByRole('status')).toHaveTextContent('Signing out…');
  expect(await keepWaiting()).toBeEnabled();
});

it('treats null props as not given', () => {
  const nothing = Object.fromEntries(
    [
      'render',
      'slowAfterMs',
      'appearance',
      'localization',
      'messages',
      'unstyled',
      'classNames',
    ].map((name) => [name, null]),
  );
  render(<SignOutStatus clerk={openFailing()} {...nothing} />, { wrapper });
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
});

it('is suggested once on the console when a failure is shown nowhere', async () => {
  const onError = vi.fn();
  for (let times = 0; times < 2; times += 1) {
    const { unmount } = render(
      <ClosingMenu>
        <SignOutButton clerk={openFailing()} redirectUrl={false} onError={onError} />
      </ClosingMenu>,
      { wrapper },
    );
    press('Sign out');
    await waitFor(() => expect(onError).toHaveBeenCalledTimes(times + 1));
    unmount();
  }
  const { calls } = vi.mocked(console.warn).mock;
  expect(calls).toEqual([[expect.stringMatching(/<SignOutStatus \/>/)]]);
  calls.length = 0;
});
