import { act, fireEvent, render, screen } from '@testing-library/react';
import { Activity, useEffect, useState, useSyncExternalStore } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SilentClerkProvider } from '../../tests/support/silent-clerk-provider.tsx';
import { type SimulationOptions, simulate } from '../../tests/support/simulated-clerk.ts';
import { useSignOut } from './use-sign-out.ts';
import { useSignedOut } from './use-signed-out.ts';
import { UserBoundary } from './user-boundary.tsx';

/** The router of the app, with `usePathname` as in the bundle for Next.js. */
const router = { pathname: '/account', listeners: new Set<() => void>() };
const usePathname = () =>
  useSyncExternalStore(
    (listener) => {
      router.listeners.add(listener);
      return () => router.listeners.delete(listener);
    },
    () => router.pathname,
  );
vi.mock('#pathname', () => ({ usePathname: () => usePathname() }));
function go(pathname: string) {
  router.pathname = pathname;
  act(() => {
    for (const listener of router.listeners) listener();
  });
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (durationMs = 1_000) => act(() => vi.advanceTimersByTimeAsync(durationMs));

/** An app with a private page that its router keeps hidden, and a visible page. */
async function open(options: SimulationOptions = {}) {
  const simulation = simulate(options);
  const { clerk } = simulation;
  const onLeave = vi.fn();
  const unmounted = vi.fn();

  function PrivatePage() {
    useSignedOut(onLeave, { clerk });
    useEffect(() => unmounted, []);
    return (
      <>
        <p>{clerk.session && `Secret of ${clerk.session.id}`}</p>
        <input aria-label="Note" />
      </>
    );
  }

  let signOut: ReturnType<typeof useSignOut>['signOut'] = async () => ({ status: 'cancelled' });
  function Header() {
    ({ signOut } = useSignOut({ clerk, redirectUrl: false }));
    return null;
  }

  const app = (mode: 'visible' | 'hidden') => (
    <>
      <Header />
      <UserBoundary clerk={clerk}>
        <Activity mode={mode}>
          <PrivatePage />
        </Activity>
        <input aria-label="In sight" />
      </UserBoundary>
    </>
  );
  const { rerender } = render(app('visible'), { wrapper: SilentClerkProvider });
  await pass();
  const type = (label: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value: 'typed' } });
  const typedInto = (label: string) => (screen.getByLabelText(label) as HTMLInputElement).value;
  type('Note');
  type('In sight');
  const leave = async () => {
    rerender(app('hidden'));
    await pass();
  };
  return { ...simulation, onLeave, leave, typedInto, signOut: () => act(() => void signOut()) };
}

