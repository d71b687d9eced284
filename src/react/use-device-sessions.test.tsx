// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://app.example.com/dashboard" }
import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { generations, loadClerk } from '../../tests/frontend-api/load-clerk.ts';
import { SilentClerkProvider } from '../../tests/support/silent-clerk-provider.tsx';
import type { ClerkInstance } from '../clerk/clerk-instance.ts';
import { createFrontendApi } from '../testing/frontend-api/create-frontend-api.ts';
import type { FrontendApiOptions } from '../testing/frontend-api/types.ts';
import { useDeviceSessions } from './use-device-sessions.ts';
import type { UseDeviceSessionsOptions } from './use-device-sessions.types.ts';
import { useSignOut } from './use-sign-out.ts';

// Not by `leavePage`, which would also restore the console that these tests watch.
afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
  for (const cookie of document.cookie.split('; ')) {
    // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no Cookie Store, and the next page must start signed out
    document.cookie = `${cookie.split('=')[0]}=; path=/; max-age=0`;
  }
});

const [[, importClerk]] = generations;
const devices = [{ id: 'sess_phone' }, { id: 'sess_laptop' }];
const FAULT_OF_THE_APP = new Error('a fault of the app');

async function show(api: FrontendApiOptions = { devices }, options: UseDeviceSessionsOptions = {}) {
  const frontendApi = createFrontendApi(api);
  const loaded = await loadClerk(importClerk, frontendApi);
  const clerk = loaded.clerk as unknown as ClerkInstance;
  const hook = renderHook(
    (changes: UseDeviceSessionsOptions) => useDeviceSessions({ clerk, ...options, ...changes }),
    { wrapper: SilentClerkProvider, initialProps: {} },
  );
  const calls = (name: string) => frontendApi.log.filter(({ call }) => call === name).length;
  return {
    ...hook,
    frontendApi,
    clerk,
    calls,
    ids: () => hook.result.current.devices.map(({ id }) => id),
    ready: () => waitFor(() => expect(hook.result.current.isReady).toBe(true)),
  };
}

