import { act, fireEvent, render, renderHook, screen } from '@testing-library/react';
import { type FormEvent, Profiler } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SilentClerkProvider } from '../../tests/support/silent-clerk-provider.tsx';
import { type SimulationOptions, simulate } from '../../tests/support/simulated-clerk.ts';
import { getSignOutStore } from '../clerk/sign-out-store.ts';
import { SignOutError } from '../core/errors.ts';
import { createFakeClerk } from '../testing/fake-clerk/create-fake-clerk.ts';
import { useSignOut } from './use-sign-out.ts';
import type { UseSignOutOptions, UseSignOutReturn } from './use-sign-out.types.ts';

// Loading a file takes real time, even while the timers are fake.
beforeAll(() => import('../clerk/devices-of-clerk.ts'));
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (durationMs = 1_000) => act(() => vi.advanceTimersByTimeAsync(durationMs));
const wrapper = SilentClerkProvider;

function show(options: UseSignOutOptions = {}, simulationOptions: SimulationOptions = {}) {
  const simulation = simulate(simulationOptions);
  const { clerk } = simulation;
  const hook = renderHook((props: UseSignOutOptions) => useSignOut({ clerk, ...props }), {
    wrapper,
    initialProps: options,
  });
  return { ...simulation, ...hook };
}

const statusOf = ({ current }: { current: UseSignOutReturn }) =>
  current.status === 'pending' ? current.phase : current.status;

