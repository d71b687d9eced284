import type { SignOutError } from './errors.ts';

/** What a sign-out ends: one session of this browser by id, or a scope. */
export type SignOutScope = 'all' | 'current' | 'other-devices' | 'everywhere';

/** What a running operation is doing. */
export type SignOutPhase =
  /** Clerk itself is still loading. */
  | 'loading-clerk'
  /** Another operation on the same Clerk instance, in this tab or another, has to end first. */
  | 'queued'
  /** `onBeforeSignOut` or `confirm` is deciding. */
  | 'confirming'
  /** The browser is offline and `whenOffline: 'wait'` was asked for. */
  | 'waiting-for-network'
  /** The request is with the server. */
  | 'requesting'
  /** The server wants the person to verify themselves again before it ends a device's session. */
  | 'reverifying'
  /** The server answered; what it now holds is being read. */
  | 'verifying'
  /** The request failed; Clerk is being brought back to a usable state. */
  | 'recovering';

/** How many of several sessions are done. Counts of sessions. */
export interface SignOutProgress {
  completed: number;
  total: number;
}

/**
 * The state of the sign-out of one target. A field exists only where it means something.
 */
export type SignOutState =
  | { status: 'idle' }
  | {
      status: 'pending';
      phase: SignOutPhase;
      /** Epoch milliseconds of the click. */
      startedAt: number;
      /** Only while several device sessions are revoked. */
      progress?: SignOutProgress;
    }
  | { status: 'redirecting'; to: string }
  | {
      status: 'signed-out';
      alreadySignedOut: boolean;
      /** Why the page was not left although it should have been: `redirect_blocked` or `redirect_failed`. */
      redirectError?: SignOutError;
    }
  | { status: 'error'; error: SignOutError };

/** What `signOut()` resolves to. It never rejects. */
export type SignOutResult =
  | {
      status: 'signed-out';
      /** The ids of the sessions this call found signed in and that the server has now ended. */
      sessionIds: string[];
      /**
       * Nothing was requested: the target had ended before. With `everywhere` that is this browser; where nobody is signed
       * in, the other devices cannot be asked for.
       */
      alreadySignedOut: boolean;
      /** Where the page was sent, or `false` when it stayed. */
      redirectedTo: string | false;
      /** Why the page was not left although it should have been: `redirect_blocked` or `redirect_failed`. */
      redirectError?: SignOutError;
    }
  | { status: 'cancelled' }
  | { status: 'error'; error: SignOutError };

/** The sign-out that is about to be requested, for `useBeforeSignOut` and `onSigningOut`. */
export interface SigningOutInfo {
  /** The ids of the sessions that are about to end. */
  sessionIds: string[];
}

/** The confirmed sign-out that `onSignedOut`, `redirectUrl` functions and the result share. */
export interface SignedOutInfo {
  sessionIds: string[];
  alreadySignedOut: boolean;
}

/** What `onSignedOut` and `onSettled` are told besides the outcome. */
export interface SignOutDetails {
  /** What was to end: a scope, or one session of this browser. */
  target: SignOutScope | { sessionId: string };
  /** Milliseconds since the call, with those in which the person was asked or the network was waited for. */
  durationMs: number;
}

/** Who is active in this browser after the current of several sessions was signed out. */
export type NextSession = 'none' | 'most-recent' | 'choose' | { sessionId: string };

/** The sign-out of one session on another device. */
export type DeviceSignOutState =
  | { status: 'idle' }
  | {
      status: 'pending';
      /**
       * `queued`: others are revoked first. `requesting`: the request is with the server. `rate-limited`: the server
       * asked for a pause. `reverifying`: the person has to verify themselves first. `verifying`: the request failed,
       * and the server is asked what it holds.
       */
      phase: 'queued' | 'requesting' | 'rate-limited' | 'reverifying' | 'verifying';
    }
  | { status: 'signed-out' }
  | { status: 'error'; error: SignOutError };

/** What a device's session is known by. */
export interface DeviceInfo {
  id: string;
  /** Whether it is this browser's own session. */
  isCurrent: boolean;
  /** Such as `Macintosh` or `iPhone`. */
  deviceType: string | null;
  isMobile: boolean;
  browserName: string | null;
  browserVersion: string | null;
  city: string | null;
  country: string | null;
  /** Epoch milliseconds. */
  lastActiveAt: number;
}

/** Says whether the network can be reached, where there is no `navigator.onLine`: in React Native. */
export interface Connectivity {
  /** `false` once the device knows that it is offline; anything else counts as online. */
  isOnline(): boolean;
  /** Calls back after every change. Returns an unsubscribe function. */
  subscribe(listener: () => void): () => void;
}

/** How a person's verification ended, for whoever asked for it. */
export interface Reverification {
  /** The person is verified: what waits continues. */
  complete(): void;
  /** The person gave up: what waits fails with `reverification_required`. */
  cancel(): void;
}