describe('useDeviceSessions', () => {
  it('loads the list when it is mounted, once', async () => {
    const { result, ids, ready, calls } = await show();
    expect(result.current).toMatchObject({ status: 'loading', devices: [], isLoading: true });
    await ready();
    expect(ids()).toEqual(['sess_a', 'sess_laptop', 'sess_phone']);
    expect(calls('list-devices')).toBe(1);
  });

  it('waits until it is enabled', async () => {
    const { result, calls, ready, rerender } = await show({ devices }, { enabled: false });
    expect(result.current.isLoading).toBe(true);
    expect(calls('list-devices')).toBe(0);
    rerender({ enabled: true });
    await ready();
    expect(calls('list-devices')).toBe(1);
  });

  it('distinguishes a list that could not be loaded from one without other devices', async () => {
    const { result, frontendApi, ids } = await show({ devices: [] });
    await waitFor(() => expect(ids()).toEqual(['sess_a']));
    const lift = frontendApi.fault({ kind: 'status', status: 500, call: 'list-devices' });
    await act(() => result.current.reload());
    expect(result.current).toMatchObject({ isError: true, error: { code: 'network' } });
    lift();
    await act(() => result.current.reload());
    expect(result.current).toMatchObject({ isReady: true, error: undefined });
  });

  it('is empty while nobody is signed in, and sends no request', async () => {
    const { result, calls, ready } = await show({ sessions: [] });
    await ready();
    expect(result.current.devices).toEqual([]);
    expect(calls('list-devices')).toBe(0);
  });

  it('lists the devices of the account that becomes the current one', async () => {
    const { clerk, ids, ready } = await show({
      sessions: [{ id: 'sess_a' }, { id: 'sess_b' }],
      devices: [
        { id: 'sess_phone', userId: 'user_a' },
        { id: 'sess_laptop', userId: 'user_b' },
      ],
    });
    await ready();
    expect(ids()).toEqual(['sess_a', 'sess_phone']);
    await act(() => clerk.setActive({ session: 'sess_b' }));
    await waitFor(() => expect(ids()).toEqual(['sess_b', 'sess_laptop']));
  });

  it('signs one device out, reports a failure, and retries only the failed one', async () => {
    const onError = vi.fn();
    const { result, frontendApi, ids, ready, calls } = await show({ devices }, { onError });
    await ready();
    const lift = frontendApi.fault({ kind: 'status', status: 500, call: 'revoke-device' });
    await act(async () => {
      expect(await result.current.revoke('sess_phone')).toMatchObject({ status: 'error' });
    });
    expect(result.current.devices[2]?.state).toMatchObject({ status: 'error' });
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'server' }));
    lift();
    await act(async () => {
      expect(await result.current.retryFailed()).toMatchObject({ sessionIds: ['sess_phone'] });
    });
    expect(ids()).toEqual(['sess_a', 'sess_laptop']);
    expect(calls('revoke-device')).toBe(2);
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw FAULT_OF_THE_APP;
      },
    ],
    ['rejects', async () => Promise.reject(FAULT_OF_THE_APP)],
  ])('reports the error of an `onError` that %s, and does not reject', async (_, onError) => {
    const reported = vi.fn();
    const { result, frontendApi, ready } = await show({ devices }, { onError });
    vi.stubGlobal('reportError', reported);
    await ready();
    frontendApi.fault({ kind: 'status', status: 500, call: 'revoke-device' });
    await act(async () => {
      expect(await result.current.revoke('sess_phone')).toMatchObject({ status: 'error' });
    });
    await waitFor(() => expect(reported).toHaveBeenCalledExactlyOnceWith(FAULT_OF_THE_APP));
  });

  it('signs all others out, with progress that every hook for them shares', async () => {
    const { result, frontendApi, ids, ready, clerk } = await show({ devices, latencyMs: 200 });
    await ready();
    const { result: button } = renderHook(() => useSignOut({ clerk, scope: 'other-devices' }), {
      wrapper: SilentClerkProvider,
    });
    let revoked: unknown;
    act(() => {
      revoked = result.current.revokeOthers();
    });
    await waitFor(() => expect(result.current.progress).toMatchObject({ total: 2 }));
    expect(button.current.isPending).toBe(true);
    await act(async () => {
      expect(await revoked).toMatchObject({ status: 'signed-out' });
    });
    expect(button.current.isSignedOut).toBe(true);
    expect(ids()).toEqual(['sess_a']);
    expect(frontendApi.snapshot().deviceSessionIds).toEqual([]);
  });

  it('stops sending requests', async () => {
    const { result, frontendApi, ready } = await show({
      devices: Array.from({ length: 10 }, (_, index) => ({ id: `sess_${index}` })),
      latencyMs: 200,
    });
    await ready();
    let revoked: unknown;
    act(() => {
      revoked = result.current.revokeOthers();
    });
    await waitFor(() => expect(result.current.progress).toBeDefined());
    await act(async () => {
      result.current.stop();
      expect(await revoked).toEqual({ status: 'cancelled' });
    });
    expect(frontendApi.snapshot().deviceSessionIds.length).toBeGreaterThanOrEqual(6);
    expect(result.current.others.status).toBe('idle');
  });

  it('continues after a reverification that the app shows', async () => {
    const reverify = vi.fn();
    const { result, frontendApi, ids, ready } = await show(
      { devices, requireReverification: true },
      { onNeedsReverification: reverify },
    );
    await ready();
    let revoked: unknown;
    act(() => {
      revoked = result.current.revokeOthers();
    });
    await waitFor(() => expect(reverify).toHaveBeenCalledTimes(1));
    expect(result.current.others).toMatchObject({ phase: 'reverifying' });
    frontendApi.completeReverification();
    await act(async () => {
      reverify.mock.lastCall?.[0].complete();
      await revoked;
    });
    expect(ids()).toEqual(['sess_a']);
  });

  it('fails with its own error when the reverification is cancelled, and resumes later', async () => {
    const { result, frontendApi, ids, ready } = await show(
      { devices, requireReverification: true },
      { onNeedsReverification: ({ cancel }) => cancel() },
    );
    await ready();
    await act(() => result.current.revokeOthers());
    expect(result.current.others.error).toMatchObject({ code: 'reverification_required' });
    expect(result.current.devices.map(({ state }) => state.status)).toEqual([
      'idle',
      'error',
      'error',
    ]);
    frontendApi.completeReverification();
    await act(() => result.current.retryFailed());
    expect(ids()).toEqual(['sess_a']);
  });
});
