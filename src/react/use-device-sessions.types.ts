import type {
  ClerkInstance,
  DeviceSessionsState,
  SignOutError,
  SignOutOptions,
  SignOutProgress,
  SignOutResult,
} from '#shared';
import type { UseSignOutReturn } from './use-sign-out.types.ts';

export interface UseDeviceSessionsOptions
  extends Pick<
    SignOutOptions,
    'onError' | 'onNeedsReverification' | 'timeoutMs' | 'whenImpersonating'
  > {
  /** The Clerk instance. @default the provider's; required in `clerk-sign-out/headless` */
  clerk?: ClerkInstance | undefined;
  /** Whether to load the list. Pass `false` while a menu is closed, so that it does not ask the server. @default true */
  enabled?: boolean | undefined;
}

type Flags<Status extends DeviceSessionsState['status']> = {
  /** The list is being loaded. */
  isLoading: Status extends 'loading' ? true : false;
  /** The list has been loaded. */
  isReady: Status extends 'ready' ? true : false;
  /** The list could not be loaded. Call `reload()` to try again. */
  isError: Status extends 'error' ? true : false;
  /** Why the list could not be loaded. */
  error: Status extends 'error' ? SignOutError : undefined;
};

type WithFlags<State> = State extends { status: infer Status extends DeviceSessionsState['status'] }
  ? State & Flags<Status>
  : never;

export interface DeviceSessionsActions {
  /**
   * The sign-out of all other devices: its state, and the props of a button for it. Shared with every
   * `useSignOut({ scope: 'other-devices' })`.
   */
  others: UseSignOutReturn;
  /** How many devices are done while `revokeOthers()` runs. */
  progress: SignOutProgress | undefined;
  /**
   * Signs one device out. Its row disappears once the server has confirmed. Never rejects. A call for a device that is
   * already being signed out joins that sign-out. For this browser's own session use `useSignOut`; here it fails with
   * `session_not_found`.
   */
  revoke(deviceId: string): Promise<SignOutResult>;
  /**
   * Signs every other device out, four requests at a time. Never rejects: the error's `failedSessionIds` lists the
   * devices that are still signed in.
   */
  revokeOthers(): Promise<SignOutResult>;
  /** Retries only the devices that failed. Also call it after the person has verified themselves. */
  retryFailed(): Promise<SignOutResult>;
  /** Cancels the requests that have not been sent. Requests already sent continue. */
  stop(): void;
  /** Asks the server for the list again. Never rejects. */
  reload(): Promise<void>;
}

export type UseDeviceSessionsReturn = WithFlags<DeviceSessionsState> & DeviceSessionsActions;
