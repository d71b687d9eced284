import { act, render, renderHook } from '@testing-library/react';
import { Activity } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { withFakeTimers } from '../../tests/support/fake-time.ts';
import { never } from '../../tests/support/promises.ts';
import { withReportedErrors } from '../../tests/support/reported-errors.ts';
import { SilentClerkProvider } from '../../tests/support/silent-clerk-provider.tsx';
import { type SimulationOptions, simulate } from '../../tests/support/simulated-clerk.ts';
import { useBeforeSignOut } from './use-before-sign-out.ts';
import { useSignOut } from './use-sign-out.ts';

withFakeTimers();
const reported = withReportedErrors();

const pass = (durationMs = 1_000) => act(() => vi.advanceTimersByTimeAsync(durationMs));
const wrapper = SilentClerkProvider;

function show(options: SimulationOptions = {}) {
  const simulation = simulate(options);
  const { clerk } = simulation;
  const button = renderHook(() => useSignOut({ clerk, redirectUrl: false }), { wrapper });
  const prepare = (callback: (info: unknown) => unknown, timeoutMs?: number) =>
    renderHook(
      (given: (info: unknown) => unknown) => useBeforeSignOut(given, { clerk, timeoutMs }),
      { wrapper, initialProps: callback },
    );
  return { ...simulation, prepare, button, signOut: () => button.result.current.signOut() };
}

describe('useBeforeSignOut', () => {
  it('runs once for any number of clicks, under StrictMode too, before the request', async () => {
    const { prepare, signOut, server } = show();
    const callback = vi.fn(() => expect(server.requests).toEqual([]));
    prepare(callback);
    act(() => {
      void signOut();
      void signOut();
    });
    await pass();
    expect(callback).toHaveBeenCalledExactlyOnceWith({ sessionIds: ['a'] });
    expect(server.received('end')).toHaveLength(1);
  });

  it('runs all callbacks at the same time, and reports the one that fails and the one that hangs', async () => {
    const { prepare, signOut, button } = show();
    const slow = vi.fn(never);
    prepare(() => Promise.reject(new Error('no push')));
    prepare(slow, 2_000);
    prepare(() => new Promise((resolve) => setTimeout(resolve, 1_500)));
    act(() => void signOut());
    await pass(1_990);
    expect(button.result.current.status).toBe('pending');
    expect(slow).toHaveBeenCalledOnce();
    await pass(100);
    expect(button.result.current.status).toBe('signed-out');
    expect(reported.mock.calls).toEqual([
      [new Error('no push')],
      [new Error('clerk-sign-out: useBeforeSignOut did not settle in 2000 ms.')],
    ]);
  });

  it('runs the callback of the latest render, and none of an unmounted component', async () => {
    const { prepare, signOut } = show();
    const [first, latest, gone] = [vi.fn(), vi.fn(), vi.fn()];
    prepare(first).rerender(latest);
    prepare(gone).unmount();
    act(() => void signOut());
    await pass();
    expect(latest).toHaveBeenCalledOnce();
    expect(first).not.toHaveBeenCalled();
    expect(gone).not.toHaveBeenCalled();
  });

  it('runs in a part of the page that React hides', async () => {
    const { clerk, signOut } = show();
    const callback = vi.fn();
    function Draft() {
      useBeforeSignOut(callback, { clerk });
      return null;
    }
    const page = (mode: 'visible' | 'hidden') => (
      <Activity mode={mode}>
        <Draft />
      </Activity>
    );
    const { rerender } = render(page('visible'), { wrapper });
    rerender(page('hidden'));
    act(() => void signOut());
    await pass();
    expect(callback).toHaveBeenCalledOnce();
  });

  it('refuses an invalid timeoutMs', () => {
    const { prepare } = show();
    expect(() => prepare(() => {}, 0)).toThrow(/timeoutMs: expected milliseconds/);
    vi.mocked(console.error).mockClear();
  });
});
