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
  /** The state now; the same object until it changes. */
  getSnapshot(): SignOutState;
  /** Calls back after every change of this target's state. Returns an unsubscribe function. */
  subscribe(listener: (state: SignOutState) => void): () => void;
  /**
   * Signs out. Never rejects: the result says what became of it, and so does the state.
   * A call while the same target is under way joins it and sends nothing.
   *
   * @param overrides Options of this call, over those of the controller. Another target than the controller's own is
   * signed out all the same; this state still describes its own target.
   * `connectivity` is no option of a call.
   * @throws {TypeError} at once, when an option is not what was expected.
   */
  signOut(overrides?: Omit<SignOutOptions, 'connectivity'> | null): Promise<SignOutResult>;
  /** Runs the failed sign-out again with the options it had. */
  retry(): Promise<SignOutResult>;
  /** Dismisses an outcome, or gives up waiting for the network. */
  reset(): void;
  /** Gives the running request its full `timeoutMs` again. */
  keepWaiting(): void;
}

/**
 * Signs out of Clerk and says truthfully how it went, on pages with clerk-js and no React.
 *
 * The state belongs to the target: every controller, and every hook of this package, for the same Clerk instance and
 * target shares it, and one request is sent however many of them are asked. Clerk may still be loading.
 *
 * Outcomes: `signed-out` once the server has confirmed (after `redirecting`, where there is somewhere to go); `error`
 * with a `SignOutError` when it did not, and then the page is usable again; `idle` again when it was cancelled.
 *
 * @param clerk An instance of clerk-js 5 or 6, such as `window.Clerk` or `new Clerk(publishableKey)`.
 * @throws {TypeError} when `clerk` is no Clerk instance, when an option is not what was expected, or when `scope` and
 * `sessionId` are both given.
 *
 * @example
 * const { signOut, subscribe } = createSignOut(clerk, { redirectUrl: '/goodbye' });
 * subscribe(({ status }) => {
 *   document.documentElement.dataset.signOut = status;
 * });
 * document.querySelector('#sign-out')?.addEventListener('click', () => signOut());
 *
 * @see clerk/javascript packages/clerk-js/src/core/clerk.ts `signOut`, whose promise is never taken for evidence here
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
    signOut: (overrides) => store.signOut(withOverrides(options, overrides)),
    retry: () => store.retry(key),
    reset: () => store.reset(key),
    keepWaiting: () => store.keepWaiting(key),
  };
}