describe('the state', () => {
  it('is idle, pending, redirecting and signed-out in turn', async () => {
    const { result, page } = show();
    let arrive = () => {};
    page.navigate = () =>
      new Promise<void>((resolve) => {
        arrive = resolve;
      });
    expect(result.current).toMatchObject({ status: 'idle', isPending: false, isSignedOut: false });

    act(() => void result.current.signOut());
    expect(result.current).toMatchObject({
      status: 'pending',
      phase: 'requesting',
      isPending: true,
    });

    await pass();
    expect(result.current).toMatchObject({
      status: 'redirecting',
      to: '/after-sign-out',
      isPending: false,
      isRedirecting: true,
    });

    arrive();
    await pass();
    expect(result.current).toMatchObject({
      status: 'signed-out',
      alreadySignedOut: false,
      isRedirecting: false,
      isSignedOut: true,
    });
  });

  it('is an error with its code, and the next try starts without it', async () => {
    const { result, server } = show();
    server.fail({ on: 'end', effect: 500, times: 1 });
    act(() => void result.current.signOut());
    await pass();
    expect(result.current).toMatchObject({ status: 'error', isError: true });
    expect(result.current.error?.code).toBe('server');

    act(() => void result.current.retry());
    expect(result.current.error).toBeUndefined();
    expect(result.current).toMatchObject({ status: 'pending', isError: false });
    await pass();
    expect(result.current.isSignedOut).toBe(true);
  });

  it('is retried with the options of the hook after a reload', async () => {
    const confirm = vi.fn(() => true);
    const { result, clerk } = show({ confirm, redirectUrl: false });
    const error = new SignOutError('server');
    act(() =>
      getSignOutStore(clerk).showInterrupted({
        key: 'all',
        sessionIds: ['a'],
        signedIn: ['a'],
        error,
      }),
    );
    expect(result.current.error).toBe(error);
    act(() => void result.current.retry());
    await pass();
    expect(confirm).toHaveBeenCalledOnce();
    expect(result.current.status).toBe('signed-out');
  });

  it('is dismissed by reset', async () => {
    const { result, server } = show();
    server.fail({ on: 'end', effect: 500 });
    act(() => void result.current.signOut());
    await pass();
    expect(result.current.isError).toBe(true);
    act(() => result.current.reset());
    expect(result.current.status).toBe('idle');
  });

  it('stays pending for longer with keepWaiting', async () => {
    const { result, server } = show({ timeoutMs: 1_000 });
    server.fail({ on: 'end', effect: 'answered', delayMs: 1_500 });
    act(() => void result.current.signOut());
    await pass(900);
    result.current.keepWaiting();
    await pass(500);
    expect(statusOf(result)).toBe('requesting');
    await pass();
    expect(result.current.isSignedOut).toBe(true);
  });

  it('shows the progress of several devices', async () => {
    const { result } = show({ scope: 'other-devices' }, { devices: ['phone', 'tv'] });
    const seen: unknown[] = [];
    act(() => void result.current.signOut());
    for (let step = 0; step < 8; step++) {
      await pass(5);
      if (result.current.progress) seen.push(result.current.progress);
    }
    expect(seen[0]).toEqual({ completed: 0, total: 2 });
    expect(result.current.status).toBe('signed-out');
    expect(result.current.progress).toBeUndefined();
  });

  it('is shared by all hooks for the same target, and by none for another', async () => {
    const { clerk, server } = simulate({ sessions: ['a', 'b'] });
    const { result } = renderHook(
      () => [
        useSignOut({ clerk }),
        useSignOut({ clerk, redirectUrl: '/bye' }),
        useSignOut({ clerk, sessionId: 'b' }),
      ],
      { wrapper },
    );
    const statuses = () => result.current.map(({ status }) => status);
    server.fail({ on: 'end', effect: 500 });
    act(() => void result.current[0]?.signOut());
    expect(statuses()).toEqual(['pending', 'pending', 'idle']);
    await pass();
    expect(statuses()).toEqual(['error', 'error', 'idle']);
    act(() => result.current[1]?.reset());
    expect(statuses()).toEqual(['idle', 'idle', 'idle']);
  });

  it('sends one request however many hooks are clicked', async () => {
    const { clerk, server } = simulate();
    const one = renderHook(() => useSignOut({ clerk }), { wrapper });
    const other = renderHook(() => useSignOut({ clerk }), { wrapper });
    act(() => {
      void one.result.current.signOut();
      void other.result.current.signOut();
      void one.result.current.signOut();
    });
    await pass();
    expect(server.received('end')).toHaveLength(1);
    expect(other.result.current.isSignedOut).toBe(true);
  });

  it('survives the component: a running sign-out continues, and the next component shows it', async () => {
    const { clerk, server } = simulate();
    server.fail({ on: 'end', effect: 500, delayMs: 500 });
    const onError = vi.fn();
    const first = renderHook(() => useSignOut({ clerk, onError }), { wrapper });
    act(() => void first.result.current.signOut());
    first.unmount();
    const second = renderHook(() => useSignOut({ clerk }), { wrapper });
    expect(second.result.current.isPending).toBe(true);
    second.unmount();
    await pass();
    expect(onError).toHaveBeenCalledOnce();
    const third = renderHook(() => useSignOut({ clerk }), { wrapper });
    expect(third.result.current.error?.code).toBe('server');
  });

  it('follows the target of the hook', async () => {
    const { result, rerender, server } = show({ sessionId: 'b' }, { sessions: ['a', 'b', 'c'] });
    server.fail({ on: 'remove b', effect: 500 });
    act(() => void result.current.signOut());
    await pass();
    expect(result.current.isError).toBe(true);
    rerender({ sessionId: 'c' });
    expect(result.current.status).toBe('idle');
    act(() => void result.current.signOut());
    await pass();
    expect(server.holds('c')).toBe(false);
    rerender({ sessionId: 'b' });
    expect(result.current.isError).toBe(true);
  });

  it('waits for Clerk to load', async () => {
    const { result, load } = show({}, { isLoaded: false });
    act(() => void result.current.signOut());
    expect(statusOf(result)).toBe('loading-clerk');
    act(() => load());
    await pass();
    expect(result.current.isSignedOut).toBe(true);
  });
});

