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
  /** Whether the list is loaded yet; `false` keeps an unopened menu from asking the server. @default true */
  enabled?: boolean | undefined;
}

type Flags<Status extends DeviceSessionsState['status']> = {
  isLoading: Status extends 'loading' ? true : false;
  isReady: Status extends 'ready' ? true : false;
  isError: Status extends 'error' ? true : false;
  /** Why the list could not be loaded. */
  error: Status extends 'error' ? SignOutError : undefined;
};

type WithFlags<State> = State extends { status: infer Status extends DeviceSessionsState['status'] }
  ? State & Flags<Status>
  : never;

export interface DeviceSessionsActions {
  /** The sign-out of all other devices: its state, and the props of a button for it. Every `useSignOut({ scope: 'other-devices' })` shares it. */
  others: UseSignOutReturn;
  /** How many devices are done while `revokeOthers()` runs. Counts of devices. */
  progress: SignOutProgress | undefined;
  /**
   * Signs one device out; its row goes once the server has confirmed. Never rejects, and a call while the same device
   * is under way joins it. For this browser's own session use `useSignOut`: here it is `session_not_found`.
   */
  revoke(deviceId: string): Promise<SignOutResult>;
  /**
   * Signs every other device out, four requests at a time. Never rejects: devices that are still signed in are named in
   * `failedSessionIds` of the error.
   */
  revokeOthers(): Promise<SignOutResult>;
  /** Tries the devices again that failed, and no others. Also the way on after the person has verified themselves. */
  retryFailed(): Promise<SignOutResult>;
  /** Sends nothing more. What is with the server continues. */
  stop(): void;
  /** Asks the server for the list again. Never rejects. */
  reload(): Promise<void>;
}

export type UseDeviceSessionsReturn = WithFlags<DeviceSessionsState> & DeviceSessionsActions;
