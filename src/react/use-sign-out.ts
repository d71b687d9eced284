import { useInsertionEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import {
  assertSignOutOptions,
  IDLE,
  keyOf,
  type SignOutOptions,
  type SignOutState,
  signOutOf,
} from '#shared';
import { useSignOutDefaults, withDefaults } from './sign-out-defaults.js';
import { useClerkInstance } from './use-clerk-instance.js';
import type { SignOutActions, UseSignOutOptions, UseSignOutReturn } from './use-sign-out.types.js';

/**
 * Signs out of Clerk and says truthfully how it went.
 *
 * The state belongs to the target, not to the component: every hook for the same target shares it, it survives
 * unmounting, and one request is sent however many of them are clicked. The functions are stable.
 *
 * Outcomes: `signed-out` once the server has confirmed (after `redirecting`, where there is somewhere to go); `error`
 * with a `SignOutError` when it did not, and then the app is usable again; `idle` again when it was cancelled.
 *
 * @param options Read at the time of the call; they may change between renders. `onSignedOut`, `onError` and
 * `onSettled` also run when the component has unmounted since.
 * @throws {TypeError} in render, when an option is not what was expected or `scope` and `sessionId` are both given.
 *
 * @example
 * const { signOut, isPending, error } = useSignOut({ redirectUrl: '/goodbye' });
 * return (
 *   <>
 *     <button type="button" onClick={() => signOut()} aria-disabled={isPending}>Sign out</button>
 *     {error && <p role="alert">You are still signed in ({error.code}).</p>}
 *   </>
 * );
 *
 * @see clerk/javascript packages/clerk-js/src/core/clerk.ts `signOut`, whose promise is never taken for evidence here
 */
export function useSignOut(options: UseSignOutOptions = {}): UseSignOutReturn {
  const { clerk: explicitClerk, ...own } = options;
  const defaults = useSignOutDefaults();
  const merged = withDefaults(defaults, own as SignOutOptions);
  assertSignOutOptions(merged);

  const store = signOutOf(useClerkInstance(explicitClerk));
  const key = keyOf(
    merged.sessionId === undefined ? (merged.scope ?? 'all') : { sessionId: merged.sessionId },
  );
  const state = useSyncExternalStore(
    store.subscribe,
    () => store.getState(key),
    () => IDLE,
  );

  const latest = useRef(merged);
  useInsertionEffect(() => {
    latest.current = merged;
  });

  const actions = useMemo(
    () => ({
      signOut: (overrides: SignOutOptions = {}) =>
        store.signOut(override(latest.current, overrides)),
      retry: () => store.retry(key),
      reset: () => store.reset(key),
      keepWaiting: () => store.keepWaiting(key),
    }),
    [store, key],
  );

  return useMemo(() => {
    const result = {
      ...state,
      ...flagsOf(state),
      ...actions,
      getButtonProps: getButtonPropsOf(state, actions.signOut),
    };
    // TypeScript does not follow a spread through the members of the union.
    return result as unknown as UseSignOutReturn;
  }, [state, actions]);
}

/** Another target in a call replaces the hook's own. */
function override(options: SignOutOptions, overrides: SignOutOptions): SignOutOptions {
  const { scope, sessionId, ...rest } = options;
  const hasTarget = overrides.scope !== undefined || overrides.sessionId !== undefined;
  return withDefaults(hasTarget ? rest : options, overrides);
}

function flagsOf(state: SignOutState) {
  return {
    isPending: state.status === 'pending',
    isRedirecting: state.status === 'redirecting',
    isSignedOut: state.status === 'signed-out',
    isError: state.status === 'error',
    error: state.status === 'error' ? state.error : undefined,
    progress: state.status === 'pending' ? state.progress : undefined,
  };
}

function getButtonPropsOf(
  state: SignOutState,
  signOut: () => unknown,
): SignOutActions['getButtonProps'] {
  const presence = (name: SignOutState['status']) => (state.status === name ? '' : undefined);
  const isBusy = state.status === 'pending' || state.status === 'redirecting';
  return (own) => ({
    ...(own as NonNullable<typeof own>),
    type: own?.type ?? 'button',
    // Never `disabled`: the focus would be lost, and with it the place of a person who uses the keyboard.
    'aria-disabled': isBusy || own?.['aria-disabled'],
    'data-pending': presence('pending'),
    'data-redirecting': presence('redirecting'),
    'data-signed-out': presence('signed-out'),
    'data-error': presence('error'),
    onClick: (event) => {
      if (isBusy) return event.preventDefault();
      own?.onClick?.(event as never);
      if (!event.defaultPrevented) signOut();
    },
  });
}