describe('the functions', () => {
  it('are the same in every render and every state', async () => {
    const { result, rerender, server } = show();
    const { signOut, retry, reset, keepWaiting } = result.current;
    const same = () => {
      expect(result.current.signOut).toBe(signOut);
      expect(result.current.retry).toBe(retry);
      expect(result.current.reset).toBe(reset);
      expect(result.current.keepWaiting).toBe(keepWaiting);
    };
    rerender({ redirectUrl: '/other', onError: () => {} });
    same();
    server.fail({ on: 'end', effect: 500 });
    act(() => void signOut());
    same();
    await pass();
    expect(result.current.isError).toBe(true);
    same();
    rerender({ sessionId: 'a' });
    expect(result.current.retry).not.toBe(retry);
  });

  it('use the options of the latest render', async () => {
    const first = vi.fn();
    const latest = vi.fn();
    const { result, rerender, page } = show({ redirectUrl: '/first', onSignedOut: first });
    const { signOut } = result.current;
    rerender({ redirectUrl: '/latest', onSignedOut: latest });
    act(() => void signOut());
    await pass();
    expect(first).not.toHaveBeenCalled();
    expect(latest).toHaveBeenCalledOnce();
    expect(page.navigations).toEqual(['/latest']);
  });

  it('prefer the options of the call to those of the hook; undefined counts as not given', async () => {
    const onSettled = vi.fn();
    const { result, page } = show({ redirectUrl: '/hook', onSettled });
    act(() => void result.current.signOut({ redirectUrl: '/call', onSettled: undefined }));
    await pass();
    expect(page.navigations).toEqual(['/call']);
    expect(onSettled).toHaveBeenCalledOnce();
  });

  it('sign out another target than that of the hook if the call names one', async () => {
    const { result, server } = show({ sessionId: 'b' }, { sessions: ['a', 'b', 'c'] });
    act(() => void result.current.signOut({ sessionId: 'c' }));
    await pass();
    expect(server.sessions.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(result.current.status).toBe('idle');
    act(() => void result.current.signOut({ scope: 'all', redirectUrl: false }));
    await pass();
    expect(server.sessions).toEqual([]);
  });

  it('return the result of the call', async () => {
    const { result } = show();
    const settled = vi.fn();
    act(() => void result.current.signOut({ redirectUrl: false }).then(settled));
    await pass();
    expect(settled).toHaveBeenCalledExactlyOnceWith({
      status: 'signed-out',
      sessionIds: ['a'],
      alreadySignedOut: false,
      redirectedTo: false,
    });
  });

  it('throw synchronously when an option is invalid, and request nothing', () => {
    const { result, server } = show();
    expect(() => result.current.signOut({ timeoutMs: -1 })).toThrow(/timeoutMs: expected/);
    expect(server.requests).toEqual([]);
    act(() => void result.current.signOut({ timeoutMs: 1_000 }));
    expect(result.current.isPending).toBe(true);
  });
});

describe('getButtonProps', () => {
  function Button({ hook, ...own }: { hook: UseSignOutOptions; [name: string]: unknown }) {
    return <button {...useSignOut(hook).getButtonProps(own)}>Sign out</button>;
  }

  function showButton(own: Record<string, unknown> = {}, simulationOptions?: SimulationOptions) {
    const simulation = simulate(simulationOptions);
    const { clerk } = simulation;
    render(<Button hook={{ clerk, redirectUrl: false }} {...own} />, { wrapper });
    return { ...simulation, button: screen.getByText('Sign out') };
  }

  it('makes a button that signs out and submits nothing', async () => {
    const onSubmit = vi.fn((event: FormEvent) => event.preventDefault());
    const { clerk, server } = simulate();
    render(
      <form onSubmit={onSubmit}>
        <Button hook={{ clerk }} />
        <button type="submit">Save</button>
      </form>,
      { wrapper },
    );
    const button = screen.getByRole('button', { name: 'Sign out' });
    expect(button).toHaveAttribute('type', 'button');
    fireEvent.click(button);
    expect(onSubmit).not.toHaveBeenCalled();
    await pass();
    expect(server.sessions).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(onSubmit).toHaveBeenCalledOnce();
  });

  it('keeps the attributes that the button already has', () => {
    const { button } = showButton({ type: 'reset', id: 'out', 'data-test': 'x', title: 'Bye' });
    expect(button).toHaveAttribute('type', 'reset');
    expect(button).toHaveAttribute('id', 'out');
    expect(button).toHaveAttribute('data-test', 'x');
    expect(button).toHaveAttribute('title', 'Bye');
  });

  it('runs the handler of the button first', async () => {
    const requests: number[] = [];
    const { button, server } = showButton({ onClick: () => requests.push(server.requests.length) });
    fireEvent.click(button);
    await pass(0);
    expect(requests).toEqual([0]);
    expect(server.requests).toHaveLength(1);
  });

  it('lets the handler of the button veto', async () => {
    const { button, server } = showButton({
      onClick: (event: Event & { shiftKey: boolean }) => event.shiftKey && event.preventDefault(),
    });
    fireEvent.click(button, { shiftKey: true });
    await pass(0);
    expect(server.requests).toEqual([]);
    fireEvent.click(button);
    await pass(0);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['a button by default', {}, 'button'],
    ['its own', { type: 'submit' }, 'submit'],
    ['none if its type is undefined', { type: undefined }, null],
    ['none for a role', { role: 'menuitem' }, null],
  ])('has a type: %s', (_, own, type) => {
    expect(showButton(own).button.getAttribute('type')).toBe(type);
  });

  it('leaves to a component what neither sets', () => {
    const { clerk } = simulate();
    const Own = (props: object) => <button type="submit" aria-disabled="false" {...props} />;
    function Shown() {
      return <Own {...useSignOut({ clerk }).getButtonProps({ type: undefined })} />;
    }
    render(<Shown />, { wrapper });
    expect(screen.getByRole('button')).toHaveAttribute('type', 'submit');
    expect(screen.getByRole('button')).toHaveAttribute('aria-disabled', 'false');
    fireEvent.click(screen.getByRole('button'));
    expect(screen.getByRole('button')).toHaveAttribute('aria-disabled', 'true');
  });

  it('of a link sign out and do not follow it', async () => {
    const { clerk, server } = simulate();
    function Link() {
      const { getButtonProps } = useSignOut({ clerk, redirectUrl: false });
      return (
        <a href="/goodbye" {...getButtonProps({ type: undefined })}>
          Sign out
        </a>
      );
    }
    render(<Link />, { wrapper });
    expect(fireEvent.click(screen.getByRole('link'))).toBe(false);
    await pass();
    expect(server.sessions).toEqual([]);
  });

  it('does not sign out when the handler of the button throws', async () => {
    const reported = vi.fn((event: ErrorEvent) => event.preventDefault());
    window.addEventListener('error', reported);
    let isBroken = true;
    const { button, server } = showButton({
      onClick: () => {
        if (isBroken) throw new Error('boom');
      },
    });
    fireEvent.click(button);
    window.removeEventListener('error', reported);
    await pass(0);
    expect(reported).toHaveBeenCalled();
    expect(server.requests).toEqual([]);
    isBroken = false;
    fireEvent.click(button);
    await pass(0);
    expect(server.requests).toHaveLength(1);
  });

  it('ignores a press while it waits, and keeps the focus', async () => {
    const onClick = vi.fn();
    const { button, server } = showButton({ onClick });
    button.focus();
    fireEvent.click(button);
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).not.toHaveAttribute('disabled');
    expect(button).toHaveFocus();
    expect(fireEvent.click(button)).toBe(false);
    expect(fireEvent.click(button)).toBe(false);
    expect(onClick).toHaveBeenCalledOnce();
    await pass();
    expect(server.received('end')).toHaveLength(1);
    expect(button).not.toHaveAttribute('aria-disabled');
    fireEvent.click(button);
    expect(onClick).toHaveBeenCalledTimes(2);
    await pass();
  });

  it('ignores a press while it redirects', async () => {
    const simulation = simulate();
    simulation.page.navigate = () => new Promise(() => {});
    render(<Button hook={{ clerk: simulation.clerk }} />, { wrapper });
    const button = screen.getByRole('button');
    fireEvent.click(button);
    await pass();
    expect(button).toHaveAttribute('data-redirecting', '');
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(fireEvent.click(button)).toBe(false);
  });

  it('shows the state by the presence of an attribute', async () => {
    const { button, server } = showButton();
    const shown = () => button.getAttributeNames().filter((name) => name.startsWith('data-'));
    expect(shown()).toEqual([]);
    server.fail({ on: 'end', effect: 500, times: 1 });
    fireEvent.click(button);
    expect(shown()).toEqual(['data-pending']);
    await pass();
    expect(shown()).toEqual(['data-error']);
    fireEvent.click(button);
    await pass();
    expect(shown()).toEqual(['data-signed-out']);
    expect(button.getAttribute('data-signed-out')).toBe('');
  });

  it('respects the aria-disabled of the button', () => {
    const { button } = showButton({ 'aria-disabled': true });
    expect(button).toHaveAttribute('aria-disabled', 'true');
  });

  it('does not treat the click event as options', async () => {
    const { clerk, server } = simulate();
    function Plain() {
      const { signOut } = useSignOut({ clerk });
      return (
        <button type="button" onClick={signOut as () => void}>
          Sign out
        </button>
      );
    }
    render(<Plain />, { wrapper });
    fireEvent.click(screen.getByRole('button'));
    await pass();
    expect(server.sessions).toEqual([]);
  });
});

