import type {
  ClerkInstance,
  SignOutError,
  SignOutOptions,
  SignOutProgress,
  SignOutResult,
  SignOutState,
} from '#shared';

/** What a `confirm` function is given. */
export interface SignOutConfirmRequest {
  /** The reasons of every `useSignOutGuard` on the page. */
  reasons: readonly string[];
  /** Aborted when there is nothing left to ask: after `reset()`, or when the sessions have ended meanwhile. */
  signal: AbortSignal;
}

/** Asks the person; anything but `true` cancels. */
export type SignOutConfirm = (request: SignOutConfirmRequest) => boolean | Promise<boolean>;

export interface UseSignOutOptions extends Omit<SignOutOptions, 'confirm'> {
  /** The Clerk instance. @default the provider's; required in `clerk-sign-out/headless` */
  clerk?: ClerkInstance | undefined;
  /** Asks the person; anything but `true` cancels. Is told why signing out would lose something, if it would. */
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
  error: Status extends 'error' ? SignOutError : undefined;
  /** Why the page was not left although it should have been; the person is signed out all the same. */
  redirectError: Status extends 'signed-out' ? SignOutError | undefined : undefined;
  /** How many device sessions are done, while several are revoked. */
  progress: Status extends 'pending' ? SignOutProgress | undefined : undefined;
};

type WithFlags<State> = State extends { status: infer Status extends SignOutState['status'] }
  ? State & Flags<Status>
  : never;

export interface SignOutActions {
  /**
   * Signs out. Never rejects: the result says what became of it, and so does the state.
   * A call while the same target is under way joins it and sends nothing.
   *
   * @param overrides Options of this call, over those of the hook. Another target than the hook's own is signed out
   * all the same; this hook's state still describes its own target.
   * `connectivity` is no option of a call.
   * @throws {TypeError} at once, when an option is not what was expected.
   */
  signOut(
    overrides?: Omit<UseSignOutOptions, 'clerk' | 'connectivity'> | null,
  ): Promise<SignOutResult>;
  /** Runs the failed sign-out again with the options it had. */
  retry(): Promise<SignOutResult>;
  /** Dismisses an outcome, or gives up waiting for the network. */
  reset(): void;
  /** Gives the running request its full `timeoutMs` again. */
  keepWaiting(): void;
  /**
   * The props of a button that signs out: own ones first, its `onClick` may veto with `preventDefault()`.
   * `type` is `button`, unless the own props name a `type`, `undefined` included, or a `role`: then the element is no
   * plain button, and `type` is left to it.
   *
   * @example
   * <DropdownMenuItem {...getButtonProps({ type: undefined })}>Sign out</DropdownMenuItem>
   */
  getButtonProps<Own extends SignOutButtonOwnProps>(own?: Own): Own & SignOutButtonProps;
}

/** What a prop getter reads of a button's own props. */
export interface SignOutButtonOwnProps {
  type?: 'button' | 'submit' | 'reset' | undefined;
  role?: string | undefined;
  onClick?: ((event: never) => unknown) | undefined;
  'aria-disabled'?: boolean | 'true' | 'false' | undefined;
}

/** What is read of the event of a press, where there is one. */
export interface PressEvent {
  readonly defaultPrevented?: boolean | undefined;
  preventDefault?(): void;
}

/** What a prop getter gives a button. */
export interface SignOutButtonProps {
  type?: 'button' | 'submit' | 'reset' | undefined;
  'aria-disabled': boolean | 'true' | 'false' | undefined;
  'data-pending': '' | undefined;
  'data-redirecting': '' | undefined;
  'data-signed-out': '' | undefined;
  'data-error': '' | undefined;
  /** Takes whatever a component hands to its handler: the event of the press, something else, or nothing. */
  onClick(event?: PressEvent | null): void;
}

export type UseSignOutReturn = WithFlags<SignOutState> & SignOutActions;
