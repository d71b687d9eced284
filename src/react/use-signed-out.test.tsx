import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SilentClerkProvider } from '../../tests/support/silent-clerk-provider.tsx';
import { type SimulationOptions, simulate } from '../../tests/support/simulated-clerk.ts';
import { useSignOut } from './use-sign-out.ts';
import { useSignedOut } from './use-signed-out.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (durationMs = 1_000) => act(() => vi.advanceTimersByTimeAsync(durationMs));
const wrapper = SilentClerkProvider;

function show(options: SimulationOptions = {}) {
  const simulation = simulate(options);
  const { clerk } = simulation;
  const callback = vi.fn();
  const hook = renderHook((given: (user: unknown) => unknown) => useSignedOut(given, { clerk }), {
    wrapper,
    initialProps: callback,
  });
  const button = renderHook(() => useSignOut({ clerk }), { wrapper });
  return { ...simulation, ...hook, callback, signOut: () => button.result.current.signOut() };
}

describe('useSignedOut', () => {
  it('runs once when this page signs out, under StrictMode too', async () => {
    const { callback, signOut } = show();
    act(() => void signOut());
    expect(callback).not.toHaveBeenCalled();
    await pass();
    expect(callback).toHaveBeenCalledExactlyOnceWith({
      userId: 'user_a',
      sessionIds: ['a'],
      reason: 'sign-out',
    });
  });

  it('runs when another tab or Clerk itself has signed out', async () => {
    const { callback, page, clerk } = show({ sessions: ['a', 'b'] });
    page.signOutInOtherTab('a');
    await pass();
    expect(callback).toHaveBeenLastCalledWith(
      expect.objectContaining({ userId: 'user_a', reason: 'elsewhere' }),
    );
    act(() => void clerk.signOut(async () => {}));
    await pass();
    expect(callback).toHaveBeenLastCalledWith(
      expect.objectContaining({ userId: 'user_b', reason: 'elsewhere' }),
    );
    expect(callback).toHaveBeenCalledTimes(2);
  });

  it('runs once in each component', async () => {
    const { callback, clerk, signOut } = show();
    const other = vi.fn();
    renderHook(() => useSignedOut(other, { clerk }), { wrapper });
    act(() => void signOut());
    await pass();
    expect(callback).toHaveBeenCalledOnce();
    expect(other).toHaveBeenCalledOnce();
  });

  it('runs the callback of the latest render', async () => {
    const { callback, rerender, signOut } = show();
    const latest = vi.fn();
    rerender(latest);
    act(() => void signOut());
    await pass();
    expect(callback).not.toHaveBeenCalled();
    expect(latest).toHaveBeenCalledOnce();
  });

  it('does not run for an unmounted component', async () => {
    const { callback, unmount, clerk, signOut } = show();
    const still = vi.fn();
    renderHook(() => useSignedOut(still, { clerk }), { wrapper });
    unmount();
    act(() => void signOut());
    await pass();
    expect(still).toHaveBeenCalledOnce();
    expect(callback).not.toHaveBeenCalled();
  });

  it('does not run for a failure, nor while Clerk is in its transitive state', async () => {
    const { callback, server, clerk, signOut } = show();
    server.fail({ on: 'end', effect: 500 });
    const shown: unknown[] = [];
    clerk.addListener(() => shown.push(clerk.session));
    act(() => void signOut());
    await pass();
    expect(shown).toContain(undefined);
    expect(callback).not.toHaveBeenCalled();
    server.lift();
    act(() => void signOut());
    await pass();
    expect(callback).toHaveBeenCalledOnce();
  });

  it('does not run for a sign-out before it was mounted', async () => {
    const { clerk, signOut } = show();
    act(() => void signOut());
    await pass();
    const late = vi.fn();
    renderHook(() => useSignedOut(late, { clerk }), { wrapper });
    await pass();
    expect(late).not.toHaveBeenCalled();
  });
});
