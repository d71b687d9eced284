import { useInsertionEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import {
  getSignOutGuardReasons,
  getSignOutStore,
  IDLE,
  keyOf,
  type SignOutResult,
  type SignOutState,
  setConnectivity,
  targetOf,
  withDefaults,
  withOverrides,
} from '#shared';
import { useSignOutDefaults } from './sign-out-defaults.tsx';
import { useClerkInstance } from './use-clerk-instance.ts';
import type { SignOutActions, UseSignOutOptions, UseSignOutReturn } from './use-sign-out.types.ts';

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
 * An option that is `null` or `undefined` counts as not given; only a `sessionId` that was given once stays the target when it
 * becomes one of them, as Clerk's `useAuth().sessionId` does after the sign-out. Never throws for an option in render: the
 * call does.
 *
 * @example
 * const { signOut, isPending, error } = useSignOut({ redirectUrl: '/goodbye' });
 * return (
 *   <>
 *     <button type="button" onClick={() => signOut()} aria-disabled={isPending}>Sign out</button>
 *     {error && <p role="alert">That did not work ({error.code}).</p>}
 *   </>
 * );
 *
 * @see clerk/javascript packages/clerk-js/src/core/clerk.ts `signOut`, whose promise is never taken for evidence here
 */
export function useSignOut(options?: UseSignOutOptions | null): UseSignOutReturn {
  const { clerk: explicitClerk, ...own } = options ?? {};
  const {
    confirm,
    appearance: _,
    languages: ____,
    localization: __,
    messages: ___,
    ...defaults
  } = useSignOutDefaults();
  const merged: UseSignOutOptions = withDefaults(
    typeof confirm === 'function' ? { ...defaults, confirm } : defaults,
    own,
  );
  merged.sessionId = useLastSessionId(merged);

  const clerk = useClerkInstance(explicitClerk);
  const store = getSignOutStore(clerk);
  const key = keyOf(targetOf(merged));
  const state = useSyncExternalStore(
    store.subscribe,
    () => store.getState(key),
    () => IDLE,
  );

  const latest = useRef(merged);
  useInsertionEffect(() => {
    latest.current = merged;
    // Also for what asks the server without signing out.
    if (merged.connectivity) setConnectivity(clerk, merged.connectivity);
  });

  const actions = useMemo(
    () => ({
      signOut: (overrides?: UseSignOutOptions | null) => {
        const options = withOverrides(latest.current, overrides);
        const ask = options.confirm;
        return store.signOut({
          ...options,
          confirm:
            typeof ask === 'function'
              ? ({ signal }) => ask({ reasons: getSignOutGuardReasons(clerk), signal })
              : ask,
        });
      },
      retry: () => store.retry(key),
      reset: () => store.reset(key),
      keepWaiting: () => store.keepWaiting(key),
    }),
    [clerk, store, key],
  );

  return useMemo(() => {
    const result = {
      ...state,
      ...flagsOf(state),
      ...actions,
      getButtonProps: getButtonPropsOf(state, () => press(state, actions)),
    };
    // TypeScript does not follow a spread through the members of the union.
    return result as unknown as UseSignOutReturn;
  }, [state, actions]);
}

/** The session to sign out. A target that was given never widens: an id that goes leaves the last one. */
export function useLastSessionId({
  scope,
  sessionId,
}: UseSignOutOptions): string | null | undefined {
  const [last, setLast] = useState(sessionId);
  if (sessionId && sessionId !== last) setLast(sessionId);
  return scope ? sessionId : (sessionId ?? last ?? sessionId);
}

/** A press while the person is asked asks again: the first question may never be answered. */
export function press(
  state: SignOutState,
  { reset, signOut }: Pick<SignOutActions, 'reset' | 'signOut'>,
  overrides?: UseSignOutOptions,
): Promise<SignOutResult> {
  if (isAsking(state)) reset();
  return signOut(overrides);
}

function isAsking(state: SignOutState): boolean {
  return state.status === 'pending' && state.phase === 'confirming';
}

function flagsOf(state: SignOutState) {
  return {
    isPending: state.status === 'pending',
    isRedirecting: state.status === 'redirecting',
    isSignedOut: state.status === 'signed-out',
    isError: state.status === 'error',
    error: state.status === 'error' ? state.error : undefined,
    redirectError: state.status === 'signed-out' ? state.redirectError : undefined,
    progress: state.status === 'pending' ? state.progress : undefined,
  };
}

/**
 * The prop getter of a button in a state.
 *
 * @param press Runs when the press was not vetoed; is given what the button's own handler returned.
 */
export function getButtonPropsOf(
  state: SignOutState,
  press: (handled: unknown) => unknown,
): SignOutActions['getButtonProps'] {
  const presence = (name: SignOutState['status']) => (state.status === name ? '' : undefined);
  const isBusy = (state.status === 'pending' && !isAsking(state)) || state.status === 'redirecting';
  return (own) => ({
    ...(own as NonNullable<typeof own>),
    type: own && ('type' in own || 'role' in own) ? own.type : 'button',
    // Never `disabled`: the focus would be lost, and with it the place of a person who uses the keyboard.
    'aria-disabled': isBusy || own?.['aria-disabled'],
    'data-pending': presence('pending'),
    'data-redirecting': presence('redirecting'),
    'data-signed-out': presence('signed-out'),
    'data-error': presence('error'),
    onClick: (event) => {
      if (isBusy) return event?.preventDefault?.();
      const handled = own?.onClick?.(event as never);
      if (!event?.defaultPrevented) press(handled);
    },
  });
}
