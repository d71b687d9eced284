import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { SilentClerkProvider as wrapper } from '../../../tests/support/silent-clerk-provider.tsx';
import type { ClerkInstance } from '../../clerk/clerk-instance.ts';
import { useSignOut } from '../../react/use-sign-out.ts';
import { createFakeClerk } from '../../testing/fake-clerk/create-fake-clerk.ts';
import { otherDevices } from '../../testing/fake-clerk/devices.ts';
import { SignOutButton } from '../sign-out-button/sign-out-button.tsx';
import { SignOutStatus } from '../sign-out-status/sign-out-status.tsx';
import { SignOutCover } from './sign-out-cover.tsx';
import type { SignOutCoverProps } from './sign-out-cover.types.ts';

type Hook = ReturnType<typeof useSignOut>;

/** A private page, offline by default. */
function open({ render: own, isOnline = false }: SignOutCoverProps & { isOnline?: boolean } = {}) {
  const clerk = createFakeClerk({
    loaded: true,
    sessions: [
      { id: 'sess_ada', userId: 'user_ada' },
      { id: 'sess_bo', userId: 'user_bo' },
    ],
    devices: otherDevices(1),
  });
  const instance = clerk as typeof clerk & ClerkInstance;
  let hook: Hook | undefined;
  function Page() {
    hook = useSignOut({ clerk: instance, redirectUrl: false, whenOffline: 'wait' });
    return (
      <SignOutButton clerk={instance} redirectUrl={false} whenOffline="wait">
        Leave
      </SignOutButton>
    );
  }
  const { container } = render(
    <>
      <Page />
      <input aria-label="Note" />
      <SignOutStatus clerk={instance} />
      <SignOutCover clerk={instance} render={own} />
    </>,
    { wrapper },
  );
  if (!isOnline) {
    clerk.offline();
    onTestFinished(clerk.online);
  }
  return {
    clerk,
    page: container,
    alive: () => clerk.server.snapshot().signedInSessionIds,
    signOut: (options?: Parameters<Hook['signOut']>[0]) =>
      act(async () => void hook?.signOut(options)),
    reset: () => act(() => hook?.reset()),
    settled: (status: Hook['status']) => waitFor(() => expect(hook?.status).toBe(status)),
  };
}

const cover = () => screen.queryByRole('alertdialog');
const cancel = () => screen.queryByRole('button', { name: 'Cancel' });

describe('SignOutCover', () => {
  it('covers the page from the wait for the network until the sign-out is confirmed', async () => {
    const { clerk, signOut, settled, alive } = open();
    expect(cover()).toBeNull();
    await signOut();
    expect(cover()).toHaveAccessibleName(/^You are offline/);
    expect(cover()).toHaveStyle({ position: 'fixed', width: '100%', height: '100%' });
    expect(cover()?.getAttribute('style')).toMatch(/background: .*Canvas\)? ?/);
    const answer = clerk.later('signOut');
    act(() => clerk.online());
    await act(() => answer.called);
    expect(cover()).toHaveAccessibleName('Signing out…');
    expect(cancel()).toBeNull();
    await act(async () => answer.resolve());
    await settled('signed-out');
    expect(cover()).toBeNull();
    expect(alive()).toEqual([]);
  });

  it.each<[string, (app: ReturnType<typeof open>) => unknown]>([
    ['its button', () => fireEvent.click(cancel() as HTMLElement)],
    ['Escape', () => fireEvent.keyDown(cover() as HTMLElement, { key: 'Escape' })],
    ['reset()', ({ reset }) => reset()],
    [
      'the browser, which closes it',
      () => {
        const dialog = cover() as HTMLDialogElement;
        dialog.open = false;
        fireEvent(dialog, new Event('close'));
      },
    ],
  ])(
    'disappears when the sign-out is cancelled by %s, and the page is unchanged',
    async (_, leave) => {
      const app = open();
      fireEvent.change(screen.getByLabelText('Note'), { target: { value: 'typed' } });
      await app.signOut();
      expect(cover()).not.toBeNull();
      await leave(app);
      await app.settled('idle');
      expect(cover()).toBeNull();
      expect(screen.getByLabelText('Note')).toHaveValue('typed');
      act(() => app.clerk.online());
      await act(async () => {});
      expect(app.alive()).toEqual(['sess_ada', 'sess_bo']);
    },
  );

  it('disappears when the sign-out fails, and the button shows the failure', async () => {
    const { clerk, signOut, settled } = open();
    await signOut();
    clerk.reject('signOut', { status: 500 });
    act(() => clerk.online());
    await settled('error');
    expect(cover()).toBeNull();
    expect(screen.getByText(/still signed in/)).toBeInTheDocument();
  });

  it('is the only component that shows the progress', async () => {
    const { page, signOut } = open();
    await signOut();
    expect(screen.getAllByText(/^You are offline/)).toHaveLength(1);
    expect(page.querySelector('.cso-status')).toHaveTextContent('');
  });

  it.each([
    ['of another account', { sessionId: 'sess_bo' }, false],
    ['of other devices', { scope: 'other-devices' }, false],
    ['of the current account', { sessionId: 'sess_ada' }, true],
    ['of the current session', { scope: 'current' }, true],
    ['everywhere', { scope: 'everywhere' }, true],
  ] as const)('the sign-out %s: covered or not', async (_, options, isCovered) => {
    const { signOut } = open();
    await signOut(options);
    expect(cover() !== null).toBe(isCovered);
  });

  it('does not cover the page if the sign-out does not wait', async () => {
    const { clerk, signOut, settled } = open({ isOnline: true });
    const answer = clerk.later('signOut');
    await signOut();
    await act(() => answer.called);
    expect(cover()).toBeNull();
    await act(async () => answer.resolve());
    await settled('signed-out');
  });

  it('shows the content of `render`', async () => {
    const notices = vi.fn(({ text, cancel: stay }) => (
      <button type="button" onClick={stay}>
        {`Stay: ${text}`}
      </button>
    ));
    const { signOut, settled } = open({ render: notices });
    await signOut();
    expect(cancel()).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: /^Stay: You are offline/ }));
    await settled('idle');
    expect(cover()).toBeNull();
  });
});