describe('bad input', () => {
  it('is a `connectivity` in a call, which only the hook can have', async () => {
    const connectivity = { isOnline: () => true, subscribe: () => () => {} };
    const { result, server } = show({ connectivity });
    // @ts-expect-error it cannot be set per call
    expect(() => result.current.signOut({ connectivity })).toThrow(TypeError);
    await pass();
    expect(server.requests).toEqual([]);
    act(() => void result.current.signOut({ redirectUrl: false }));
    await pass();
    expect(server.received('end')).toHaveLength(1);
  });

  it.each<[UseSignOutOptions, string]>([
    [{ scope: 'all', sessionId: 'a' }, 'scope and sessionId: expected one or the other.'],
    [{ sessionId: 42 as never }, 'sessionId: expected a session id.'],
    [{ timeoutMs: -1 }, 'timeoutMs: expected milliseconds above 0 and below 2147483648.'],
    [{ onError: 'log' as never }, 'onError: expected a function.'],
  ])('%o throws at the call and names the option', (options, message) => {
    const { clerk, server } = simulate();
    const { result } = renderHook(() => useSignOut({ clerk, ...options }), {
      wrapper: SilentClerkProvider,
    });
    expect(result.current.status).toBe('idle');
    expect(() => result.current.signOut()).toThrow(`clerk-sign-out: ${message}`);
    expect(server.requests).toEqual([]);
  });

  it('is another object in every render', () => {
    const { clerk } = simulate();
    const { result } = renderHook(() => useSignOut({ clerk, sessionId: ['a'] as never }), {
      wrapper: SilentClerkProvider,
    });
    expect(() => result.current.signOut()).toThrow('sessionId: expected a session id.');
  });

  it('without a provider names the import paths, unless the hook is given a Clerk', () => {
    const { clerk } = simulate();
    expect(() => renderHook(() => useSignOut(), { onCaughtError: () => {} })).toThrow(
      /found no <ClerkProvider>.*\/react for @clerk\/react/,
    );
    expect(renderHook(() => useSignOut({ clerk })).result.current.status).toBe('idle');
  });
});

