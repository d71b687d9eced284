import type { DeviceSignOut } from './device-sign-out.ts';
import type { SignOutError } from './errors.ts';
import type { TargetKey } from './target.ts';
import type { Connectivity } from './types.ts';

/** What the page knows of this browser's sessions. */
export interface KnownSessions {
  /** The signed-in sessions (active or pending), most recently active first. */
  signedIn: readonly { id: string; userId: string | null }[];
  /** The active session; `null` for none, `undefined` while Clerk is between two states or stuck there. */
  current: string | null | undefined;
  /** `current`, or what it was before Clerk went between two states. */
  lastCurrent: string | null;
}

/**
 * Everything an operation needs from the world. Rejections may be anything; `toError` names them.
 * No method may take the promise of a call for evidence: the evidence is `sessions()` after an answer.
 */
export interface SignOutPort {
  isLoaded(): boolean;
  /** Resolves when Clerk can be called; rejects when it failed to load. May never settle. */
  load(): Promise<void>;
  sessions(): KnownSessions;
  /** Whether this page has ever seen a session of this id. */
  hasSeen(sessionId: string): boolean;
  isOnline(): boolean;
  /** Calls back once when the browser is back online. Returns the way to stop. */
  onceOnline(callback: () => void): () => void;
  /** From now on reads there whether the network can be reached. */
  readConnectivity(connectivity: Connectivity): void;
  /**
   * Requests the end of every session, or of the current one of several. `settle` runs between Clerk's answer and its
   * navigation; when it rejects, Clerk goes no further.
   */
  signOut(sessionId: string | undefined, settle: () => Promise<void>): Promise<void>;
  /** Requests the end of one session that is not the current one. */
  removeSession(sessionId: string): Promise<void>;
  /** Asks the server what it holds; rejects unless it answered. */
  refresh(): Promise<void>;
  /** Makes a signed-in session the active one, or none. */
  activate(sessionId: string | null): Promise<void>;
  /** What only the sign-out of devices needs, a file of its own, once. Rejects with `network` or `offline` without it. */
  loadDevices(): Promise<DeviceSignOut>;
  afterSignOutUrl(): string;
  /** Where the person chooses among the accounts that are left. */
  chooseAccountUrl(): string;
  /** The URL of the page, if it has one. */
  location(): string | undefined;
  /** Whether `navigate` leads anywhere: an app without pages has its own way, or none. */
  canNavigate(): boolean;
  navigate(to: string): Promise<unknown>;
  /** Makes a router forget the pages that it has fetched for the person who was signed in. */
  forgetFetchedPages(): void;
  /** Loads the page anew and keeps the error, so that it is shown again afterwards. Returns false where that cannot be. */
  reload(key: TargetKey, error: SignOutError): boolean;
  /** Runs alone among all tabs of this browser. Rejects when the turn does not come in time. */
  exclusively<Value>(
    run: () => Promise<Value>,
    timeoutMs: number,
    /** Runs when another tab is before. */
    onQueued: () => void,
  ): Promise<Value>;
  /**
   * Tells the other tabs that the sessions have changed. Clerk tells them only of a sign-out that it has seen succeed,
   * of none but the current session's, and a tab that cannot ask the server then asks no second time.
   */
  announce(): void;
  toError(cause: unknown): SignOutError;
  /** Why sessions are still there though Clerk has reported no failure. */
  toUnconfirmedError(): SignOutError;
}
