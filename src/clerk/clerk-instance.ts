/**
 * The part of a Clerk instance that this package uses, as both generations have it: `clerk-js` 5 and 6 themselves and
 * the wrapper that `useClerk()` of any Clerk React SDK returns.
 *
 * @see clerk/javascript packages/shared/src/types/clerk.ts `Clerk`
 */
export interface ClerkInstance {
  readonly loaded: boolean;
  readonly status?: 'error' | 'degraded' | 'loading' | 'ready' | undefined;
  readonly frontendApi?: string | undefined;
  readonly publishableKey?: string | undefined;
  readonly client?: ClerkClient | null | undefined;
  readonly session?: { readonly id: string } | null | undefined;
  signOut(callback: () => Promise<void>, options?: { sessionId?: string }): Promise<void>;
  setActive(parameters: { session: string | null }): Promise<void>;
  navigate(to: string): unknown;
  /** The instance inside a React SDK's wrapper, whose `navigate` drops the promise, and a rejection with it. */
  readonly clerkjs?: Pick<ClerkInstance, 'navigate' | 'updateClient'> | null | undefined;
  /** Shows a client, and notifies the listeners. */
  updateClient?(client: ClerkClient): void;
  addListener(listener: () => void): () => void;
  on?(event: 'status', handler: (status: string) => void, options?: { notify?: boolean }): void;
  off?(event: 'status', handler: (status: string) => void): void;
  buildAfterSignOutUrl(): string;
  buildAfterMultiSessionSingleSignOutUrl(): string;
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
