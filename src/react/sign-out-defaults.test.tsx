import { act, fireEvent, render, renderHook, screen } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SilentClerkProvider } from '../../tests/support/silent-clerk-provider.tsx';
import { simulate } from '../../tests/support/simulated-clerk.ts';
import {
  SignOutDefaults,
  type SignOutDefaultsProps,
  useSignOutDefaults,
} from './sign-out-defaults.tsx';
import { useSignOut } from './use-sign-out.ts';
import type { UseSignOutOptions } from './use-sign-out.types.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (durationMs = 1_000) => act(() => vi.advanceTimersByTimeAsync(durationMs));

function Nested({ levels, children }: { levels: SignOutDefaultsProps[]; children: ReactNode }) {
  const [outer, ...inner] = levels;
  return outer ? (
    <SignOutDefaults {...outer}>
      <Nested levels={inner}>{children}</Nested>
    </SignOutDefaults>
  ) : (
    children
  );
}

/** A hook below defaults, the outermost first. */
function show(defaults: SignOutDefaultsProps[], own: UseSignOutOptions = {}) {
  const simulation = simulate();
  const { clerk } = simulation;
  const wrapper = ({ children }: { children: ReactNode }) => (
    <SilentClerkProvider>
      <Nested levels={defaults}>{children}</Nested>
    </SilentClerkProvider>
  );
  return { ...simulation, ...renderHook(() => useSignOut({ clerk, ...own }), { wrapper }) };
}

