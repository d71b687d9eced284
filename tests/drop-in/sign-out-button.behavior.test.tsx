import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef, Profiler, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { SignOutButtonProps } from '../../src/entries/sdk.ts';
import { type App, openApp, sdks } from './open-app.tsx';

const [sdk] = sdks;
const open = (props: SignOutButtonProps = {}) =>
  openApp(sdk, ({ SignOutButton }) => <SignOutButton {...props} />);
const signedIn = ({ frontendApi }: App) => frontendApi.snapshot().signedInSessionIds;
const removals = ({ frontendApi }: App) =>
  frontendApi.log.filter(({ call }) => call === 'remove-all').length;
const press = (name = 'Sign out') => userEvent.click(screen.getByRole('button', { name }));

function setOnline({ frontendApi }: App, isOnline: boolean) {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline);
  if (isOnline) frontendApi.clearFaults();
  else frontendApi.fault({ kind: 'reset' });
}

describe('waiting', () => {
  it('spins, says that it is slow, and hides that after “Keep waiting”', async () => {
    const app = await open({ spinDelayMs: 1, slowAfterMs: 50 });
    app.frontendApi.fault({ kind: 'hang', call: 'remove-all' });
    await press();

    await userEvent.click(await screen.findByText('Keep waiting'));

    expect(screen.getByRole('button', { name: 'Signing out…' })).toHaveFocus();
    expect(screen.getByRole('status')).toHaveTextContent('Signing out…');
    await screen.findByText('Keep waiting');

    act(() => app.frontendApi.releaseHangs());

    await waitFor(() => expect(signedIn(app)).toEqual([]));
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Signed out'));
  });

  it('can be pressed before Clerk has loaded, and signs out when it has', async () => {
    const listeners = new Set<() => void>();
    const clerk = {
      loaded: false,
      addListener: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      signOut: vi.fn(async (settle: () => Promise<void>) => {
        clerk.client.signedInSessions = [];
        await settle();
      }),
      client: {
        sessions: [],
        signedInSessions: [{ id: 'sess_a', lastActiveAt: new Date() }] as object[],
      },
      session: { id: 'sess_a' },
      navigate: vi.fn(),
      buildAfterSignOutUrl: () => '/',
    };
    const app = await openApp(sdk, ({ SignOutButton }) => (
      <SignOutButton clerk={clerk as never}>Leave</SignOutButton>
    ));
    await press('Leave');
    expect(screen.getByText('Leave').closest('button')).toHaveAttribute('aria-disabled', 'true');
    expect(clerk.signOut).not.toHaveBeenCalled();

    clerk.loaded = true;

    await waitFor(() => expect(clerk.signOut).toHaveBeenCalledOnce());
    app.unmount();
  });

  it('waits for the network with `whenOffline="wait"`, and then signs out', async () => {
    const app = await open({ whenOffline: 'wait' });
    setOnline(app, false);
    await press();
    await screen.findByText(/^You are offline\. You will be signed out/);
    expect(removals(app)).toBe(0);

    setOnline(app, true);
    act(() => void window.dispatchEvent(new Event('online')));

    await waitFor(() => expect(signedIn(app)).toEqual([]));
  });

  it('can cancel waiting for the network', async () => {
    const app = await open({ whenOffline: 'wait' });
    setOnline(app, false);
    await press();

    await userEvent.click(await screen.findByText('Cancel'));

    await waitFor(() => expect(screen.getByRole('status')).toBeEmptyDOMElement());
    setOnline(app, true);
    act(() => void window.dispatchEvent(new Event('online')));
    expect(removals(app)).toBe(0);
    await press();
    await waitFor(() => expect(signedIn(app)).toEqual([]));
  });
});

describe('failing', () => {
  it('says that it is offline and still signed in, and signs out on a retry', async () => {
    const app = await open();
    setOnline(app, false);
    await press();
    await screen.findByText('You are offline. You are still signed in.');

    setOnline(app, true);
    await press('Try again');

    await waitFor(() => expect(signedIn(app)).toEqual([]));
  });

  it('counts down the seconds of a rate limit', async () => {
    const app = await open();
    app.frontendApi.fault({
      kind: 'status',
      status: 429,
      retryAfter: 3,
      call: 'remove-all',
      times: 1,
    });
    await press();
    expect(await screen.findByText(/^\(\d\)$/)).toBeVisible();
    await press('Try again');
    expect(removals(app)).toBe(1);

    await waitFor(() => expect(screen.queryByText(/^\(\d\)$/)).toBeNull());
    await press('Try again');

    await waitFor(() => expect(signedIn(app)).toEqual([]));
  });

  it('dismisses an error', async () => {
    const app = await open();
    app.frontendApi.fault({ kind: 'status', status: 500, call: 'remove-all', times: 1 });
    await press();
    await screen.findByText(/server has a problem/);

    await press('Dismiss');

    expect(screen.getByRole('alert')).toBeEmptyDOMElement();
    expect(screen.getByRole('button', { name: 'Sign out' })).toHaveFocus();
  });

  it('shows the outcome on the next button, if the pressed one has unmounted', async () => {
    const app = await openApp(
      sdk,
      ({ SignOutButton }) => {
        function Menu() {
          const [isOpen, setOpen] = useState(true);
          return (
            <>
              <button type="button" onClick={() => setOpen(!isOpen)}>
                Menu
              </button>
              {isOpen && <SignOutButton />}
            </>
          );
        }
        return <Menu />;
      },
      { latencyMs: 100 },
    );
    app.frontendApi.fault({ kind: 'status', status: 500, call: 'remove-all', times: 1 });
    await press();
    await press('Menu');
    expect(screen.queryByRole('alert')).toBeNull();

    await press('Menu');

    expect(await screen.findByText(/server has a problem/)).toBeVisible();
  });
});