describe('in React', () => {
  it('commits at most three times from idle to signed out, and its siblings never', async () => {
    const { clerk } = simulate();
    const commits: string[] = [];
    function Button() {
      const { getButtonProps, status } = useSignOut({ clerk, redirectUrl: false });
      return <button {...getButtonProps()}>{status}</button>;
    }
    function Sibling() {
      return <p>Beside it</p>;
    }
    const onRender = (id: string) => commits.push(id);
    render(
      <SilentClerkProvider>
        <Profiler id="button" onRender={onRender}>
          <Button />
        </Profiler>
        <Profiler id="sibling" onRender={onRender}>
          <Sibling />
        </Profiler>
      </SilentClerkProvider>,
    );
    expect(commits).toEqual(['button', 'sibling']);
    commits.length = 0;
    fireEvent.click(screen.getByRole('button'));
    await pass();
    expect(screen.getByRole('button')).toHaveTextContent('signed-out');
    expect(commits.length).toBeGreaterThan(0);
    expect(commits.length).toBeLessThanOrEqual(3);
    expect(commits).not.toContain('sibling');
  });

  it('commits nothing for changes of other targets', async () => {
    const { clerk, server } = simulate({ sessions: ['a', 'b', 'c'] });
    const commits: string[] = [];
    function Row({ sessionId }: { sessionId: string }) {
      const { getButtonProps } = useSignOut({ clerk, sessionId });
      return <button {...getButtonProps()}>{sessionId}</button>;
    }
    const rows = ['b', 'c'].map((id) => (
      <Profiler key={id} id={id} onRender={() => commits.push(id)}>
        <Row sessionId={id} />
      </Profiler>
    ));
    render(<SilentClerkProvider>{rows}</SilentClerkProvider>);
    commits.length = 0;
    fireEvent.click(screen.getByRole('button', { name: 'b' }));
    await pass();
    expect(server.holds('b')).toBe(false);
    expect(new Set(commits)).toEqual(new Set(['b']));
  });

  it('uses the Clerk of the provider when it is given none', async () => {
    vi.useRealTimers();
    const { ClerkProvider } = await import('@clerk/react');
    const fake = createFakeClerk({ generation: 'core-3' });
    const { result } = renderHook(() => useSignOut({ redirectUrl: false }), {
      wrapper: ({ children }) => <ClerkProvider {...fake.providerProps}>{children}</ClerkProvider>,
    });
    const outcome = await act(() => result.current.signOut());
    expect(outcome).toMatchObject({ status: 'signed-out', alreadySignedOut: false });
    expect(fake.server.snapshot().signedInSessionIds).toEqual([]);
    expect(result.current.isSignedOut).toBe(true);
  });
});
