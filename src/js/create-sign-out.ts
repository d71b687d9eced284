import {
  assertSignOutOptions,
  type ClerkInstance,
  getSignOutStore,
  keyOf,
  type SignOutOptions,
  type SignOutResult,
  type SignOutState,
  setConnectivity,
  targetOf,
  withDefaults,
  withOverrides,
} from '#shared';

/** The sign-out of one target, for pages without React. */
export interface SignOutController {
  /** The current state; the same object until it changes. */
  getSnapshot(): SignOutState;
  /** Calls back after every change of this target's state. Returns an unsubscribe function. */
  subscribe(listener: (state: SignOutState) => void): () => void;
  /**
   * Signs out. Never rejects: the outcome is in the result and in the state.
   * If the same target is already being signed out, the call joins that sign-out and sends nothing: its own
   * options do not apply, not even at a retry.
   *
   * @param overrides Options for this call; they override those of the controller. You may pass another target: this
   * controller's state still describes its own. `connectivity` cannot be set per call.
   * @throws {TypeError} synchronously, when an option is invalid.
   */
  signOut(overrides?: Omit<SignOutOptions, 'connectivity'> | null): Promise<SignOutResult>;
  /**
   * Repeats the last sign-out of this target with its options: after a failure, or after a redirect that failed.
   * If this page has not requested one, as when it shows a failure of the page before a reload, it is the same as
   * `signOut()`.
   */
  retry(): Promise<SignOutResult>;
  /** Dismisses an outcome, or stops waiting for the network. */
  reset(): void;
  /** Restarts the `timeoutMs` of the running request. */
  keepWaiting(): void;
}

/**
 * Signs out of Clerk and reports truthfully how it went, on pages with clerk-js and without React.
 *
 * The state belongs to the target: every controller and every hook of this package for the same Clerk instance and target
 * shares it, and one request is sent however many of them are called. Clerk may still be loading.
 *
 * Outcomes: `signed-out` once the server has confirmed (after `redirecting`, if there is a redirect); `error` with a
 * `SignOutError` if it has not, with the page usable again; `idle` if the sign-out was cancelled.
 *
 * @param clerk An instance of clerk-js 5 or 6, such as `window.Clerk` or `new Clerk(publishableKey)`.
 * @throws {TypeError} when `clerk` is not a Clerk instance, when an option is invalid, or when `scope` and `sessionId` are
 * both given.
 *
 * @example
 * const { signOut, subscribe } = createSignOut(clerk, { redirectUrl: '/goodbye' });
 * subscribe(({ status }) => {
 *   document.documentElement.dataset.signOut = status;
 * });
 * document.querySelector('#sign-out')?.addEventListener('click', () => signOut());
 *
 * @see clerk/javascript packages/clerk-js/src/core/clerk.ts `signOut`, whose promise does not count as evidence here
 */
export function createSignOut(
  clerk: ClerkInstance,
  given?: SignOutOptions | null,
): SignOutController {
  const options = withDefaults<SignOutOptions>({}, given);
  assertSignOutOptions(options);
  const store = getSignOutStore(clerk);
  if (options.connectivity) setConnectivity(clerk, options.connectivity);
  const key = keyOf(targetOf(options));
  const getSnapshot = () => store.getState(key);
  const signOut: SignOutController['signOut'] = (overrides) =>
    store.signOut(withOverrides(options, overrides));

  return {
    getSnapshot,
    subscribe: (listener) => {
      let last = getSnapshot();
      return store.subscribe(() => {
        const state = getSnapshot();
        if (state === last) return;
        last = state;
        listener(state);
      });
    },
    signOut,
    retry: () => store.retry(key, signOut),
    reset: () => store.reset(key),
    keepWaiting: () => store.keepWaiting(key),
  };
}