describe('asking first', () => {
  it('asks when confirm is set, and does nothing on Cancel', async () => {
    const app = await open({ confirm: true });
    await press();
    expect(await screen.findByRole('alertdialog', { name: 'Sign out?' })).toBeVisible();

    await press('Cancel');

    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(removals(app)).toBe(0);
    expect(signedIn(app)).toHaveLength(2);
  });

  it('asks with custom texts, and signs out when confirmed', async () => {
    const app = await open({
      confirm: { title: 'Leave?', description: 'Bye.', confirm: 'Leave', cancel: 'Stay' },
    });
    await press();
    const dialog = await screen.findByRole('alertdialog', { name: 'Leave?' });
    expect(dialog).toHaveAccessibleDescription('Bye.');
    expect(screen.getByRole('button', { name: 'Stay' })).toBeVisible();

    await press('Leave');

    await waitFor(() => expect(signedIn(app)).toEqual([]));
  });

  it('leaves the question to a function', async () => {
    const confirm = vi.fn(async () => false);
    const app = await open({ confirm });
    await press();
    await waitFor(() =>
      expect(confirm).toHaveBeenCalledExactlyOnceWith({
        reasons: [],
        signal: expect.any(AbortSignal),
      }),
    );
    expect(removals(app)).toBe(0);

    confirm.mockResolvedValue(true);
    await press();

    await waitFor(() => expect(signedIn(app)).toEqual([]));
  });

  it('follows SignOutDefaults, unless `confirm` is false', async () => {
    const app = await openApp(sdk, ({ SignOutButton, SignOutDefaults }) => (
      <SignOutDefaults confirm>
        <SignOutButton />
        <SignOutButton confirm={false}>Leave</SignOutButton>
      </SignOutDefaults>
    ));
    await press();
    expect(await screen.findByRole('alertdialog')).toBeVisible();
    await press('Cancel');
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());

    await press('Leave');

    await waitFor(() => expect(signedIn(app)).toEqual([]));
  });
});

describe('useSignOutGuard', () => {
  it('makes "when-guarded" ask with its reason, only while it has one', async () => {
    const app = await openApp(sdk, ({ SignOutButton, useSignOutGuard }) => {
      function Editor() {
        const [isDirty, setDirty] = useState(true);
        useSignOutGuard(isDirty && 'The report has unsaved changes.');
        return (
          <button type="button" onClick={() => setDirty(false)}>
            Save
          </button>
        );
      }
      return (
        <>
          <Editor />
          <SignOutButton confirm="when-guarded" />
        </>
      );
    });
    await press();
    expect(await screen.findByText('The report has unsaved changes.')).toBeVisible();
    await press('Cancel');
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    await press('Save');

    await press();

    await waitFor(() => expect(signedIn(app)).toEqual([]));
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('passes each reason once to the `confirm` function of a hook', async () => {
    const confirm = vi.fn(() => false);
    await openApp(sdk, ({ useSignOut, useSignOutGuard }) => {
      function Guarded() {
        useSignOutGuard('Three files are uploading.');
        useSignOutGuard('The report has unsaved changes.');
        useSignOutGuard('Three files are uploading.');
        useSignOutGuard(undefined);
        const { getButtonProps } = useSignOut({ confirm });
        return <button {...getButtonProps()}>Leave</button>;
      }
      return <Guarded />;
    });

    await press('Leave');

    await waitFor(() =>
      expect(confirm).toHaveBeenCalledExactlyOnceWith({
        reasons: ['Three files are uploading.', 'The report has unsaved changes.'],
        signal: expect.any(AbortSignal),
      }),
    );
  });
});

describe('the rest', () => {
  it('takes three commits from idle to signed out, and none of its siblings', async () => {
    const [commits, siblings] = [vi.fn(), vi.fn()];
    const app = await openApp(sdk, ({ SignOutButton }) => (
      <>
        <Profiler id="button" onRender={commits}>
          <SignOutButton spinDelayMs={60_000} />
        </Profiler>
        <Profiler id="sibling" onRender={siblings}>
          <p>Sibling</p>
        </Profiler>
      </>
    ));
    commits.mockClear();
    siblings.mockClear();

    await press();
    await waitFor(() => expect(screen.getByRole('button')).toHaveTextContent('Signed out'));

    expect(signedIn(app)).toEqual([]);
    expect(commits.mock.calls.length).toBeLessThanOrEqual(3);
    expect(siblings).not.toHaveBeenCalled();
  });

  it('passes its ref to the button', async () => {
    const ref = createRef<HTMLButtonElement>();
    await openApp(sdk, ({ SignOutButton }) => <SignOutButton ref={ref} />);

    expect(ref.current).toBe(screen.getByRole('button'));
  });

  it('passes attributes to the button, but no options', async () => {
    await open({ id: 'x', 'aria-describedby': 'y', redirectUrl: '/', whenOffline: 'fail' });

    const names = screen.getByRole('button').getAttributeNames();
    expect(names.sort()).toEqual(
      ['aria-describedby', 'class', 'data-size', 'data-variant', 'id', 'type'].sort(),
    );
  });

  it('calls `render` with the state', async () => {
    const app = await open({
      render: (props, { status, isPending }) => (
        <button {...props} data-status={status}>
          {isPending ? 'Wait' : 'Leave'}
        </button>
      ),
    });
    app.frontendApi.fault({ kind: 'hang', call: 'remove-all' });
    expect(screen.getByText('Leave')).toHaveAttribute('data-status', 'idle');

    await press('Leave');

    expect(await screen.findByText('Wait')).toHaveAttribute('data-status', 'pending');
    app.frontendApi.releaseHangs();
    await waitFor(() => expect(signedIn(app)).toEqual([]));
  });
});
