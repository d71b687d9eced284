import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { cloneElement, type ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { withReportedErrors } from '../../../tests/support/reported-errors.ts';
import { SilentClerkProvider as wrapper } from '../../../tests/support/silent-clerk-provider.tsx';
import { getConnection } from '../../clerk/connection.ts';
import { getSignOutStore } from '../../clerk/sign-out-store.ts';
import { SignOutError } from '../../core/errors.ts';
import { messages } from '../../messages/locales/en.ts';
import { createFakeClerk } from '../../testing/fake-clerk/create-fake-clerk.ts';
import { SignOutStatus } from '../sign-out-status/sign-out-status.tsx';
import { SessionSignOutMenu } from './session-sign-out-menu.tsx';

it('retries with its own options a failure of the page before a reload', async () => {
  const clerk = createFakeClerk({ loaded: true, sessions: [{ id: 'sess_ada' }] });
  const onSignedOut = vi.fn();
  render(
    <SessionSignOutMenu
      clerk={clerk}
      defaultOpen
      confirm={false}
      redirectUrl="/bye"
      onSignedOut={onSignedOut}
    />,
    { wrapper },
  );
  act(() =>
    getSignOutStore(clerk).showInterrupted({
      key: 'session:sess_ada',
      sessionIds: ['sess_ada'],
      signedIn: ['sess_ada'],
      error: new SignOutError('server'),
    }),
  );
  fireEvent.click(screen.getByRole('menuitem', { name: /Ada/ }));
  await waitFor(() => expect(onSignedOut).toHaveBeenCalledOnce());
  expect(clerk.navigations).toEqual(['/bye']);
});

it('asks again when a row is pressed whose question was not answered', async () => {
  const sessions = [{ id: 'sess_ada' }, { id: 'sess_bob' }];
  const clerk = createFakeClerk({ loaded: true, sessions });
  const confirm = vi
    .fn()
    .mockImplementationOnce(() => new Promise(() => {}))
    .mockReturnValue(true);
  render(<SessionSignOutMenu clerk={clerk} defaultOpen confirm={confirm} />, { wrapper });
  const [row] = await screen.findAllByRole('menuitem');
  fireEvent.click(row as HTMLElement);
  await waitFor(() => expect(confirm).toHaveBeenCalledOnce());
  fireEvent.click(row as HTMLElement);
  await waitFor(() => expect(clerk.client?.signedInSessions).toHaveLength(1));
  expect(confirm).toHaveBeenCalledTimes(2);
});

describe('a next page that is not opened after the last account has left', () => {
  const leave = async (after?: ReactElement<{ clerk?: object }>) => {
    const clerk = createFakeClerk({ loaded: true, sessions: [{ id: 'sess_ada' }] });
    const { container } = render(
      <>
        <SessionSignOutMenu
          clerk={clerk}
          defaultOpen
          confirm={false}
          navigate={() => Promise.reject(new Error('no page'))}
          fallback="Sign in"
        />
        {after && cloneElement(after, { clerk })}
      </>,
      { wrapper },
    );
    fireEvent.click(screen.getByRole('menuitem', { name: /Ada/ }));
    const shown = await screen.findAllByText(messages.errors.redirect_failed);
    // In development, the console says so once.
    vi.mocked(console.warn).mockClear();
    return { clerk, container, shown };
  };

  it('is told by the menu, without the name of who has left', async () => {
    const { clerk, container, shown } = await leave();
    expect(shown.map((text) => text.closest('.cso-feedback'))).not.toContain(null);
    expect(container).toHaveTextContent(`Sign in${messages.errors.redirect_failed}`);
    expect(container.innerHTML).not.toContain('Ada');

    clerk.server.addSession({ id: 'sess_grace' });
    await act(async () => {
      await clerk.client?.reload();
      await clerk.setActive({ session: 'sess_grace' });
    });
    await screen.findByRole('button', { name: /^Accounts/ });
    expect(screen.queryByText(messages.errors.redirect_failed)).toBeNull();
  });

  it('is told by the app’s SignOutStatus only, if it has one', async () => {
    const { shown } = await leave(<SignOutStatus />);
    expect(shown).toHaveLength(1);
    expect(shown[0]?.closest('.cso-status')).not.toBeNull();
  });
});

describe('the devices', () => {
  const reported = withReportedErrors();
  const devices = [{ id: 'sess_phone', deviceType: 'iPhone', isMobile: true }];
  const pressDevice = async () =>
    userEvent.click(await screen.findByRole('menuitem', { name: /iPhone.*Sign out/ }));
  const findNone = () => screen.findByText('You are not signed in on other devices.');

  it('of an impersonated user are signed out one by one if `whenImpersonating` allows it', async () => {
    const sessions = [{ id: 'sess_ada', actorId: 'user_support' }];
    const clerk = createFakeClerk({ loaded: true, sessions, devices });
    render(<SessionSignOutMenu clerk={clerk} defaultOpen devices whenImpersonating="continue" />, {
      wrapper,
    });
    await pressDevice();
    await findNone();
  });

  it('are no longer asked about once the person has signed out elsewhere', async () => {
    const clerk = createFakeClerk({ loaded: true, devices });
    render(<SessionSignOutMenu clerk={clerk} defaultOpen devices confirm={{ devices: true }} />, {
      wrapper,
    });
    await pressDevice();
    expect(await screen.findByRole('alertdialog')).toHaveTextContent('Sign out of iPhone');
    await act(() => clerk.server.endSession(clerk.session?.id ?? ''));
    await act(() => clerk.client?.reload());
    await act(async () => getConnection(clerk).sessions.compare());
    await waitFor(() => expect(document.body).not.toHaveTextContent('iPhone'));
  });

  it.each([
    ['a value that is not true', async () => ({ isConfirmed: false }), 0],
    ['an error, which is reported', () => Promise.reject(new Error('no dialog')), 1],
  ])('stay signed in if the question of the app ends with %s', async (_, answer, errors) => {
    const clerk = createFakeClerk({ loaded: true, devices });
    const confirm = vi.fn().mockImplementationOnce(answer).mockReturnValue(true);
    render(
      <SessionSignOutMenu clerk={clerk} defaultOpen devices confirm={{ devices: confirm }} />,
      {
        wrapper,
      },
    );
    await pressDevice();
    await act(async () => {});
    expect(confirm).toHaveBeenCalledOnce();
    await pressDevice();
    expect(confirm).toHaveBeenCalledTimes(2);
    await findNone();
    expect(reported).toHaveBeenCalledTimes(errors);
  });
});
