import { act, fireEvent, render, renderHook, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { ClerkInstance } from '../../src/clerk/clerk-instance.ts';
import { attachSignOut } from '../../src/js/attach-sign-out.ts';
import { createSignOut } from '../../src/js/create-sign-out.ts';
import { SignOutDefaults } from '../../src/react/sign-out-defaults.tsx';
import { useBeforeSignOut } from '../../src/react/use-before-sign-out.ts';
import { useDeviceSessions } from '../../src/react/use-device-sessions.ts';
import { useSignOut } from '../../src/react/use-sign-out.ts';
import { useSignOutGuard } from '../../src/react/use-sign-out-guard.ts';
import { useSignedInSessions } from '../../src/react/use-signed-in-sessions.ts';
import { useSignedOut } from '../../src/react/use-signed-out.ts';
import { UserBoundary } from '../../src/react/user-boundary.tsx';
import { createFakeClerk } from '../../src/testing/fake-clerk/create-fake-clerk.ts';
import { SessionSignOutMenu } from '../../src/ui/session-sign-out-menu/session-sign-out-menu.tsx';
import { SignOutButton } from '../../src/ui/sign-out-button/sign-out-button.tsx';
import { SignOutCover } from '../../src/ui/sign-out-cover/sign-out-cover.tsx';
import { SignOutStatus } from '../../src/ui/sign-out-status/sign-out-status.tsx';
import { SilentClerkProvider as wrapper } from '../support/silent-clerk-provider.tsx';

function open(ids = ['sess_ada']) {
  const clerk = createFakeClerk({ loaded: true, sessions: ids.map((id) => ({ id })) });
  return clerk as typeof clerk & ClerkInstance;
}
type Fake = ReturnType<typeof open>;
const alive = ({ server }: Fake) => server.snapshot().signedInSessionIds;

const OPTIONS = [
  ...['scope', 'redirectUrl', 'allowedRedirectOrigins', 'navigate', 'next', 'timeoutMs'],
  ...[
    'loadTimeoutMs',
    'whenOffline',
    'whenImpersonating',
    'connectivity',
    'onBeforeSignOut',
    'confirm',
  ],
  ...['onSigningOut', 'onNeedsReverification', 'onSignedOut', 'onError', 'onSettled'],
];
const LOOKS = [
  ...['variant', 'size', 'fullWidth', 'unstyled', 'classNames', 'appearance', 'feedback', 'render'],
  ...['spinDelayMs', 'slowAfterMs', 'localization', 'messages', 'signOutOptions', 'children'],
  ...['className', 'style', 'onClick', 'languages', 'fallback', 'open', 'defaultOpen', 'dir'],
  ...['onOpenChange', 'devices', 'switchable', 'side', 'align', 'sideOffset', 'container', 'id'],
];
const PART = ['className', 'style', 'onClick', 'id'];
const PLACE = ['side', 'align', 'sideOffset', 'render', 'asChild', 'container'];
const all = (names: string[], value: unknown) =>
  Object.fromEntries(names.map((name) => [name, value]));
const DEEP = (value: unknown) => ({
  messages: { signOut: value, errors: { offline: value }, confirmTitle: value },
  localization: { locale: value, userButton: value, userProfile: { navbar: value }, signIn: value },
  classNames: { button: value, dialog: value, content: value },
  confirm: { title: value, all: value },
  signOutOptions: { sessionId: value, redirectUrl: value },
});

describe.each([null, undefined])('%s is not given', (value) => {
  // `as never`: the types refuse `null`, but plain JavaScript does not.
  const nothing = all([...OPTIONS, ...LOOKS], value) as Record<string, never>;
  const place = all(PLACE, value) as Record<string, never>;
  const part = all(PART, value) as Record<string, never>;
  const deep = DEEP(value) as unknown as Record<string, never>;

  it.each([
    ['each option', all(OPTIONS, value)],
    ['all options', value],
  ])('by the hook: %s', async (_, options) => {
    const clerk = open();
    const { result } = renderHook(
      () => useSignOut(options ? ({ ...options, clerk } as never) : { clerk }),
      { wrapper },
    );
    await act(() => result.current.signOut(options as never));
    expect(result.current).toMatchObject({ isSignedOut: true });
  });

  it('by the other hooks', () => {
    const { result } = renderHook(
      () => {
        useSignedOut(value, { clerk: open() });
        return useDeviceSessions({ clerk: open(), enabled: value, timeoutMs: value } as never);
      },
      { wrapper },
    );
    expect(result.current.isLoading).toBe(true);
  });

  it.each([
    ['all options', value],
    ['each option', { clerk: value, timeoutMs: value, enabled: value }],
  ])('by hooks that take the Clerk of the provider: %s', (_, options) => {
    const useEveryHook = () => {
      useSignedOut(value, options as never);
      useBeforeSignOut(value, options);
      useSignOutGuard(value, options);
      return [useSignedInSessions(options), useDeviceSessions(options as never).isLoading];
    };
    const { result } = renderHook(useEveryHook, { wrapper });
    expect(result.current).toEqual([[], true]);
  });

  it('by a missing callback, while another one runs', async () => {
    const clerk = open();
    const callback = vi.fn();
    const { result } = renderHook(
      () => {
        useBeforeSignOut(value, { clerk });
        useBeforeSignOut(callback, { clerk, timeoutMs: value });
        useSignedOut(value, { clerk });
        useSignedOut(callback, { clerk });
        return useSignOut({ clerk, redirectUrl: false });
      },
      { wrapper },
    );
    await act(() => result.current.signOut());
    expect(callback).toHaveBeenCalledTimes(2);
  });

  it('by the components for outcomes and for private pages', () => {
    const props = { ...all(['render', 'slowAfterMs', 'unstyled'], value), ...nothing, ...deep };
    const children = 'Private';
    const { container } = render(
      <UserBoundary clerk={value}>
        <SignOutStatus {...props} clerk={value} />
        <SignOutCover render={value} clerk={value} />
        {children}
      </UserBoundary>,
      { wrapper },
    );
    expect(container).toHaveTextContent(children);
  });

  it.each([
    ['each prop', nothing],
    ['what is in a prop', deep],
  ])('by the button: %s', async (_, props: object) => {
    const clerk = open();
    render(
      <SignOutDefaults {...nothing} {...deep} languages={[value] as never}>
        <SignOutButton {...props} clerk={clerk} confirm={false} />
      </SignOutDefaults>,
      { wrapper },
    );
    fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(await screen.findByRole('button', { name: 'Signed out' })).toBeVisible();
    expect(alive(clerk)).toEqual([]);
  });

  it.each([
    ['each prop', nothing],
    ['what is in a prop', deep],
  ])('by the menu and its parts: %s', (_, props: object) => {
    render(
      <SessionSignOutMenu.Root {...props} clerk={open(['sess_ada', 'sess_bob'])} defaultOpen>
        <SessionSignOutMenu.Trigger {...part} asChild={value as never} />
        <SessionSignOutMenu.Content {...part} {...place}>
          <SessionSignOutMenu.Label {...part} />
          <SessionSignOutMenu.Items {...part} />
          <SessionSignOutMenu.All {...part} />
        </SessionSignOutMenu.Content>
      </SessionSignOutMenu.Root>,
      { wrapper },
    );
    expect(screen.getByRole('menu', { name: /^Accounts/ })).toBeInTheDocument();
    expect(screen.getAllByRole('menuitem')).toHaveLength(3);
  });

  it('by the texts of a question of the menu', async () => {
    const texts = { title: value, description: 'Save first.', confirm: value, cancel: value };
    render(
      <SessionSignOutMenu
        clerk={open(['sess_ada', 'sess_bob'])}
        confirm={{ all: texts } as never}
        defaultOpen
      />,
      { wrapper },
    );
    const all = screen.getByRole('menuitem', { name: 'Sign out of all accounts' });
    await act(async () => fireEvent.click(all));
    const question = await screen.findByRole('alertdialog', { name: 'Sign out of all accounts?' });
    expect(question).toHaveAccessibleDescription('Save first.');
    const cancel = within(question).getByRole('button', { name: 'Cancel' });
    await act(async () => fireEvent.click(cancel));
  });

  it('by plain JavaScript', async () => {
    const clerk = open();
    document.body.append(document.createElement('button'));
    const element = document.querySelector('button');
    const options = { ...all(OPTIONS, value), errorElement: value, messages: { errors: value } };
    attachSignOut(element, clerk, value).detach();
    attachSignOut(element, clerk, options as never).detach();
    element?.remove();
    const { signOut } = createSignOut(clerk, options as never);
    expect(await signOut(value)).toMatchObject({ status: 'signed-out' });
  });

  it('never widens a target: the last id stays', async () => {
    const clerk = open(['sess_ada', 'sess_bob']);
    const show = (sessionId: string | null | undefined) => (
      <SignOutButton clerk={clerk} sessionId={sessionId} redirectUrl={false} />
    );
    const { rerender } = render(show('sess_ada'), { wrapper });
    fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    await screen.findByRole('button', { name: 'Signed out' });
    for (const gone of [value, '']) {
      rerender(show(gone));
      const button = screen.getByRole('button', { name: 'Signed out' });
      await act(async () => fireEvent.click(button));
      // A press this soon after an outcome counts as one by code, which has to wait.
      expect(await screen.findByRole('button', { name: 'Signed out' })).toBe(button);
      expect(alive(clerk)).toEqual(['sess_bob']);
    }
  });
});

describe('a session that is null from the start', () => {
  it.each([null, ''])('signs out, if it is the only one: %o', async (sessionId) => {
    const clerk = open();
    expect(await createSignOut(clerk, { sessionId }).signOut()).toMatchObject({
      status: 'signed-out',
      sessionIds: ['sess_ada'],
    });
  });

  it('signs out none of several', async () => {
    const clerk = open(['sess_ada', 'sess_bob']);
    const { result } = renderHook(() => useSignOut({ clerk, sessionId: null }), { wrapper });
    await act(() => result.current.signOut());
    expect(result.current.error).toMatchObject({ code: 'session_not_found' });
    for (const sessionId of [null, '']) {
      const again = await act(() => createSignOut(clerk).signOut({ sessionId }));
      expect(again).toMatchObject({ error: { code: 'session_not_found' } });
    }
    expect(alive(clerk)).toEqual(['sess_ada', 'sess_bob']);
    expect(console.warn).toHaveBeenCalledOnce();
    vi.mocked(console.warn).mockClear();
  });
});

describe('a wrong option', () => {
  // A link can decide what `redirectUrl` is: it is refused once the person is signed out.
  const checked = [...OPTIONS, 'sessionId'].filter((name) => name !== 'redirectUrl');
  it.each(checked)('throws at the press, never in render: %s', (name) => {
    const clerk = open();
    const wrong = { [name]: name === 'confirm' ? 1 : {} } as never;
    const { result } = renderHook(() => useSignOut({ ...(wrong as object), clerk }), { wrapper });
    expect(() => result.current.signOut()).toThrow(new RegExp(`${name}: expected`));
    expect(alive(clerk)).toEqual(['sess_ada']);
  });
});

describe('a wrong `connectivity`', () => {
  it.each([{}, true, { isOnline: () => true }])('is never asked: %o', async (wrong) => {
    vi.stubGlobal('reportError', vi.fn());
    const clerk = open();
    renderHook(() => useSignOut({ clerk, connectivity: wrong as never }), { wrapper });
    const { result } = renderHook(() => useSignOut({ clerk }), { wrapper });
    await act(() => result.current.signOut({ redirectUrl: false, whenOffline: 'wait' }));
    expect(result.current.status).toBe('signed-out');
    expect(reportError).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
  });
});

describe.each<[string, unknown]>([
  ['a text', 'sess_ada'],
  ['a list', ['sess_ada']],
  ['a callback', () => {}],
  [
    'an object that cannot be read',
    {
      get sessionId() {
        throw new Error('Nobody is signed in.');
      },
    },
  ],
])('%s in place of the options', (_, given) => {
  const wrong = given as never;
  const isRefused = /options: expected an object/;

  it('throws when the hook signs out, never in render, and ends no session', async () => {
    const clerk = open(['sess_ada', 'sess_bob']);
    const { result } = renderHook(
      () => [useSignOut({ clerk }), useSignOut(wrong), useDeviceSessions(wrong).others] as const,
      { wrapper },
    );
    const [valid, ...invalid] = result.current;
    for (const { signOut } of invalid) expect(() => signOut()).toThrow(isRefused);
    expect(() => valid.signOut(wrong)).toThrow(isRefused);
    expect(alive(clerk)).toEqual(['sess_ada', 'sess_bob']);
    await act(() => valid.signOut({ redirectUrl: false }));
    expect(alive(clerk)).toEqual([]);
  });

  it('throws when a page without React is bound', () => {
    const clerk = open();
    const button = document.body.appendChild(document.createElement('button'));
    expect(() => createSignOut(clerk, wrong)).toThrow(isRefused);
    expect(() => createSignOut(clerk).signOut(wrong)).toThrow(isRefused);
    expect(() => attachSignOut(button, clerk, wrong)).toThrow(isRefused);
    button.remove();
  });
});

describe('rows survive what a server can send', () => {
  const user = { firstName: null, lastName: null, identifier: 'bob', hasImage: true, imageUrl: '' };
  it.each<[string, unknown[], (string | null)[]]>([
    ['no public user data', [{ publicUserData: undefined }, { publicUserData: null }], ['', '']],
    ['nothing in it', [{ publicUserData: {} }], ['']],
    ['no user, no time', [{ user: null, lastActiveAt: undefined, publicUserData: user }], ['bob']],
    ['no valid time', [{ lastActiveAt: new Date(Number.NaN), publicUserData: user }], ['bob']],
    ['null among them', [null, { publicUserData: user }, undefined], ['bob']],
  ])('%s', (_, sessions, identifiers) => {
    const rows = sessions.map(
      (session, index) => session && { id: `s${index}`, status: 'active', ...session },
    );
    const clerk = {
      loaded: true,
      status: 'ready',
      session: null,
      client: { id: 'client_1', sessions: rows, signedInSessions: rows },
      addListener: () => () => {},
    } as unknown as ClerkInstance;
    const { result, rerender } = renderHook(() => useSignedInSessions({ clerk }), { wrapper });
    const before = result.current;
    rerender();
    expect(before.map(({ identifier }) => identifier)).toEqual(identifiers);
    expect(result.current).toBe(before);
    render(<SessionSignOutMenu clerk={clerk} defaultOpen />, { wrapper });
    expect(screen.getAllByRole('menuitem').length).toBeGreaterThanOrEqual(identifiers.length);
  });
});
