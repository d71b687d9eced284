import type { FrontendApi, FrontendApiOptions } from '../frontend-api/types.ts';

/** Which clerk-js is imitated: 5 (`@clerk/clerk-react`) or 6 (`@clerk/react`). */
export type ClerkGeneration = 'core-2' | 'core-3';

export type FakeClerkStatus = 'loading' | 'ready' | 'degraded' | 'error';

/** The options of `createFakeClerk`, besides those of its server side. An invalid option throws a `TypeError`. */
export interface FakeClerkOptions extends FrontendApiOptions {
  /** Which clerk-js to imitate. @default 'core-3' */
  generation?: ClerkGeneration;
  /**
   * The server side. Pass one to several fakes to imitate tabs. Excludes the options of `createFrontendApi`.
   *
   * @default a new one, made from the other options
   */
  frontendApi?: FrontendApi;
  /**
   * Starts loaded, without a request and without `load()`: for `useSignOut({ clerk })` and plain JavaScript. Leave it out
   * with a `<ClerkProvider>`, which passes its router and URLs to `load()`.
   *
   * @default false
   */
  loaded?: boolean;
  /** The options of `load()`, for a fake that starts loaded. A later `load()` adds to them. @default {} */
  loadOptions?: FakeClerkLoadOptions;
  /**
   * Clerk's status after `load()`, or at once with `loaded`. `loading` never ends; `error` makes `load()` reject.
   *
   * @default 'ready'
   */
  status?: FakeClerkStatus;
  /**
   * Imitates `navigator.webdriver`, which makes clerk-js act as if offline: it treats a broken connection as success.
   * The browser's own value is not read, so a fake behaves the same in an automated browser as for people.
   *
   * @default false
   */
  automated?: boolean;
  /**
   * Milliseconds before clerk-js repeats a request after a broken connection, doubled each time. Only `GET` is repeated:
   * three times, or ten times while offline. Clerk waits 700.
   *
   * @default 0, without a timer
   */
  retryDelayMs?: number;
  /**
   * Whether a navigation without your router counts as leaving the page, as in a browser: Clerk assumes that the page is
   * being left, and `session` stays `undefined`. The page itself stays either way, so the test continues.
   *
   * @default false
   */
  leavesPage?: boolean;
  /**
   * Whether Clerk's own components are loaded. They render nothing; without them their methods throw, as they do in
   * clerk-js without its UI bundle.
   *
   * @default true
   */
  ui?: boolean;
}

/** The options of `<ClerkProvider>`, or of `load()`, that the fake supports. */
export interface FakeClerkLoadOptions {
  /** `false` imitates React Native: without a router, Clerk does not navigate. */
  standardBrowser?: boolean;
  /** Where Clerk goes after a sign-out. */
  afterSignOutUrl?: string | null;
  /** Where Clerk goes after one of several sessions is signed out. */
  afterMultiSessionSingleSignOutUrl?: string | null;
  /** The app's sign-in page. */
  signInUrl?: string;
  /** The app's sign-up page. */
  signUpUrl?: string;
  /** Protocols that Clerk navigates to, besides those of the web. */
  allowedRedirectProtocols?: string[];
  /** The app's router. Without it, a navigation leaves the page. */
  routerPush?: (to: string, metadata?: never) => unknown;
  /** The same, without an entry in the history. */
  routerReplace?: (to: string, metadata?: never) => unknown;
  /** Chooses the current session of the loaded client. */
  selectInitialSession?: (client: never) => unknown;
  /** Clerk's experimental options that matter for a sign-out. */
  experimental?: { persistClient?: boolean; rethrowOfflineNetworkErrors?: boolean };
}

/**
 * The calls whose next outcome can be scripted, whichever method makes them: `signOut` is every request that ends
 * sessions of this browser, `setActive` the one that touches a session, `reload` the one that reads the client again.
 */
