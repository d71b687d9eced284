import { ClerkProvider } from '@clerk/react';
import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { lazy, type ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { SignOut as ConfirmWithOwnText } from '../../docs/recipes/confirm-with-own-text.tsx';
import { SignOutForm } from '../../docs/recipes/form-action.tsx';
import { NotYou } from '../../docs/recipes/link-look.tsx';
import { App as MenuItemApp } from '../../docs/recipes/menu-item.tsx';
import { SignOutOfOrganization } from '../../docs/recipes/organizations.tsx';
import { createFetch } from '../../docs/recipes/outside-react.ts';
import { Page } from '../../docs/recipes/suspense.tsx';
import { SignOut as ToastOnFailure } from '../../docs/recipes/toast-on-failure.tsx';
import { SignOut as ViewTransition } from '../../docs/recipes/view-transition.tsx';
import { createFakeClerk, people, sessionOf } from '../../src/entries/testing.ts';
import type { FakeClerk, FakeClerkOptions } from '../../src/testing/fake-clerk/types.ts';

function open(children: ReactNode, options?: FakeClerkOptions): FakeClerk {
  const clerk = createFakeClerk(options);
  render(<ClerkProvider {...clerk.providerProps}>{children}</ClerkProvider>);
  return clerk;
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));
const signedIn = (clerk: FakeClerk) => clerk.server.snapshot().signedInSessionIds;
const isSignedOut = (clerk: FakeClerk) => waitFor(() => expect(signedIn(clerk)).toEqual([]));

describe('the recipe', () => {
  it('for toasts shows once what failed, and that the person is still signed in', async () => {
    const toast = vi.fn();
    const clerk = open(<ToastOnFailure toast={toast} />);
    clerk.reject('signOut', { status: 500 });
    await press('Sign out');
    await waitFor(() => expect(toast).toHaveBeenCalledOnce());
    expect(toast.mock.lastCall?.[0]).toContain('still signed in');
    expect(signedIn(clerk)).toHaveLength(1);
  });

  it('for a menu item shows the failure after the item has unmounted, and signs out on a retry', async () => {
    const clerk = open(<MenuItemApp />);
    clerk.reject('signOut', { status: 500 });
    await press('Account');
    await press('Sign out');
    expect(screen.queryByRole('button', { name: 'Sign out' })).toBeNull();
    await press('Try again');
    await isSignedOut(clerk);
  });

  it('for an interceptor sends one sign-out for simultaneous failures, and none for other requests', async () => {
    const clerk = createFakeClerk({ loaded: true });
    let status = 200;
    const fetch = createFetch(clerk, async () => new Response(null, { status }));
    await fetch('/api/one');
    expect(clerk.calls.filter(({ method }) => method === 'signOut')).toEqual([]);
    status = 401;
    await Promise.all([fetch('/api/one'), fetch('/api/two')]);
    await isSignedOut(clerk);
    await waitFor(() => expect(clerk.navigations).toEqual(['/sign-in']));
    expect(clerk.calls.filter(({ method }) => method === 'signOut')).toHaveLength(1);
  });

  it('for a form action shows the failure, and signs out when sent again', async () => {
    const clerk = open(<SignOutForm />);
    clerk.reject('signOut', { status: 500 });
    await press('Sign out');
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('did not work'));
    await press('Sign out');
    await isSignedOut(clerk);
    await waitFor(() => expect(screen.getByRole('alert')).toBeEmptyDOMElement());
    expect(clerk.navigations).toEqual(['/goodbye']);
  });

  it.each([true, false])(
    'for View Transitions navigates with the router and a transition: %s',
    async (hasTransitions) => {
      const push = vi.fn<(to: string) => void>();
      const startViewTransition = vi.fn((update: () => unknown) => ({
        updateCallbackDone: Promise.resolve(update()),
      }));
      if (hasTransitions) Object.assign(document, { startViewTransition });
      const clerk = open(<ViewTransition push={push} />);
      await press('Sign out');
      await waitFor(() => expect(push).toHaveBeenCalledExactlyOnceWith('/goodbye'));
      expect(startViewTransition).toHaveBeenCalledTimes(hasTransitions ? 1 : 0);
      expect(signedIn(clerk)).toEqual([]);
      Reflect.deleteProperty(document, 'startViewTransition');
    },
  );

  it('for Suspense signs out on a page that never finishes loading', async () => {
    const Content = lazy(() => new Promise<never>(() => {}));
    const clerk = open(
      <Page>
        <Content />
      </Page>,
    );
    await screen.findByText('Loading…');
    clerk.reject('signOut', { status: 500 });
    await press('Sign out');
    await waitFor(() =>
      expect(screen.getByRole('alert')).toHaveTextContent('may still be signed in'),
    );
    await press('Sign out');
    await isSignedOut(clerk);
  });

  it.each([
    [{ slug: 'acme' }, '/acme/sign-in'],
    [null, '/sign-in'],
  ])('for organizations leaves %j for %s, and clears the caches', async (organization, to) => {
    const clearCaches = vi.fn();
    const clerk = open(
      <SignOutOfOrganization organization={organization} clearCaches={clearCaches} />,
      { sessions: [sessionOf(people.nameless, { status: 'pending' })] },
    );
    await press('Sign out');
    await isSignedOut(clerk);
    await waitFor(() => expect(clerk.navigations).toEqual([to]));
    expect(clearCaches).toHaveBeenCalledOnce();
  });

  it('for a question asks with the texts of the app, and does not sign out a person who stays', async () => {
    const clerk = open(<ConfirmWithOwnText />);
    await press('Sign out');
    await screen.findByRole('alertdialog', { name: 'Leave the checkout?' });
    await press('Stay');
    expect(signedIn(clerk)).toHaveLength(1);
    await press('Sign out');
    await press('Leave');
    await isSignedOut(clerk);
  });

  it('for the look of a link is still a button', async () => {
    const clerk = open(<NotYou name="Ada" />);
    const button = await screen.findByRole('button', { name: 'Use another account' });
    expect(button).toHaveAttribute('data-variant', 'link');
    await userEvent.click(button);
    await isSignedOut(clerk);
  });
});
