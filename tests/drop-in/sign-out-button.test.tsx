import type { SignOutButton as SignOutButtonOfCore2 } from '@clerk/clerk-react';
import type { SignOutButton as SignOutButtonOfCore3 } from '@clerk/react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ComponentProps, type FormEvent, type MouseEvent, StrictMode } from 'react';
import { beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import type { SignOutButtonProps } from '../../src/entries/sdk.ts';
import { type App, openApp, sdks } from './open-app.tsx';

beforeEach(() => {
  vi.stubGlobal('reportError', vi.fn());
});

const removals = ({ frontendApi }: App) =>
  frontendApi.log.filter(({ call }) => call === 'remove-all' || call === 'remove-session');
const signedIn = ({ frontendApi }: App) => frontendApi.snapshot().signedInSessionIds;
const press = (name = 'Sign out') => userEvent.click(screen.getByRole('button', { name }));

it('accepts the props of Clerk’s button, by their types', () => {
  expectTypeOf<ComponentProps<typeof SignOutButtonOfCore2>>().toExtend<SignOutButtonProps>();
  expectTypeOf<ComponentProps<typeof SignOutButtonOfCore3>>().toExtend<SignOutButtonProps>();
});

// What Clerk's documentation and its tests of `<SignOutButton>` say.
// @see clerk/javascript packages/react/src/components/__tests__/SignOutButton.test.tsx
describe.each(sdks)('SignOutButton in place of that of $name', (sdk) => {
  it('shows “Sign out”, and signs out of every session of the browser', async () => {
    const app = await openApp(sdk, ({ SignOutButton: Button }) => <Button />);
    expect(signedIn(app)).toEqual(['sess_ada', 'sess_bob']);

    await press();

    await waitFor(() => expect(app.auth()).toMatchObject({ isLoaded: true, isSignedIn: false }));
    expect(signedIn(app)).toEqual([]);
    expect(removals(app)).toHaveLength(1);
  });

  it('goes to redirectUrl', async () => {
    const app = await openApp(sdk, ({ SignOutButton: Button }) => (
      <Button redirectUrl="/goodbye" />
    ));

    await press();

    await waitFor(() => expect(app.navigations).toEqual(['/goodbye']));
  });

  it('goes to another origin only if it is allowed, unlike Clerk’s', async () => {
    const elsewhere = 'https://www.clerk.com/';
    const navigate = vi.fn();
    const app = await openApp(sdk, ({ SignOutButton: Button }) => (
      <>
        <Button redirectUrl={elsewhere} navigate={navigate} scope="current">
          Refused
        </Button>
        <Button
          redirectUrl={elsewhere}
          navigate={navigate}
          allowedRedirectOrigins={['https://www.clerk.com']}
        >
          Allowed
        </Button>
      </>
    ));
    await press('Refused');
    await waitFor(() => expect(screen.getByText(/next page is not allowed/)).toBeVisible());
    expect(navigate).not.toHaveBeenCalled();
    expect(signedIn(app)).toEqual(['sess_bob']);
    // The developer is told once, by whichever SDK is tested first.
    vi.mocked(console.warn).mockClear();

    await press('Allowed');

    await waitFor(() => expect(navigate).toHaveBeenCalledWith(elsewhere));
  });

  it('goes to the provider’s afterSignOutUrl without redirectUrl, unlike Clerk’s', async () => {
    const app = await openApp(sdk, ({ SignOutButton: Button }) => <Button />, {
      provider: { afterSignOutUrl: '/provider' },
    });

    await press();

    await waitFor(() => expect(app.navigations).toEqual(['/provider']));
  });

  it('goes to / without either', async () => {
    const app = await openApp(sdk, ({ SignOutButton: Button }) => <Button />);

    await press();

    await waitFor(() => expect(app.navigations).toEqual(['/']));
  });

  it('signs out of one session by sessionId', async () => {
    const app = await openApp(sdk, ({ SignOutButton: Button }) => <Button sessionId="sess_bob" />);

    await press();

    await waitFor(() => expect(signedIn(app)).toEqual(['sess_ada']));
    expect(app.auth()).toMatchObject({ isLoaded: true, isSignedIn: true });
  });

  it('prefers signOutOptions to its own props', async () => {
    const app = await openApp(sdk, ({ SignOutButton: Button }) => (
      <Button
        sessionId="sess_bob"
        redirectUrl="/props"
        signOutOptions={{ sessionId: 'sess_ada', redirectUrl: '/options' }}
      />
    ));

    await press();

    await waitFor(() => expect(app.navigations).toEqual(['/options']));
    expect(signedIn(app)).toEqual(['sess_bob']);
  });

  it('uses text passed as children', async () => {
    const app = await openApp(sdk, ({ SignOutButton: Button }) => <Button>Leave</Button>);

    await press('Leave');

    await waitFor(() => expect(signedIn(app)).toEqual([]));
  });

  it('refuses more than one child, in the same words', async () => {
    const shown = openApp(sdk, ({ SignOutButton: Button }) => (
      <Button>
        <button type="button">1</button>
        <button type="button">2</button>
      </Button>
    ));

    await expect(shown).rejects.toThrow(
      "You've passed multiple children components to <SignOutButton/>. You can only pass a single child component or text.",
    );
    vi.mocked(console.error).mockClear();
  });

  it.each([
    ['a promise', (promise: Promise<void>) => promise],
    // biome-ignore lint/suspicious/noThenProperty: what is awaited need not be a `Promise`
    ['a promise of a library', (promise: Promise<void>) => ({ then: promise.then.bind(promise) })],
  ])('makes its child the button, and awaits the handler of the child: %s', async (_, begun) => {
    let finish = () => {};
    const handler = vi.fn(() =>
      begun(
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
      ),
    );
    const app = await openApp(sdk, ({ SignOutButton: Button }) => (
      <Button>
        <button type="button" className="mine" onClick={handler}>
          Leave
        </button>
      </Button>
    ));
    await press('Leave');
    expect(screen.getByRole('button', { name: 'Leave' })).toHaveClass('mine', { exact: true });
    expect(handler).toHaveBeenCalledOnce();
    expect(removals(app)).toEqual([]);

    finish();

    await waitFor(() => expect(signedIn(app)).toEqual([]));
  });

  it('does not sign out when the handler of its child fails', async () => {
    const failure = new Error('not flushed');
    const app = await openApp(sdk, ({ SignOutButton: Button }) => (
      <Button>
        <button type="button" onClick={() => Promise.reject(failure)}>
          Leave
        </button>
      </Button>
    ));

    await press('Leave');

    await waitFor(() => expect(reportError).toHaveBeenCalledWith(failure));
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Leave' })).not.toHaveAttribute('aria-disabled'),
    );
    expect(removals(app)).toEqual([]);
  });

  it('does not sign out when the child’s handler prevents the default, unlike Clerk’s', async () => {
    const handler = vi.fn((event: MouseEvent) => event.preventDefault());
    const app = await openApp(sdk, ({ SignOutButton: Button }) => (
      <Button>
        <button type="button" onClick={handler}>
          Leave
        </button>
      </Button>
    ));
    await press('Leave');
    expect(handler).toHaveBeenCalledOnce();
    expect(removals(app)).toEqual([]);

    handler.mockImplementation(() => {});
    await press('Leave');

    await waitFor(() => expect(signedIn(app)).toEqual([]));
  });

  it('submits no form, unlike Clerk’s', async () => {
    const onSubmit = vi.fn((event: FormEvent) => event.preventDefault());
    const app = await openApp(sdk, ({ SignOutButton: Button }) => (
      <form onSubmit={onSubmit}>
        <Button />
        <button type="submit">Save</button>
      </form>
    ));

    await press();
    await waitFor(() => expect(signedIn(app)).toEqual([]));
    expect(onSubmit).not.toHaveBeenCalled();

    await press('Save');

    expect(onSubmit).toHaveBeenCalledOnce();
  });

  it('sends only one request for many presses, unlike Clerk’s', async () => {
    const app = await openApp(sdk, ({ SignOutButton: Button }) => (
      <StrictMode>
        <Button />
        <Button>Leave</Button>
      </StrictMode>
    ));
    app.frontendApi.fault({ kind: 'hang', call: 'remove-all' });

    const [button, other] = screen.getAllByRole('button');

    for (const pressed of [button, button, other]) await userEvent.click(pressed as HTMLElement);
    app.frontendApi.releaseHangs();

    await waitFor(() => expect(signedIn(app)).toEqual([]));
    await waitFor(() => expect(app.navigations).toEqual(['/']));
    expect(removals(app)).toHaveLength(1);
  });

  it('keeps the app usable after a failure and shows why, unlike Clerk’s', async () => {
    const app = await openApp(sdk, ({ SignOutButton: Button }) => <Button />);
    app.frontendApi.fault({ kind: 'status', status: 500, call: 'remove-all', times: 1 });

    await press();

    await waitFor(() =>
      expect(screen.getByRole('alert')).toHaveTextContent(
        'The server has a problem. You are still signed in.',
      ),
    );
    expect(app.auth()).toMatchObject({ isLoaded: true, isSignedIn: true });
    expect(app.navigations).toEqual([]);

    await press('Try again');

    await waitFor(() => expect(signedIn(app)).toEqual([]));
    await waitFor(() => expect(app.navigations).toEqual(['/']));
  });

  it('sends no request when nobody is signed in', async () => {
    const app = await openApp(
      sdk,
      ({ SignOutButton: Button }) => <Button redirectUrl="/goodbye" />,
      { sessions: [] },
    );

    await press();

    await waitFor(() => expect(app.navigations).toEqual(['/goodbye']));
    expect(removals(app)).toEqual([]);
  });
});
