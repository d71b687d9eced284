/** The messages between a test and the page under test. Everything is plain data. */

/** What the page shows and the test clicks. */
export type SubjectName = 'clerk-button' | 'hook' | 'two-hooks' | 'every-target';

export interface PageConfig {
  publishableKey: string;
  proxyUrl: string;
  subject: SubjectName;
  /** The session that the subject signs out; absent for all of them. */
  sessionId?: string;
  /** Milliseconds; only our hook has limits. */
  timeoutMs: number;
  loadTimeoutMs: number;
  /** With `{primary}` for the origin of the primary domain. */
  afterSignOutUrl: string;
  /** For every hook. `byFunction` is returned by a function, with the ids that it received as a query. */
  redirectUrl?: string | false | { byFunction: string };
  /** Whether `Clerk.load()` rejects, as for `ClerkProvider` if its script cannot be fetched. */
  loading: 'succeeds' | 'fails';
  router: RouterMode;
  beforeSetActive: HookMode;
  /** Lets clerk-js see `navigator.webdriver`. */
  isAutomated: boolean;
  /** Whether `onSignedOut` and `useSignedOut` wait for what never comes. @default false */
  haveHangingCallbacks?: boolean;
  /** Whether the page is on a satellite of another domain. */
  isSatellite: boolean;
  /** Whether a test starts when Clerk has loaded, or at once. */
  waitsForClerk: boolean;
}

/** How the app's router handles a navigation. `absent` leaves navigations to the browser. */
export type RouterMode = 'pushes' | 'rejects' | 'never-settles' | 'absent';

/** The behavior of the hook that a framework installs before a change of session. */
export type HookMode = 'absent' | 'hangs' | 'rejects';

/** The state of one hook on the page, or of the one that replaced it. */
export interface HookReading {
  status: 'idle' | 'pending' | 'redirecting' | 'signed-out' | 'error';
  phase?: string;
  code?: string;
  /** Whether the failure message says "still signed in", and not "may still be". */
  saysAlive?: boolean;
  /** Why the page was not left, although the sign-out succeeded. */
  redirectCode?: string;
  alreadySignedOut?: boolean;
}

/** What the page claims, through our hooks and through Clerk. */
export interface Claim {
  /** Epoch milliseconds. */
  at: number;
  /** What `useAuth()` makes an app render. */
  auth: 'loading' | 'signed-in' | 'signed-out';
  /** `clerk.session`; 'undefined' in its transitive state. */
  clerkSession: string | null;
  /** The session that the app is about to make the active one. */
  changingTo?: string;
  /** `clerk.organization` */
  organization: string | null;
  /** `clerk.client.signedInSessions` */
  listed: string[];
  hooks: Record<string, HookReading>;
  /** `clerk.status`; 'degraded' if Clerk has made up a client from the cookie, with the current session only. */
  clerkStatus: string;
}

export interface PageReading extends Claim {
  /** Every claim since the tab was opened, oldest first, across reloads. */
  history: Claim[];
  /** Where Clerk or the hook asked the app's router to go. */
  navigations: string[];
  /** The calls of `onSignedOut` since the document was loaded. */
  confirmations: { at: number; sessionIds: string[] }[];
  /** The calls of `useSignedOut` callbacks since the document was loaded. */
  signedOutUsers: { at: number; userId: string; sessionIds: string[] }[];
  /** The texts of the alerts on the page. */
  alerts: string[];
  path: string;
}

/** `window.harness` */
export interface Harness {
  read(): PageReading;
  /** Resolves when a test may start: when the page shows who is signed in, or at once if it does not wait for Clerk. */
  ready(): Promise<void>;
  /** Resolves when Clerk has loaded, with or without a server, or has failed to. */
  loaded(): Promise<void>;
  /** Clicks buttons by their names, so many times each, all in one task. */
  click(names: string[], times?: number): void;
  /** Lets the app change the session or the organization, and does not wait for it. */
  setActive(to: { session: string } | { organization: string }): void;
  /** Takes the lock of the sign-outs from whoever has it and holds it, as a tab that hangs; or lets it go. */
  holdLock(isHeld: boolean): void;
  /** Sets the clock of the page forward, or back. */
  setClock(byMs: number): void;
  /** Posts a message as another tab would. */
  broadcast(channel: string, message: unknown): void;
  /** Mounts one more button: `everything` for all sessions, a session id for that one, another name for the page's. */
  mount(name: string): void;
  unmount(name: string): void;
  /** Changes the configuration, also for the documents that this tab loads after this one. */
  set(
    change: Partial<
      Pick<
        PageConfig,
        'loading' | 'router' | 'beforeSetActive' | 'timeoutMs' | 'haveHangingCallbacks'
      >
    >,
  ): void;
  /** Resolves when no hook is busy and there was no new claim for `quietMs`, or when the limit is reached. */
  quiet(quietMs: number, limitMs: number): Promise<void>;
}