describe('UserBoundary', () => {
  it('leaves nothing of a hidden page after a sign-out, whose callbacks run once', async () => {
    const { leave, signOut, onLeave, typedInto } = await open();
    await leave();
    expect(document.body).toHaveTextContent('Secret of a');
    expect(typedInto('Note')).toBe('typed');
    signOut();
    await pass();
    expect(document.body).not.toHaveTextContent('Secret');
    expect(typedInto('Note')).toBe('');
    expect(typedInto('In sight')).toBe('');
    expect(onLeave).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ userId: 'user_a' }));
  });

  it('leaves nothing when another tab or Clerk itself has signed out', async () => {
    const { leave, page, onLeave, typedInto } = await open();
    await leave();
    page.signOutInOtherTab('a');
    await pass();
    expect(document.body).not.toHaveTextContent('Secret');
    expect(typedInto('Note')).toBe('');
    expect(onLeave).toHaveBeenCalledOnce();
  });

  it('leaves nothing of one user to the next', async () => {
    const { leave, clerk, typedInto } = await open({ sessions: ['a', 'b'] });
    await leave();
    act(() => void clerk.setActive({ session: 'b' }));
    await pass();
    expect(document.body).not.toHaveTextContent('Secret of a');
    expect(typedInto('Note')).toBe('');
  });

  it('empties the scripts that have brought the data of the first page, and no others', async () => {
    const data = [
      '<script>self.__next_f.push([1,"Secret of a"])</script>',
      '<script id="__NEXT_DATA__" type="application/json">{"props":"Secret of a"}</script>',
      '<script>window.__reactRouterContext.streamController.enqueue("Secret of a")</script>',
    ];
    const other = '<script type="application/ld+json">{"name":"The shop"}</script>';
    document.head.innerHTML = [...data, other].join('');
    const { signOut } = await open();
    expect(document.head.innerHTML.match(/Secret of a/g)).toHaveLength(data.length);
    signOut();
    await pass();
    expect(document.head.innerHTML).not.toContain('Secret');
    expect(document.scripts).toHaveLength(data.length + 1);
    expect(document.head.innerHTML).toContain(other);
    document.head.innerHTML = '';
  });

  it('empties them on a page with Trusted Types, which refuse a text for a script', async () => {
    document.head.innerHTML = '<script>self.__next_f.push([1,"Secret of a"])</script>';
    const refuse = vi.fn(() => {
      throw new TypeError("This document requires 'TrustedScript' assignment.");
    });
    for (const name of ['text', 'textContent', 'innerText', 'innerHTML'])
      Object.defineProperty(document.scripts[0], name, { set: refuse });
    const { signOut, typedInto } = await open();
    signOut();
    await pass();
    expect(document.head.innerHTML).toBe('<script></script>');
    expect(typedInto('Note')).toBe('');
    document.head.innerHTML = '';
  });

  it('empties what React on the server has written to request the images of the first page', async () => {
    document.head.innerHTML = [
      '<link rel="preload" as="image" href="https://img.example.com/secret-of-a">',
      '<link rel="preload" as="image" imagesrcset="https://img.example.com/secret-of-a 2x">',
      '<link rel="stylesheet" href="/styles.css">',
    ].join('');
    const { signOut } = await open();
    expect(document.head.innerHTML.match(/secret-of-a/g)).toHaveLength(2);
    signOut();
    await pass();
    expect(document.head.innerHTML).not.toContain('secret-of-a');
    expect(document.querySelectorAll('link')).toHaveLength(3);
    expect(document.head.innerHTML).toContain('<link rel="stylesheet" href="/styles.css">');
    document.head.innerHTML = '';
  });

  it('keeps everything while a sign-out is under way, and when it fails', async () => {
    const { server, signOut, typedInto, clerk } = await open();
    server.fail({ on: 'end', effect: 500 });
    const shown: unknown[] = [];
    clerk.addListener(() => shown.push(clerk.session));
    signOut();
    await pass();
    expect(shown).toContain(undefined);
    expect(typedInto('Note')).toBe('typed');
    expect(typedInto('In sight')).toBe('typed');
  });

  it('keeps everything when another account is signed out', async () => {
    const { page, typedInto } = await open({ sessions: ['a', 'b'] });
    page.signOutInOtherTab('b');
    await pass();
    expect(typedInto('Note')).toBe('typed');
  });

  it('keeps everything when the user continues in another session', async () => {
    const { clerk, typedInto } = await open({
      sessions: [
        { id: 'a', userId: 'ada' },
        { id: 'b', userId: 'ada' },
      ],
    });
    act(() => void clerk.setActive({ session: 'b' }));
    await pass();
    expect(typedInto('Note')).toBe('typed');
  });

  it('keeps what a visitor typed when Clerk has loaded, and when they sign in', async () => {
    const { load, page, typedInto } = await open({ sessions: [], isLoaded: false });
    await act(async () => load());
    await pass();
    expect(typedInto('In sight')).toBe('typed');
    await act(async () => page.signIn('a'));
    await pass();
    expect(typedInto('In sight')).toBe('typed');
  });
});

describe('UserBoundary around a router that keeps the pages that were left', () => {
  /** Markup that the server has rendered for a user does not change. */
  function Pages() {
    const pathname = usePathname();
    const [kept, setKept] = useState([pathname]);
    if (!kept.includes(pathname)) setKept([...kept, pathname]);
    return kept.map((page) => (
      <Activity key={page} mode={page === pathname ? 'visible' : 'hidden'}>
        <p>Rendered for {page}.</p>
      </Activity>
    ));
  }

  it('drops the page that was visible at the sign-out as soon as the next page replaces it', async () => {
    const { clerk, page } = simulate();
    router.pathname = '/account';
    render(
      <UserBoundary clerk={clerk}>
        <Pages />
      </UserBoundary>,
      { wrapper: SilentClerkProvider },
    );
    await pass();
    go('/notes');
    expect(document.body).toHaveTextContent('Rendered for /account.Rendered for /notes.');
    page.signOutInOtherTab('a');
    await pass();
    expect(document.body.textContent).toBe('Rendered for /notes.');
    go('/');
    expect(document.body.textContent).toBe('Rendered for /.');
    go('/help');
    expect(document.body.textContent).toBe('Rendered for /.Rendered for /help.');
  });
});