export type ScriptedCall =
  | 'load'
  | 'signOut'
  | 'setActive'
  | 'reload'
  | 'getSessions'
  | 'revoke'
  | 'navigate';

/** How a scripted call fails. An `Error` is thrown as it is; with the others, the call reacts as Clerk's would. */
export type ScriptedFailure =
  | 'network'
  | 'answer-lost'
  | { status: number; code?: string; message?: string; retryAfter?: number }
  | Error;

/** A call that waits for the test. */
export interface LaterCall {
  /** Settles when the call has been made. */
  readonly called: Promise<void>;
  /** The server does what was asked. */
  resolve(): void;
  /** The call fails. */
  reject(failure: ScriptedFailure): void;
}

/** One call of a method of the fake. */
export interface FakeClerkCall {
  /** Counted from 1 since the fake was created; `reset()` doesn't start again. */
  sequence: number;
  /** Epoch milliseconds. */
  at: number;
  /** Such as `signOut`, `session.remove`, `client.reload`, `user.getSessions`, `device.revoke`. */
  method: string;
  /** The arguments of the call. */
  args: unknown[];
  /** Changes from `pending` when the call settles. */
  outcome: 'pending' | 'resolved' | 'rejected';
}

/** Clerk asks the person to verify themselves; its dialog would be open. */
export interface PendingReverification {
  /** Verifies the person: the server allows revoking from now on. */
  complete(): void;
  /** Closes the dialog without verification. */
  cancel(): void;
}

export interface FakeToken {
  /** The decoded token. */
  jwt: { claims: Record<string, unknown> };
  /** The encoded token. */
  getRawString(): string;
}

export interface FakeUser {
  readonly id: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** First and last name. */
  readonly fullName: string | null;
  readonly username: string | null;
  readonly imageUrl: string;
  /** Whether `imageUrl` is an image that the user has set. */
  readonly hasImage: boolean;
  readonly primaryEmailAddressId: string | null;
  readonly primaryEmailAddress: { readonly id: string; readonly emailAddress: string } | null;
  readonly emailAddresses: readonly { readonly id: string; readonly emailAddress: string }[];
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
  /** Cached on this object. A failure gives an empty list, and that is cached too. */
  getSessions(): Promise<FakeDeviceSession[]>;
  /** Asks the server for the user again. */
  reload(): Promise<FakeUser>;
}

export interface FakeSession {
  readonly id: string;
  /** Such as `active`, `pending` or `expired`. */
  readonly status: string;
  readonly lastActiveAt: Date;
  /** When the session expires. */
  readonly expireAt: Date;
  /** When the session counts as abandoned. */
  readonly abandonAt: Date;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** The token that came with the session. */
  readonly lastActiveToken: FakeToken | null;
  readonly lastActiveOrganizationId: string | null;
  /** Minutes since the first and the second factor were verified. */
  readonly factorVerificationAge: [number, number] | null;
  /** Who impersonates the user. */
  readonly actor: { readonly sub: string } | null;
  /** What a pending session has to do first. */
  readonly tasks: readonly { readonly key: string }[] | null;
  /** The first of `tasks`. */
  readonly currentTask: { readonly key: string } | undefined;
  readonly user: FakeUser;
  /** What other people may see of the user. */
  readonly publicUserData: {
    readonly firstName: string | null;
    readonly lastName: string | null;
    readonly imageUrl: string;
    readonly hasImage: boolean;
    readonly identifier: string;
    readonly userId?: string | undefined;
  };
  /** A token from the cache, or a new one. */
  getToken(options?: { template?: string; skipCache?: boolean }): Promise<string | null>;
  /** Tells the server that the session is in use. */
  touch(): Promise<FakeSession>;
  /** Ends the session; the client keeps listing it. */
  end(): Promise<FakeSession>;
  /** Ends the session and removes it from the client. */
  remove(): Promise<FakeSession>;
  /** Asks the server for the session again. */
  reload(): Promise<FakeSession>;
  /** Forgets the cached tokens. */
  clearCache(): void;
}

