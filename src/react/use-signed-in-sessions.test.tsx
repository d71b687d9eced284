import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SilentClerkProvider } from '../../tests/support/silent-clerk-provider.tsx';
import { type SimulationOptions, simulate } from '../../tests/support/simulated-clerk.ts';
import { useSignOut } from './use-sign-out.ts';
import { useSignedInSessions } from './use-signed-in-sessions.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (durationMs = 1_000) => act(() => vi.advanceTimersByTimeAsync(durationMs));

function show(options: SimulationOptions = {}) {
  const simulation = simulate(options);
  const { clerk } = simulation;
  let renders = 0;
  const hook = renderHook(
    () => {
      renders += 1;
      return useSignedInSessions({ clerk });
    },
    { wrapper: SilentClerkProvider },
  );
  return {
    ...simulation,
    ...hook,
    ids: () => hook.result.current.map(({ id }) => id),
    renders: () => renders,
  };
}

describe('useSignedInSessions', () => {
  it('returns the rows, with the current one marked', () => {
    const { result } = show({ sessions: ['a', 'b', { id: 'x', status: 'expired' }] });
    expect(result.current.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
      ['a', true],
      ['b', false],
    ]);
  });

  it('is empty while Clerk loads, and is filled afterwards', () => {
    const { result, load, ids } = show({ sessions: ['a', 'b'], isLoaded: false });
    expect(result.current).toEqual([]);
    act(() => load());
    expect(ids()).toEqual(['a', 'b']);
  });

  it('follows sign-ins, and sign-outs here and elsewhere', async () => {
    const { clerk, page, ids } = show({ sessions: ['a', 'b'] });
    act(() => page.signIn('c'));
    expect(ids()).toEqual(['c', 'a', 'b']);
    const { result } = renderHook(() => useSignOut({ clerk, sessionId: 'b' }), {
      wrapper: SilentClerkProvider,
    });
    act(() => void result.current.signOut());
    await pass();
    expect(ids()).toEqual(['c', 'a']);
    page.signOutInOtherTab('c', 'a');
    await pass();
    expect(ids()).toEqual([]);
  });

  it('keeps its identity, and that of each row, while nothing changes', async () => {
    const { result, rerender, clerk, page } = show({ sessions: ['a', 'b'] });
    const before = result.current;
    rerender();
    expect(result.current).toBe(before);
    void clerk.setActive({ session: 'b' });
    await pass();
    const after = result.current;
    expect(after).not.toBe(before);
    act(() => page.signIn('c'));
    expect(result.current.find(({ id }) => id === 'a')).toBe(after.find(({ id }) => id === 'a'));
  });

  it('renders only when a row has changed', async () => {
    const { clerk, renders, page } = show({ sessions: ['a', 'b'] });
    const before = renders();
    // Clerk notifies its listeners of a new token, and has recreated every session.
    void clerk.client.reload();
    await pass();
    for (let times = 0; times < 3; times++) act(() => page.refreshToken());
    expect(renders()).toBe(before);
    act(() => page.signIn('c'));
    expect(renders()).toBeGreaterThan(before);
  });

  it('drops a row that the server says is gone', async () => {
    const { clerk, server, ids } = show({ sessions: ['a', 'b'] });
    const { result } = renderHook(() => useSignOut({ clerk, sessionId: 'b' }), {
      wrapper: SilentClerkProvider,
    });
    server.end('b');
    act(() => void result.current.signOut());
    await pass();
    expect(result.current.isSignedOut).toBe(true);
    expect(ids()).toEqual(['a']);
  });

  it('does not flicker while a sign-out fails', async () => {
    const { clerk, server, result, renders } = show({ sessions: ['a', 'b'] });
    const hook = renderHook(() => useSignOut({ clerk }), { wrapper: SilentClerkProvider });
    const before = result.current;
    server.fail({ on: 'end', effect: 500 });
    server.fail({ on: 'touch', effect: 'hang' });
    const rendersBefore = renders();
    act(() => void hook.result.current.signOut());
    await pass(500);
    expect(clerk.session).toBeUndefined();
    expect(result.current).toBe(before);
    expect(renders()).toBe(rendersBefore);
  });
});