describe('SignOutDefaults', () => {
  it('gives every hook below it an onSigningOut callback', async () => {
    const onSigningOut = vi.fn();
    const { result } = show([{ onSigningOut }], { redirectUrl: false });
    act(() => void result.current.signOut());
    await pass();
    expect(onSigningOut).toHaveBeenCalledExactlyOnceWith({ sessionIds: ['a'] });
  });

  it('gives every hook below it its options', async () => {
    const navigate = vi.fn();
    const onError = vi.fn();
    const { result, server } = show([{ navigate, onError }]);
    server.fail({ on: 'end', effect: 500, times: 1 });
    act(() => void result.current.signOut());
    await pass();
    expect(onError).toHaveBeenCalledOnce();
    act(() => void result.current.signOut());
    await pass();
    expect(navigate).toHaveBeenCalledExactlyOnceWith('/after-sign-out');
  });

  it('allows redirects to origins of the app', async () => {
    const own = { redirectUrl: 'https://www.example.com/bye' };
    const without = show([], own);
    act(() => void without.result.current.signOut());
    await pass();
    expect(without.result.current.redirectError?.code).toBe('redirect_blocked');
    expect(console.warn).toHaveBeenCalledOnce();
    vi.mocked(console.warn).mockClear();
    const allowed = show([{ allowedRedirectOrigins: ['https://www.example.com'] }], own);
    act(() => void allowed.result.current.signOut());
    await pass();
    expect(allowed.page.navigations).toEqual(['https://www.example.com/bye']);
  });

  it('is overridden by the hook and by an inner one; undefined counts as not given', async () => {
    const [outer, inner, own] = [vi.fn(), vi.fn(), vi.fn()];
    const cases: [SignOutDefaultsProps[], UseSignOutOptions, ReturnType<typeof vi.fn>][] = [
      [[{ navigate: outer }], {}, outer],
      [[{ navigate: outer }, { navigate: inner }], {}, inner],
      [[{ navigate: outer }, { navigate: undefined }], {}, outer],
      [[{ navigate: outer }, { navigate: inner }], { navigate: own }, own],
      [[{ navigate: outer }], { navigate: undefined }, outer],
    ];
    for (const [defaults, options, expected] of cases) {
      for (const each of [outer, inner, own]) each.mockClear();
      const { result } = show(defaults, options);
      act(() => void result.current.signOut());
      await pass();
      for (const each of [outer, inner, own])
        expect(each).toHaveBeenCalledTimes(each === expected ? 1 : 0);
    }
  });

  it('adds to the outer one', () => {
    const { result } = renderHook(() => useSignOutDefaults(), {
      wrapper: ({ children }) => (
        <SignOutDefaults timeoutMs={1} whenOffline="wait">
          <SignOutDefaults timeoutMs={2} loadTimeoutMs={3}>
            {children}
          </SignOutDefaults>
        </SignOutDefaults>
      ),
    });
    expect(result.current).toEqual({ timeoutMs: 2, whenOffline: 'wait', loadTimeoutMs: 3 });
  });

  it('is checked at the call', () => {
    let signOut: (() => unknown) | undefined;
    render(
      <SilentClerkProvider>
        <SignOutDefaults timeoutMs={-1}>
          <Probe />
        </SignOutDefaults>
      </SilentClerkProvider>,
    );
    expect(() => signOut?.()).toThrow(/timeoutMs: expected/);

    function Probe() {
      const { clerk } = simulate();
      const { status, ...actions } = useSignOut({ clerk });
      signOut = actions.signOut;
      return <p>{status}</p>;
    }
  });

  it('does not rerender its readers while its values are the same', () => {
    let renders = 0;
    function Consumer() {
      renders += 1;
      return <p>{useSignOutDefaults().timeoutMs}</p>;
    }
    const below = <Consumer />;
    function App() {
      const [timeoutMs, setTimeoutMs] = useState(1);
      const [, renderAgain] = useState({});
      return (
        <SignOutDefaults timeoutMs={timeoutMs}>
          <button type="button" onClick={() => renderAgain({})}>
            Again
          </button>
          <button type="button" onClick={() => setTimeoutMs(2)}>
            Change
          </button>
          {below}
        </SignOutDefaults>
      );
    }
    render(<App />);
    const before = renders;
    fireEvent.click(screen.getByRole('button', { name: 'Again' }));
    expect(renders).toBe(before);
    fireEvent.click(screen.getByRole('button', { name: 'Change' }));
    expect(renders).toBeGreaterThan(before);
    expect(screen.getByText('2')).toBeVisible();
  });

  it('follows an option that is added and removed', () => {
    function App({ isSlow }: { isSlow: boolean }) {
      return (
        <SignOutDefaults {...(isSlow && { timeoutMs: 60_000 })} whenOffline="wait">
          <Consumer />
        </SignOutDefaults>
      );
    }
    function Consumer() {
      return <p role="status">{JSON.stringify(useSignOutDefaults())}</p>;
    }
    const shown = () => JSON.parse(screen.getByRole('status').textContent);
    const { rerender } = render(<App isSlow={false} />);
    expect(shown()).toEqual({ whenOffline: 'wait' });
    rerender(<App isSlow />);
    expect(shown()).toEqual({ timeoutMs: 60_000, whenOffline: 'wait' });
    rerender(<App isSlow={false} />);
    expect(shown()).toEqual({ whenOffline: 'wait' });
  });

  it('follows an option that is added later', () => {
    let more: SignOutDefaultsProps = {};
    const { result, rerender } = renderHook(() => useSignOutDefaults(), {
      wrapper: ({ children }: { children: ReactNode }) => (
        <SignOutDefaults timeoutMs={1} {...more}>
          {children}
        </SignOutDefaults>
      ),
    });
    expect(result.current).toEqual({ timeoutMs: 1 });
    more = { whenOffline: 'wait' };
    rerender();
    expect(result.current).toEqual({ timeoutMs: 1, whenOffline: 'wait' });
  });
});

it('reports every sign-out below, with its target and its duration', async () => {
  const { clerk } = simulate();
  const [onSignedOut, onSettled] = [vi.fn(), vi.fn()];
  const { result } = renderHook(() => useSignOut({ clerk, redirectUrl: false }), {
    wrapper: ({ children }) => (
      <SilentClerkProvider>
        <SignOutDefaults {...{ onSignedOut, onSettled }}>{children}</SignOutDefaults>
      </SilentClerkProvider>
    ),
  });
  act(() => void result.current.signOut({ scope: 'all' }));
  await pass();
  const details = { target: 'all', durationMs: expect.any(Number) };
  expect(onSignedOut.mock.calls).toEqual([[expect.anything(), details]]);
  expect(onSettled.mock.calls).toEqual([
    [expect.objectContaining({ status: 'signed-out' }), details],
  ]);
});
