import type { DeviceSignOut } from './device-sign-out.ts';
import type { SignOutError } from './errors.ts';
import type { TargetKey } from './target.ts';
import type { Connectivity } from './types.ts';

/** This browser's sessions as Clerk shows them. */
export interface ClerkSessions {
  /** The signed-in sessions (active or pending), most recently active first. */
  signedIn: readonly { id: string; userId: string | null }[];
  /** The ids of all sessions that Clerk lists, expired ones too. */
  listed: readonly string[];
  /** The active session; `null` for none, `undefined` while Clerk is in its transitive state or stuck in it. */
  current: string | null | undefined;
  /** The session that was active last, according to the server. */
  lastActive: string | null;
}

/**
 * One Clerk instance: the sessions it shows, and its server. Methods may reject with anything; `toError` maps it.
 * A resolved promise proves nothing: only `sessions()` after an answer does.
 */
export interface ClerkGateway {
  isLoaded(): boolean;
  /** Resolves when Clerk can be called; rejects when it failed to load. May never settle. */
  load(): Promise<void>;
  sessions(): ClerkSessions;
  /** Whether the sessions come from the server. If it cannot be reached, Clerk makes them up. */
  isAnswered(): boolean;
  /** Asks the server for the sessions. Rejects unless the server answered. */
  refresh(): Promise<void>;
  /**
   * Makes a signed-in session the active one, or none.
   *
   * @param goesToTask Whether the page may go to an open task of that session. @default false
   */
  activate(sessionId: string | null, goesToTask?: boolean): Promise<void>;
  toError(cause: unknown): SignOutError;
}

/** The requests that end sessions of this browser. Their promises follow the rules of `ClerkGateway`. */
export interface SignOutRequests {
  /**
   * Requests the end of every session, or of the current one of several. `verify` runs between Clerk's answer and its
   * navigation; when it rejects, Clerk stops there.
   */
  signOut(sessionId: string | undefined, verify: () => Promise<void>): Promise<void>;
  /** Requests the end of one session that is not the current one. */
  removeSession(sessionId: string): Promise<void>;
  /** The error to report when sessions still exist although Clerk reported no failure. */
  toUnconfirmedError(): SignOutError;
}

/** The user's sessions on other devices. */
export interface OtherDevices {
  /** Whether the active session impersonates its user. */
  isImpersonating(): boolean;
  /** Loads the separate file that signs other devices out, once. Rejects with `network` or `offline`. */
  load(): Promise<DeviceSignOut>;
}

/** Where Clerk sends the page after a sign-out, and how. */
export interface Navigation {
  afterSignOutUrl(): string;
  /** The page on which the person chooses one of the remaining accounts. */
  chooseAccountUrl(): string;
  /** The origins besides the page's own that Clerk's configuration names; a RegExp has to match the whole origin. */
  redirectOrigins(): readonly (string | RegExp)[];
  /** Whether `navigate` does anything: an app without pages navigates differently, or not at all. */
  canNavigate(): boolean;
  navigate(to: string): Promise<unknown>;
  /** Makes a router drop the pages that it fetched for the person who was signed in. */
  forgetFetchedPages(): void;
}

/** Whether the server can be reached, as far as the device knows. */
export interface Network {
  isOnline(): boolean;
  /** Whether the app says that the device is offline. The browser's word is only a hint: behind a VPN it can be wrong. */
  isKnownOffline(): boolean;
  /** Calls back once when the device is back online. Returns an unsubscribe function. */
  onceOnline(callback: () => void): () => void;
  /** Asks `connectivity` from now on whether the device is online. */
  setConnectivity(connectivity: Connectivity): void;
}

/** A failed sign-out that a deliberate reload of the page interrupts. */
export interface InterruptedSignOut {
  key: TargetKey;
  /** The ids of the sessions that it should have ended. */
  sessionIds: readonly string[];
  /** The ids of all sessions that were signed in. */
  signedIn: readonly string[];
  error: SignOutError;
}

/** The page that the app runs in. React Native has none. */
export interface Page {
  /** The URL of the page, if it has one. */
  location(): string | undefined;
  /** The base of the page's relative URLs. Differs from its URL when the page has a `<base href>`. */
  baseURI(): string | undefined;
  /** Reloads the page and keeps the error, to show it afterwards. Returns false where that is impossible. */
  reload(interrupted: InterruptedSignOut): boolean;
}

/** How to wait for a turn among the tabs. */
export interface Turn {
  /** Milliseconds to wait for a tab that goes first. After that the turn is taken anyway. */
  timeoutMs: number;
  /** Aborting it ends the wait. Once the turn has come, it has no effect. */
  signal?: AbortSignal | undefined;
  /** Runs when another tab goes first: by the time the turn comes, that tab may have ended the same sessions. */
  onQueued(): void;
}

/** The other tabs of this browser. */
export interface Tabs {
  /**
   * Calls `run` while no other tab signs out, as far as the browser can coordinate its tabs. Rejects with the signal's
   * reason when it is aborted before `run` is called; otherwise settles as `run` does.
   */
  exclusively<Value>(run: () => Promise<Value>, turn: Turn): Promise<Value>;
  /**
   * Tells the other tabs that the sessions have changed. Clerk announces only a successful sign-out of the current
   * session, and a tab that fails to refetch does not retry.
   */
  announce(): void;
}

/** Everything that the core needs from outside. */
export interface Ports {
  clerk: ClerkGateway;
  requests: SignOutRequests;
  devices: OtherDevices;
  navigation: Navigation;
  network: Network;
  page: Page;
  tabs: Tabs;
}