export interface FakeDeviceSession {
  readonly id: string;
  /** Such as `active` or `revoked`. */
  readonly status: string;
  readonly lastActiveAt: Date;
  readonly expireAt: Date;
  readonly abandonAt: Date;
  /** The device, and where it was last active. */
  readonly latestActivity: {
    readonly id: string;
    readonly deviceType?: string | undefined;
    readonly isMobile?: boolean | undefined;
    readonly browserName?: string | undefined;
    readonly browserVersion?: string | undefined;
    readonly city?: string | undefined;
    readonly country?: string | undefined;
    readonly ipAddress?: string | undefined;
  };
  /** Ends the session. */
  revoke(): Promise<FakeDeviceSession>;
}

/** One object for the whole life of the fake: every answer changes it in place. */
export interface FakeClient {
  readonly id: string | undefined;
  /** Every session that the server lists, ended ones too. */
  readonly sessions: readonly FakeSession[];
  /** The active and pending ones of `sessions`. */
  readonly signedInSessions: readonly FakeSession[];
  /** The session that is current after a reload. */
  readonly lastActiveSessionId: string | null;
  /** When the client cookie expires. */
  readonly cookieExpiresAt: Date | null;
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
  /** Reads the client again without notifying listeners. */
  reload(): Promise<FakeClient>;
  /** Like `reload`. */
  fetch(): Promise<FakeClient>;
  /** Ends every session. */
  removeSessions(): Promise<FakeClient>;
  /** Ends every session and forgets the client. */
  destroy(): Promise<void>;
  /** Whether the client cookie expires within eight days. */
  isEligibleForTouch(): boolean;
  /** The URL that renews the client's cookie and redirects. */
  buildTouchUrl(parameters: { redirectUrl: URL }): string;
  /** Forgets the cached tokens. */
  clearCache(): void;
}

/** What a listener receives. */
export interface FakeClerkResources {
  /** The sessions of this browser. */
  client: FakeClient;
  /** `undefined` in its transitive state. */
  session: FakeSession | null | undefined;
  /** The current session's user. */
  user: FakeUser | null | undefined;
  /** The fake has no organizations. */
  organization: null | undefined;
}

/** The methods of Clerk that the fake has, with the quirks of its generation. */
export interface FakeClerkInstance {
  /** The key of the server side. */
  readonly publishableKey: string;
  /** The host of the server side. */
  readonly frontendApi: string;
  /** The version of clerk-js that is imitated. */
  readonly version: string;
  readonly instanceType: 'production';
  /** `false` if the option `standardBrowser` is. */
  readonly isStandardBrowser: boolean;
  readonly isSatellite: false;
  readonly domain: '';
  readonly proxyUrl: '';
  /** Whether `load()` has finished. */
  readonly loaded: boolean;
  /** Loading, ready, degraded or failed. */
  readonly status: FakeClerkStatus;
  /** Whether there is a current session. */
  readonly isSignedIn: boolean;
  /** The sessions of this browser. */
  readonly client: FakeClient | undefined;
  /** The current session; `undefined` in the transitive state. */
  readonly session: FakeSession | null | undefined;
  /** The current session's user. */
  readonly user: FakeUser | null | undefined;
  /** The fake has no organizations. */
  readonly organization: null | undefined;

