import type { FrontendApi, FrontendApiOptions } from '../../../src/testing/frontend-api/types.ts';
import type { Harness, PageConfig, PageReading } from '../harness/protocol.ts';

/** A page with one subject, in a tab or a frame, with its server and its unexpected errors. */
export interface Scene {
  readonly api: FrontendApi;
  /** Messages of unhandled rejections and uncaught errors. */
  readonly unhandled: readonly string[];
  readonly consoleErrors: readonly string[];
  /** How often a document was loaded. */
  loads(): number;
  read(): Promise<PageReading>;
  /** Calls `window.harness`, or that of the next document after a navigation. */
  call<Name extends keyof Harness>(
    name: Name,
    ...args: Parameters<Harness[Name]>
  ): Promise<Awaited<ReturnType<Harness[Name]>>>;
  setOffline(isOffline: boolean): Promise<void>;
  /** Takes the browser offline. Answers and broken connections are held back until the browser knows. */
  goOffline(): void;
  /** Loads the document again, as a person would. */
  reload(): Promise<unknown>;
}

export interface SceneOptions {
  api?: FrontendApiOptions;
  config?: Partial<PageConfig>;
  /** Runs before the page is opened. */
  prepare?: (api: FrontendApi) => void;
  /** Whether the scene starts when Clerk has loaded, or at once. @default true */
  waitsForClerk?: boolean;
}

/** Where scenes are played. */
export interface SceneStage {
  /** Runs on a freshly loaded page that no other scene uses meanwhile. */
  play<Value>(options: SceneOptions, run: (scene: Scene) => Promise<Value>): Promise<Value>;
}

export const DEFAULT_CONFIG = {
  subject: 'hook',
  timeoutMs: 2_000,
  loadTimeoutMs: 3_000,
  afterSignOutUrl: '/',
  loading: 'succeeds',
  router: 'pushes',
  beforeSetActive: 'absent',
  isAutomated: false,
  isSatellite: false,
  waitsForClerk: true,
} as const satisfies Partial<PageConfig>;
