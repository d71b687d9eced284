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
import type {
  PressEvent,
  SignOutActions,
  SignOutButtonOwnProps,
  SignOutButtonProps,
  UseSignOutOptions,
  UseSignOutReturn,
} from './use-sign-out.types.ts';

/**
 * Signs out of Clerk and reports truthfully how it went.
 *
 * The state belongs to the target, not to the component: every hook for the same target shares it, it survives
 * unmounting, and one request is sent however many buttons are clicked. The functions are stable.
 *
 * Outcomes: `signed-out` once the server has confirmed (after `redirecting`, if there is a redirect); `error` with a
 * `SignOutError` if it has not, with the app usable again; `idle` if the sign-out was cancelled.
 *
 * @param options Read at the time of the call; they may change between renders. `onSignedOut`, `onError` and
 * `onSettled` run even if the component has unmounted since.
 * `null` or `undefined` counts as not given, with one exception: when a given `sessionId` becomes `null` or `undefined`, as
 * Clerk's `useAuth().sessionId` does after the sign-out, the last id stays the target. An invalid option makes the call
 * throw, never the render.
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
 * @see clerk/javascript packages/clerk-js/src/core/clerk.ts `signOut`, whose promise does not count as evidence here
 */
export function useSignOut(options?: UseSignOutOptions | null): UseSignOutReturn {
  // The texts and the look are not options of a sign-out.
  const { confirm, appearance, languages, localization, messages, ...defaults } =
    useSignOutDefaults();
  const { clerk: explicitClerk, ...merged } = withDefaults<UseSignOutOptions>(
    typeof confirm === 'function' ? { ...defaults, confirm } : defaults,
    options,
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
    // Set here and not per call, because other requests to the server need it too.
    if (merged.connectivity) setConnectivity(clerk, merged.connectivity);
  });

  const actions = useMemo(() => {
    const signOut = (overrides?: UseSignOutOptions | null) => {
      const options = withOverrides(latest.current, overrides);
      const ask = options.confirm;
      return store.signOut({
        ...options,
        confirm:
          typeof ask === 'function'
            ? ({ signal }) => ask({ reasons: getSignOutGuardReasons(clerk), signal })
            : ask,
      });
    };
    return {
      signOut,
      retry: () => store.retry(key, signOut),
      reset: () => store.reset(key),
      keepWaiting: () => store.keepWaiting(key),
    };
  }, [clerk, store, key]);

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

/** The session to sign out. A given target never widens: when the id becomes missing, the last one stays. */
export function useLastSessionId({
  scope,
  sessionId,
}: UseSignOutOptions): string | null | undefined {
  const [last, setLast] = useState(sessionId);
  // Anything but an id may be a different object in every render.
  if (typeof sessionId === 'string' && sessionId && sessionId !== last) setLast(sessionId);
  return scope ? sessionId : sessionId || last || sessionId;
}

/** A press during the confirmation asks again, because the first question may never be answered. */
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

/** Whether a press is ignored. During the question it asks again, because the first question may never be answered. */
export function isBusy(state: SignOutState): boolean {
  return (state.status === 'pending' && !isAsking(state)) || state.status === 'redirecting';
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
 * The prop getter of a button in a given state.
 *
 * @param press Runs unless the press was vetoed. Receives what the button's own handler returned.
 */
export function getButtonPropsOf(
  state: SignOutState,
  press: ((handled: unknown) => unknown) | undefined,
): SignOutActions['getButtonProps'] {
  const presence = (name: SignOutState['status']) => (state.status === name ? '' : undefined);
  const ignoresPresses = isBusy(state);
  return <Own extends SignOutButtonOwnProps>(own?: Own) =>
    // A component that spreads its props over its own would lose what it sets itself to a value that is undefined.
    withDefaults<Own & SignOutButtonProps>(
      {},
      {
        ...(own as Own),
        type: own && ('type' in own || 'role' in own) ? own.type : 'button',
        // Never `disabled`: a person who uses the keyboard would lose the focus, and their place on the page.
        'aria-disabled': ignoresPresses || own?.['aria-disabled'],
        'data-pending': presence('pending'),
        'data-redirecting': presence('redirecting'),
        'data-signed-out': presence('signed-out'),
        'data-error': presence('error'),
        onClick: (event?: PressEvent | null) => {
          if (ignoresPresses) return event?.preventDefault?.();
          const handled = own?.onClick?.(event as never);
          if (!event?.defaultPrevented) press?.(handled);
          // A link would leave the page before the server has answered.
          if ('href' in Object(event?.currentTarget)) event?.preventDefault?.();
        },
      },
    );
}