  /** Asks the server who is signed in. */
  load(options?: FakeClerkLoadOptions): Promise<void>;
  /** Ends one session, or all. */
  signOut(options?: { sessionId?: string; redirectUrl?: string }): Promise<void>;
  signOut(callback: () => unknown, options?: { sessionId?: string }): Promise<void>;
  /** Makes another session current. */
  setActive(parameters: {
    session?: string | null | FakeSession;
    redirectUrl?: string;
    navigate?: (parameters: {
      session: FakeSession;
      decorateUrl: (url: string) => string;
    }) => unknown;
    /** Of Core 2 only. */
    beforeEmit?: (session: FakeSession | null) => unknown;
  }): Promise<void>;
  /** Navigates by the app's router; recorded in `navigations`. */
  navigate(to: string, options?: { replace?: boolean }): Promise<unknown>;
  /** Calls back after every change. Returns an unsubscribe function. */
  addListener(
    listener: (resources: FakeClerkResources) => void,
    options?: { skipInitialEmit?: boolean },
  ): () => void;
  /** Subscribes to `status`. */
  on(
    event: 'status',
    handler: (status: FakeClerkStatus) => void,
    options?: { notify?: boolean },
  ): void;
  /** Unsubscribes from `status`. */
  off(event: 'status', handler?: (status: FakeClerkStatus) => void): void;
  /** What clerk-js does when the server answers 401, or another tab signs out. */
  handleUnauthenticated(options?: { broadcast?: boolean }): Promise<unknown>;
  buildAfterSignOutUrl(): string;
  buildAfterMultiSessionSingleSignOutUrl(): string;
  buildSignInUrl(): string;
  buildSignUpUrl(): string;
  buildUrlWithAuth(to: string): string;
  redirectToAfterSignOut(): Promise<unknown>;
  redirectToSignIn(): Promise<unknown>;
  redirectToSignUp(): Promise<unknown>;
}

/** What only a fake has: control of the world around it, and a record of what happened. */
export interface FakeClerkControls {
  /** Which clerk-js is imitated. */
  readonly generation: ClerkGeneration;
  /** For `<ClerkProvider {...clerk.providerProps}>`. */
  readonly providerProps: {
    publishableKey: string;
    // biome-ignore lint/suspicious/noExplicitAny: one set of types serves every Clerk SDK, so none of theirs can be named
    Clerk: any;
  };
  /** The server side: what it holds, its faults, its request log. */
  readonly server: FrontendApi;
  /** The calls of its methods, oldest first. Entries are live. */
  readonly calls: readonly FakeClerkCall[];
  /** The URLs that Clerk navigated to, oldest first; paths for its own origin. The page itself never navigates. */
  readonly navigations: readonly string[];
  /** How often Clerk has announced a sign-out to the other tabs. */
  readonly broadcasts: number;
  /** Set while Clerk's dialog asks the person to verify themselves. */
  readonly reverification: PendingReverification | null;

  /**
   * Lets the next call succeed. Use it between scripted failures, or with `confirmed: false` to have Clerk claim success
   * without asking the server.
   */
  resolve(call: ScriptedCall, options?: { confirmed?: boolean }): void;
  /**
   * Makes the next call fail. Several scripts for a call are used one after the other. To fail more than one call, use
   * `server.fault`.
   *
   * @example clerk.reject('signOut', { status: 429, retryAfter: 2 });
   */
  reject(call: ScriptedCall, failure: ScriptedFailure): void;
  /** Leaves the next call without an answer, until `reset()` or `server.releaseHangs()`. */
  hang(call: ScriptedCall): void;
  /**
   * Makes the next call wait until the test settles it.
   *
   * @example
   * const answer = clerk.later('signOut');
   * await user.click(button);
   * expect(button).toHaveAttribute('data-pending');
   * answer.resolve();
   */
  later(call: ScriptedCall): LaterCall;
  /** Takes the browser offline: `navigator.onLine`, its event, and every request, including those under way. */
  offline(): void;
  /** Brings the browser back online. */
  online(): void;
  /**
   * Delivers the message of another tab that it has signed out. The message changes nothing on the server, so end the
   * session first, with `server.endSession()`.
   */
  receiveSignOut(): Promise<unknown>;
  /**
   * Restores the initial state: the server's sessions, online, no scripts or faults, empty logs. Requests under way are
   * aborted, and listeners are notified.
   */
  reset(): void;
}

/** A fake Clerk: an instance for `<ClerkProvider>` and for `useSignOut({ clerk })`, and the controls of its world. */
export interface FakeClerk extends FakeClerkInstance, FakeClerkControls {}
