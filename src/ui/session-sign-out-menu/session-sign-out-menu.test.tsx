import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { SilentClerkProvider as wrapper } from '../../../tests/support/silent-clerk-provider.tsx';
import { getSignOutStore } from '../../clerk/sign-out-store.ts';
import { SignOutError } from '../../core/errors.ts';
import { createFakeClerk } from '../../testing/fake-clerk/create-fake-clerk.ts';
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
