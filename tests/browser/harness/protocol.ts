/** What a test and the page under test tell each other. Everything is plain data. */

/** What stands on the page and is clicked. */
export type SubjectName = 'clerk-button' | 'hook' | 'two-hooks' | 'every-target';

export interface PageConfig {
  publishableKey: string;
  proxyUrl: string;
  subject: SubjectName;
  /** The session that the subject signs out; left out for all of them. */
  sessionId?: string;
  /** Milliseconds; only our hook has limits. */
  timeoutMs: number;
  loadTimeoutMs: number;
  afterSignOutUrl: string;
  /** For every hook; `byFunction` is given back by a function, with the ids that it was told of as a query. */
  redirectUrl?: string | false | { byFunction: string };
  /** Whether `Clerk.load()` rejects, as it does for `ClerkProvider` when its script cannot be fetched. */
  loading: 'succeeds' | 'fails';
  router: RouterMode;
  beforeSetActive: HookMode;
  /** Lets clerk-js see `navigator.webdriver`. */
  isAutomated: boolean;
  /** Whether a test plays when Clerk has loaded, or at once. */
  waitsForClerk: boolean;
}

/** How the app's router takes a navigation. */
export type RouterMode = 'pushes' | 'rejects' | 'never-settles';

/** What the hook that a framework installs before a change of session does. */
export type HookMode = 'absent' | 'hangs' | 'rejects';

/** The state of one hook on the page, or of the one that took its place. */
export interface HookReading {
  status: 'idle' | 'pending' | 'redirecting' | 'signed-out' | 'error';
  phase?: string;
  code?: string;
  /** Whether the failure is said with "still signed in", and not with "may still be". */
  saysAlive?: boolean;
  /** Why the page was not left, though the sign-out stands. */
  redirectCode?: string;
  alreadySignedOut?: boolean;
}

/** What the page says, in its own words and in Clerk's. */
export interface Claim {
  /** Epoch milliseconds. */
  at: number;
  /** What `useAuth()` makes an app render. */
  auth: 'loading' | 'signed-in' | 'signed-out';
  /** `clerk.session`; 'undefined' in its transitive state. */
  clerkSession: string | null;
  /** `clerk.client.signedInSessions` */
  listed: string[];
  hooks: Record<string, HookReading>;
  /** `clerk.status`; 'degraded' when Clerk has made up a client from the cookie, with the current session only. */
  clerkStatus: string;
}

export interface PageReading extends Claim {
  /** Every claim since the tab was opened, oldest first; reloads included. */
  history: Claim[];
  /** Where Clerk or the hook asked the app's router to go. */
  navigations: string[];
  /** What `onSignedOut` was given, since the document was loaded. */
  confirmations: { at: number; sessionIds: string[] }[];
  /** What `useSignedOut` was given, since the document was loaded. */
  departures: { at: number; userId: string; sessionIds: string[] }[];
  /** Text of the alerts on the page. */
  alerts: string[];
  path: string;
}

/** `window.harness` */
export interface Harness {
  read(): PageReading;
  /** Resolves when a test may start: when the page shows who is signed in, or at once where it does not wait for Clerk. */
  ready(): Promise<void>;
  /** Resolves when Clerk has loaded, also without a server, or has failed to. */
  loaded(): Promise<void>;
  /** Clicks buttons by their names, so many times each, all in one task. */
  click(names: string[], times?: number): void;
  /** Posts what another tab would. */
  broadcast(channel: string, message: unknown): void;
  /** Mounts one more button: `everything` for all sessions, a session id for that one, another name for the page's. */
  mount(name: string): void;
  unmount(name: string): void;
  /** Changes the configuration, also for the documents that this tab loads after this one. */
  set(
    change: Partial<Pick<PageConfig, 'loading' | 'router' | 'beforeSetActive' | 'timeoutMs'>>,
  ): void;
  /** Resolves when no hook is busy and nothing has been claimed again for so long, or when the limit is reached. */
  quiet(quietMs: number, limitMs: number): Promise<void>;
}
