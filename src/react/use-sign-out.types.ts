import type {
  ClerkInstance,
  SignOutError,
  SignOutOptions,
  SignOutProgress,
  SignOutResult,
  SignOutState,
} from '#shared';

/** The argument of a `confirm` function. */
export interface SignOutConfirmRequest {
  /** The reasons of every `useSignOutGuard` on the page. */
  reasons: readonly string[];
  /** Aborted when the question no longer matters: after `reset()`, or when the sessions have ended meanwhile. */
  signal: AbortSignal;
}

/** Asks the person; anything but `true` cancels. */
export type SignOutConfirm = (request: SignOutConfirmRequest) => boolean | Promise<boolean>;

export interface UseSignOutOptions extends Omit<SignOutOptions, 'confirm'> {
  /** The Clerk instance. @default the provider's; required in `clerk-sign-out/headless` */
  clerk?: ClerkInstance | undefined;
  /** Asks the person; anything but `true` cancels. Receives the reasons of every `useSignOutGuard` on the page. */
  confirm?: SignOutConfirm | undefined;
}

type Flags<Status extends SignOutState['status']> = {
  /** @selector [data-pending] */
  isPending: Status extends 'pending' ? true : false;
  /** @selector [data-redirecting] */
  isRedirecting: Status extends 'redirecting' ? true : false;
  /** @selector [data-signed-out] */
  isSignedOut: Status extends 'signed-out' ? true : false;
  /** @selector [data-error] */
  isError: Status extends 'error' ? true : false;
  /** Why the sign-out failed. */
  error: Status extends 'error' ? SignOutError : undefined;
  /** Why there was no redirect: `redirect_blocked` or `redirect_failed`. The person is signed out anyway. */
  redirectError: Status extends 'signed-out' ? SignOutError | undefined : undefined;
  /** How many device sessions are done; only while several are being revoked. */
  progress: Status extends 'pending' ? SignOutProgress | undefined : undefined;
};

type WithFlags<State> = State extends { status: infer Status extends SignOutState['status'] }
  ? State & Flags<Status>
  : never;

export interface SignOutActions {
  /**
   * Signs out. Never rejects: the outcome is in the result and in the state.
   * If the same target is already being signed out, the call joins that sign-out and sends nothing: its own
   * options do not apply, not even at a retry.
   *
   * @param overrides Options for this call; they override those of the hook. You may pass another target: this hook's
   * state still describes its own. `connectivity` cannot be set per call.
   * @throws {TypeError} synchronously, when an option is invalid.
   */
  signOut(
    overrides?: Omit<UseSignOutOptions, 'clerk' | 'connectivity'> | null,
  ): Promise<SignOutResult>;
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
  /**
   * Returns the props of a button that signs out, merged with yours. Your `onClick` runs first and can cancel with
   * `preventDefault()`. `type` is `button`, unless your props contain `type` (even as `undefined`) or `role`: then the
   * element may not be a plain button, and your `type` is kept.
   *
   * @example
   * <DropdownMenuItem {...getButtonProps({ type: undefined })}>Sign out</DropdownMenuItem>
   */
  getButtonProps<Own extends SignOutButtonOwnProps>(own?: Own): Own & SignOutButtonProps;
}

/** The props of your button that a prop getter reads. */
export interface SignOutButtonOwnProps {
  type?: 'button' | 'submit' | 'reset' | undefined;
  role?: string | undefined;
  onClick?: ((event: never) => unknown) | undefined;
  'aria-disabled'?: boolean | 'true' | 'false' | undefined;
}

/** What a prop getter uses of a press event, if it receives one. */
export interface PressEvent {
  readonly defaultPrevented?: boolean | undefined;
  readonly currentTarget?: unknown;
  preventDefault?(): void;
}

/** The props that a prop getter adds to a button. */
export interface SignOutButtonProps {
  type?: 'button' | 'submit' | 'reset' | undefined;
  'aria-disabled': boolean | 'true' | 'false' | undefined;
  'data-pending': '' | undefined;
  'data-redirecting': '' | undefined;
  'data-signed-out': '' | undefined;
  'data-error': '' | undefined;
  /** Accepts whatever a component passes to its handler: the event of the press, something else, or nothing. */
  onClick(event?: PressEvent | null): void;
}

export type UseSignOutReturn = WithFlags<SignOutState> & SignOutActions;
