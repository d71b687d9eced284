import { deDE } from '@clerk/localizations';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { MouseEvent } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { ClosingMenu } from '../../../tests/support/closing-menu.tsx';
import { requestedSignOuts } from '../../../tests/support/requested-sign-outs.ts';
import { SilentClerkProvider as wrapper } from '../../../tests/support/silent-clerk-provider.tsx';
import type { ClerkInstance } from '../../clerk/clerk-instance.ts';
import { deMessages } from '../../messages/locales/de.ts';
import { SignOutDefaults } from '../../react/sign-out-defaults.tsx';
import { useSignOut } from '../../react/use-sign-out.ts';
import { createFakeClerk } from '../../testing/fake-clerk/create-fake-clerk.ts';
import type { FakeClerkOptions } from '../../testing/fake-clerk/types.ts';
import { SignOutStatus } from '../sign-out-status/sign-out-status.tsx';
import { SignOutButton } from './sign-out-button.tsx';

function open(options: FakeClerkOptions = { loaded: true }) {
  const clerk = createFakeClerk({ sessions: [{ id: 'sess_ada' }], ...options });
  return clerk as typeof clerk & ClerkInstance;
}

const alive = ({ server }: ReturnType<typeof open>) => server.snapshot().signedInSessionIds;
const press = (name: string) =>
  fireEvent.click(screen.getAllByRole('button', { name }).at(-1) as HTMLElement);
const question = () => screen.findByRole('alertdialog');

/** Presses a button that unmounts with its menu. */
function askFromClosingMenu() {
  const clerk = open();
  render(
    <ClosingMenu>
      <SignOutButton clerk={clerk} redirectUrl={false} confirm>
        Log out
      </SignOutButton>
    </ClosingMenu>,
    { wrapper },
  );
  press('Log out');
  return clerk;
}

afterEach(() => {
  if (screen.queryByRole('alertdialog')) press('Cancel');
});

