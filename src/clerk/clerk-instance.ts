/**
 * The part of a Clerk instance that this package uses, as both generations have it: `clerk-js` 5 and 6 themselves and
 * the wrapper that `useClerk()` of any Clerk React SDK returns.
 *
 * @see clerk/javascript packages/shared/src/types/clerk.ts `Clerk`
 */
export interface ClerkInstance {
  /** Whether `load()` has finished. */
  readonly loaded: boolean;
  /** Missing in early releases of Core 2. */
  readonly status?: 'error' | 'degraded' | 'loading' | 'ready' | undefined;
  /** The host of the Frontend API. */
  readonly frontendApi?: string | undefined;
  readonly publishableKey?: string | undefined;
  /** The sessions of this browser; `undefined` until Clerk has loaded. */
  readonly client?: ClerkClient | null | undefined;
  /** The current session; `null` while nobody is signed in, `undefined` in the transitive state. */
  readonly session?: { readonly id: string } | null | undefined;
  /** Clerk's sign-out, with a callback in place of its redirect. */
  signOut(callback: () => Promise<void>, options?: { sessionId?: string }): Promise<void>;
  /** Makes another session current. */
  setActive(parameters: { session: string | null }): Promise<void>;
  /** Navigates by the app's router, or by the browser. */
  navigate(to: string): unknown;
  /** The instance inside a React SDK's wrapper, whose `navigate` drops the promise, and a rejection with it. */
  readonly clerkjs?: Pick<ClerkInstance, 'navigate' | 'updateClient'> | null | undefined;
  /** Shows a client, and notifies the listeners. */
  updateClient?(client: ClerkClient): void;
  /** Calls back after every change of the client. Returns an unsubscribe function. */
  addListener(listener: () => void): () => void;
  /** Subscribes to `status`. */
  on?(event: 'status', handler: (status: string) => void, options?: { notify?: boolean }): void;
  /** Unsubscribes from `status`. */
  off?(event: 'status', handler: (status: string) => void): void;
  /** The provider's `afterSignOutUrl`, else `/`. */
  buildAfterSignOutUrl(): string;
  /** Where Clerk goes after the current one of several sessions is signed out. */
  buildAfterMultiSessionSingleSignOutUrl(): string;
  /** Adds the token of a development instance's browser to a URL of another origin. */
  buildUrlWithAuth(to: string): string;
  /** Called by Clerk's `useReverification`. Missing in early releases of Core 2; throws without Clerk's UI. */
  __internal_openReverification?(props: {
    afterVerification: () => void;
    afterVerificationCancelled: () => void;
  }): void;
}

export interface ClerkClient {
  readonly id?: string | undefined;
  readonly sessions: readonly ClerkSession[];
  readonly signedInSessions?: readonly ClerkSession[] | undefined;
  /** The name in clerk-js before 5.54. */
  readonly activeSessions?: readonly ClerkSession[] | undefined;
  readonly lastActiveSessionId?: string | null;
  /** The server's time of its last change. */
  readonly updatedAt?: Date | null;
  reload(): Promise<unknown>;
  /** Like `reload`, with a given number of tries. Clerk's listeners are notified by `updateClient`. */
  fetch?(options: { fetchMaxTries: number }): Promise<unknown>;
  isEligibleForTouch?(): boolean;
  buildTouchUrl(parameters: { redirectUrl: URL }): string;
}

export interface ClerkSession {
  readonly id: string;
  readonly status: string;
  readonly lastActiveAt: Date;
  /** Incomplete or missing in an old or partial answer of the server. */
  readonly publicUserData?:
    | {
        readonly firstName?: string | null;
        readonly lastName?: string | null;
        readonly imageUrl?: string;
        readonly hasImage?: boolean;
        readonly identifier?: string;
        readonly userId?: string | undefined;
      }
    | null
    | undefined;
  readonly user?:
    | { readonly id: string; getSessions?(): Promise<ClerkDeviceSession[]> }
    | null
    | undefined;
  /** Who impersonates the user. @see clerk/javascript packages/shared/src/types/jwt.ts `ActClaim` */
  readonly actor?: { readonly sub?: string } | null | undefined;
  /** What a pending session has to do first, such as choosing an organization. */
  tasks?: unknown;
  remove(): Promise<unknown>;
}

export interface ClerkDeviceSession {
  readonly id: string;
  readonly status: string;
  readonly lastActiveAt: Date;
  readonly latestActivity?: {
    readonly deviceType?: string | undefined;
    readonly isMobile?: boolean | undefined;
    readonly browserName?: string | undefined;
    readonly browserVersion?: string | undefined;
    readonly city?: string | undefined;
    readonly country?: string | undefined;
  };
  revoke(): Promise<{ readonly id: string; readonly status: string }>;
}
