import type { SignOutError } from './errors.ts';

/** Which sessions a sign-out ends, unless `sessionId` names a single one. */
export type SignOutScope = 'all' | 'current' | 'other-devices' | 'everywhere';

/** What a running operation is doing. */
export type SignOutPhase =
  /** Clerk itself is still loading. */
  | 'loading-clerk'
  /** Waiting for another operation on the same Clerk instance, in this tab or another, to finish. */
  | 'queued'
  /** `onBeforeSignOut` or `confirm` is deciding. */
  | 'confirming'
  /** The browser is offline and `whenOffline` is `'wait'`. */
  | 'waiting-for-network'
  /** The request is being sent, or waits for its answer. */
  | 'requesting'
  /** The server requires the person to verify themselves again before it ends a device's session. */
  | 'reverifying'
  /** Another tab went first; asking the server which sessions are left. */
  | 'verifying'
  /** The request failed; Clerk is being brought back to a usable state. */
  | 'recovering';

/** How many of several sessions are done. */
export interface SignOutProgress {
  /** How many have been signed out or have failed. */
  completed: number;
  /** How many there are. */
  total: number;
}

/**
 * The state of the sign-out of one target. Each field exists only in the states where it means something.
 */
export type SignOutState =
  | { status: 'idle' }
  | {
      status: 'pending';
      phase: SignOutPhase;
      /** Epoch milliseconds of the click. */
      startedAt: number;
      /** How many device sessions are done; only while several are being revoked. */
      progress?: SignOutProgress;
    }
  | {
      status: 'redirecting';
      /** The URL that the page goes to. */
      to: string;
    }
  | {
      status: 'signed-out';
      /** The target had already ended, so nothing was requested. */
      alreadySignedOut: boolean;
      /** Why there was no redirect: `redirect_blocked` or `redirect_failed`. The person is signed out anyway. */
      redirectError?: SignOutError;
    }
  | { status: 'error'; error: SignOutError };

/** What `signOut()` resolves to. It never rejects. */
export type SignOutResult =
  | {
      status: 'signed-out';
      /** The ids of the sessions that this call found signed in and the server has now ended. */
      sessionIds: string[];
      /**
       * The target had already ended, so nothing was requested. With `everywhere` this is about this browser only: the
       * other devices cannot be listed when nobody is signed in.
       */
      alreadySignedOut: boolean;
      /** Where the page was sent, or `false` when it stayed. */
      redirectedTo: string | false;
      /** Why there was no redirect: `redirect_blocked` or `redirect_failed`. The person is signed out anyway. */
      redirectError?: SignOutError;
    }
  | { status: 'cancelled' }
  | { status: 'error'; error: SignOutError };

/** The sign-out that is about to be requested, for `useBeforeSignOut` and `onSigningOut`. */
export interface SigningOutInfo {
  /** The ids of the sessions that are about to end. */
  sessionIds: string[];
}

/** What `onSignedOut`, `redirectUrl` functions and the result say about a confirmed sign-out. */
export interface SignedOutInfo {
  /** The ids of the sessions that the call found signed in and the server has now ended. */
  sessionIds: string[];
  /** The target had already ended, so nothing was requested. */
  alreadySignedOut: boolean;
}

/** What `onSignedOut` and `onSettled` receive in addition to the outcome. */
export interface SignOutDetails {
  /** What the call was to sign out: a scope, or one session of this browser. */
  target: SignOutScope | { sessionId: string };
  /** Milliseconds since the call, including the time spent asking the person or waiting for the network. */
  durationMs: number;
}

/** Which session becomes active in this browser after the current one of several is signed out. */
export type NextSession = 'none' | 'most-recent' | 'choose' | { sessionId: string };

/** The sign-out of one session on another device. */
export type DeviceSignOutState =
  | { status: 'idle' }
  | {
      status: 'pending';
      /**
       * `queued`: other devices go first. `requesting`: the request was sent. `rate-limited`: the server asked for a
       * pause. `reverifying`: the person has to verify themselves first. `verifying`: the request failed, and the
       * server is asked whether the device is still signed in.
       */
      phase: 'queued' | 'requesting' | 'rate-limited' | 'reverifying' | 'verifying';
    }
  | { status: 'signed-out' }
  | { status: 'error'; error: SignOutError };

/** Describes a session on a device. */
export interface DeviceInfo {
  /** The id of the session. */
  id: string;
  /** Whether it is this browser's own session. */
  isCurrent: boolean;
  /** Such as `Macintosh` or `iPhone`. */
  deviceType: string | null;
  /** Whether it is a phone or a tablet, as far as the server knows. */
  isMobile: boolean;
  /** Such as `Chrome`. */
  browserName: string | null;
  /** Such as `140.0.0.0`. */
  browserVersion: string | null;
  /** Where the device was last active, by its IP address. */
  city: string | null;
  /** A country code, such as `DE`. */
  country: string | null;
  /** Epoch milliseconds. */
  lastActiveAt: number;
}

/** Says whether the device is online, for React Native, which has no `navigator.onLine`. */
export interface Connectivity {
  /** `false` once the device knows that it is offline; anything else counts as online. */
  isOnline(): boolean;
  /** Calls back after every change. Returns an unsubscribe function. */
  subscribe(listener: () => void): () => void;
}

/** Call one of these when the person's verification has ended. */
export interface Reverification {
  /** The person is verified: the waiting revocations continue. */
  complete(): void;
  /** The person gave up: the waiting revocations fail with `reverification_required`. */
  cancel(): void;
}