describe('a button that unmounts when it is pressed', () => {
  it('still asks, and signs out once when confirmed', async () => {
    const clerk = askFromClosingMenu();
    expect(await question()).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Log out' })).toBeNull();
    expect(requestedSignOuts(clerk)).toEqual([]);

    press('Sign out');

    await waitFor(() => expect(alive(clerk)).toEqual([]));
    expect(requestedSignOuts(clerk)).toEqual(['all']);
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('still asks, and sends nothing on Cancel', async () => {
    const clerk = askFromClosingMenu();
    await question();

    press('Cancel');

    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(alive(clerk)).toEqual(['sess_ada']);
    expect(requestedSignOuts(clerk)).toEqual([]);
  });

  it('asks after onBeforeSignOut, even if it has unmounted by then', async () => {
    const clerk = open();
    let decide = () => {};
    const decided = new Promise<void>((resolve) => {
      decide = resolve;
    });
    render(
      <ClosingMenu>
        <SignOutButton clerk={clerk} redirectUrl={false} confirm onBeforeSignOut={() => decided}>
          Log out
        </SignOutButton>
      </ClosingMenu>,
      { wrapper },
    );
    press('Log out');
    expect(screen.queryByRole('button', { name: 'Log out' })).toBeNull();

    await act(async () => decide());
    expect(await question()).toBeVisible();
    press('Sign out');

    await waitFor(() => expect(alive(clerk)).toEqual([]));
  });

  it('has its failure shown by SignOutStatus, which asks again on a retry', async () => {
    const clerk = open();
    clerk.server.fault({ kind: 'status', status: 500, times: 1 });
    render(
      <>
        <ClosingMenu>
          <SignOutButton clerk={clerk} redirectUrl={false} confirm>
            Log out
          </SignOutButton>
        </ClosingMenu>
        <SignOutStatus clerk={clerk} />
      </>,
      { wrapper },
    );
    press('Log out');
    await question();
    press('Sign out');
    await screen.findByRole('button', { name: 'Try again' });

    press('Try again');
    await question();
    press('Sign out');

    await waitFor(() => expect(alive(clerk)).toEqual([]));
  });
});

/** What library components pass to their `onClick`. */
const HANDED: [string, (event: MouseEvent) => unknown][] = [
  ['nothing', () => undefined],
  ['null', () => null],
  ['a value', () => 'sign-out'],
  ['an object', (event) => ({ key: 'sign-out', domEvent: event })],
  ['an event of their own', () => new CustomEvent('select')],
  ['a look-alike of an event', (event) => ({ ...event, currentTarget: { value: 'sign-out' } })],
];

describe.each(HANDED)('a component that passes %s to its handler', (_, handed) => {
  function Host({ onClick, children }: { onClick?: (given?: unknown) => void; children: string }) {
    return (
      <button type="button" onClick={(event) => onClick?.(handed(event))}>
        {children}
      </button>
    );
  }

  it.each(['child', 'render'])('signs out as the %s', async (way) => {
    const clerk = open();
    render(
      way === 'child' ? (
        <SignOutButton clerk={clerk} redirectUrl={false}>
          <Host>Log out</Host>
        </SignOutButton>
      ) : (
        <SignOutButton
          clerk={clerk}
          redirectUrl={false}
          render={({ onClick }) => <Host onClick={onClick as never}>Log out</Host>}
        />
      ),
      { wrapper },
    );
    press('Log out');
    // The second press comes during the first sign-out.
    press('Log out');
    await waitFor(() => expect(alive(clerk)).toEqual([]));
    expect(requestedSignOuts(clerk)).toHaveLength(1);
  });

  it('asks first with `confirm`', async () => {
    const clerk = open();
    render(
      <SignOutButton clerk={clerk} redirectUrl={false} confirm>
        <Host>Log out</Host>
      </SignOutButton>,
      { wrapper },
    );
    press('Log out');
    expect(await question()).toBeVisible();
    press('Sign out');
    await waitFor(() => expect(alive(clerk)).toEqual([]));
  });
});

describe('a question that is no longer needed', () => {
  it('is closed by reset()', async () => {
    const clerk = open();
    function Reset() {
      const { reset } = useSignOut({ clerk });
      return (
        <button type="button" onClick={reset}>
          Reset
        </button>
      );
    }
    render(
      <>
        <SignOutButton clerk={clerk} redirectUrl={false} confirm />
        <Reset />
      </>,
      { wrapper },
    );
    press('Sign out');
    await question();

    press('Reset');

    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(alive(clerk)).toEqual(['sess_ada']);
  });

  it('is closed when the session ends elsewhere', async () => {
    const clerk = open();
    render(<SignOutButton clerk={clerk} redirectUrl={false} confirm />, { wrapper });
    press('Sign out');
    await question();

    clerk.server.endSession('sess_ada', 'removed');
    await act(() => clerk.handleUnauthenticated());

    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  });

  it('is replaced by that of a second press', async () => {
    const clerk = open();
    render(
      <SignOutButton clerk={clerk} redirectUrl={false} confirm>
        Log out
      </SignOutButton>,
      { wrapper },
    );
    press('Log out');
    const first = await question();

    press('Log out');

    await waitFor(() => expect(first).not.toBeInTheDocument());
    expect(await question()).toBeVisible();
    press('Sign out');
    await waitFor(() => expect(alive(clerk)).toEqual([]));
    expect(requestedSignOuts(clerk)).toEqual(['all']);
  });
});

it('asks in the language and the colors that Clerk was loaded with, even if it was pressed before', async () => {
  const clerk = open({});
  render(
    <SignOutDefaults languages={[deMessages]}>
      <SignOutButton clerk={clerk} redirectUrl={false} confirm />
    </SignOutDefaults>,
    { wrapper },
  );
  press('Sign out');

  await act(() =>
    clerk.load({
      localization: deDE,
      appearance: { variables: { colorPrimary: 'teal' } },
    } as never),
  );

  const dialog = await question();
  expect(dialog).toHaveTextContent(deMessages.confirmDescription);
  expect(dialog.style.getPropertyValue('--clerk-color-primary')).toBe('teal');
  await act(async () => fireEvent.keyDown(dialog, { key: 'Escape' }));
});
