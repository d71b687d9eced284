import { useEffect, useInsertionEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import {
  callSafely,
  DEFAULT_TIMEOUT_MS,
  DEVICES_LOADING,
  getDeviceSessions,
  type SignOutResult,
  withDefaults,
} from '#shared';
import { useSignOutDefaults } from './sign-out-defaults.tsx';
import { useClerkInstance } from './use-clerk-instance.ts';
import { useClerkLoadState } from './use-clerk-load-state.ts';
import type {
  UseDeviceSessionsOptions,
  UseDeviceSessionsReturn,
} from './use-device-sessions.types.ts';
import { useSignOut } from './use-sign-out.ts';
import { useSignedInSessions } from './use-signed-in-sessions.ts';

/**
 * Lists the current user's sessions on all devices, and signs them out.
 *
 * The list comes from the server: "no other devices" is `isReady` with only this browser's row, and a list that could not
 * be loaded is `isError`. (Clerk's own call turns every failure into an empty list.) It is loaded on mount and when another
 * account becomes the current one; known rows stay while it loads again.
 *
 * When the server requires the person to verify themselves, Clerk's dialog opens if Clerk's UI is loaded, and the
 * revocation continues after it. Otherwise pass `onNeedsReverification`; or let it end with `reverification_required`, and
 * call `retryFailed()` once the person is verified.
 *
 * @param options Read at the time of the call; they may change between renders.
 *
 * @example
 * const { devices, isError, revoke, revokeOthers } = useDeviceSessions();
 * if (isError) return <p role="alert">Your devices could not be loaded.</p>;
 * return devices.map(({ id, deviceType, isCurrent }) => (
 *   <li key={id}>
 *     {deviceType} {isCurrent ? '(this device)' : <button type="button" onClick={() => revoke(id)}>Sign out</button>}
 *   </li>
 * ));
 *
 * @see clerk/javascript packages/clerk-js/src/core/resources/SessionWithActivities.ts `retrieve`, which swallows errors
 */
export function useDeviceSessions(
  options?: UseDeviceSessionsOptions | null,
): UseDeviceSessionsReturn {
  const { clerk: explicitClerk, enabled = true, ...own } = withDefaults({}, options);
  const clerk = useClerkInstance(explicitClerk);
  const store = getDeviceSessions(clerk);
  const current = useSignedInSessions({ clerk }).find(({ isCurrent }) => isCurrent);
  const hasLoaded = useClerkLoadState(clerk) === 'ready';
  const owner = current?.id ?? (hasLoaded ? null : undefined);
  const {
    timeoutMs = DEFAULT_TIMEOUT_MS,
    onError,
    onNeedsReverification,
    whenImpersonating,
  } = withDefaults(useSignOutDefaults(), own);

  const state = useSyncExternalStore(
    store.subscribe,
    () => (owner === undefined ? DEVICES_LOADING : store.getState(owner)),
    () => DEVICES_LOADING,
  );
  const others = useSignOut({ ...own, clerk, scope: 'other-devices', redirectUrl: false });

  const given = { others, state, timeoutMs, onError, onNeedsReverification, whenImpersonating };
  const latest = useRef(given);
  useInsertionEffect(() => {
    latest.current = given;
  });

  useEffect(() => {
    if (enabled && owner !== undefined) void store.load(owner, latest.current.timeoutMs);
  }, [store, owner, enabled]);

  const actions = useMemo(() => {
    const reload = () => store.load(owner ?? null, latest.current.timeoutMs);
    const revoke = async (deviceId: string) => {
      const { onError, ...given } = latest.current;
      const result = await store.revoke(deviceId, given);
      if (result.status === 'error')
        void callSafely('onError', () => onError?.(result.error), given.timeoutMs);
      return result;
    };
    const retryFailed = async (): Promise<SignOutResult> => {
      const { others, state } = latest.current;
      const handled = others.isError ? others.error.failedSessionIds : [];
      const results = await Promise.all([
        ...(others.isError ? [others.retry()] : []),
        ...state.devices
          .filter(({ id, state }) => state.status === 'error' && !handled.includes(id))
          .map(({ id }) => revoke(id)),
      ]);
      const sessionIds = results.flatMap((result) =>
        result.status === 'signed-out' ? result.sessionIds : [],
      );
      const alreadySignedOut = sessionIds.length === 0;
      return (
        results.find(({ status }) => status !== 'signed-out') ?? {
          status: 'signed-out',
          sessionIds,
          alreadySignedOut,
          redirectedTo: false,
        }
      );
    };
    return {
      reload,
      revoke,
      retryFailed,
      revokeOthers: () => latest.current.others.signOut(),
      stop: store.stop,
    };
  }, [store, owner]);

  return useMemo(() => {
    const result = {
      ...state,
      isLoading: state.status === 'loading',
      isReady: state.status === 'ready',
      isError: state.status === 'error',
      error: state.status === 'error' ? state.error : undefined,
      others,
      progress: others.progress,
      ...actions,
    };
    // TypeScript does not follow a spread through the members of the union.
    return result as unknown as UseDeviceSessionsReturn;
  }, [state, others, actions]);
}
