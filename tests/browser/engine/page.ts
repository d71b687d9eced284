import type { Locator as PlaywrightLocator, Page as PlaywrightPage } from 'playwright';

/**
 * A page in any engine, as tests use it. Names and meanings are Playwright's, limited to what every driver supports: an
 * action on an element waits until a person could do it, and everything times out after 30 s.
 */
export interface Page {
  goto(url: string, options?: NavigationOptions): Promise<unknown>;
  reload(options?: NavigationOptions): Promise<unknown>;
  goBack(options?: NavigationOptions): Promise<unknown>;
  goForward(options?: NavigationOptions): Promise<unknown>;
  /** The URL of the page at its last answer. */
  url(): string;
  waitForURL(url: string): Promise<void>;
  evaluate: PlaywrightPage['evaluate'];
  /** Waits until a function in the page returns something truthy. The value is not passed on. */
  waitForFunction<Argument>(
    isTrue: (argument: Argument) => unknown,
    argument: Argument,
    options?: { timeout?: number; polling?: number },
  ): Promise<unknown>;
  waitForFunction(isTrue: () => unknown): Promise<unknown>;
  setContent(html: string): Promise<void>;
  addScriptTag(options: { content: string }): Promise<unknown>;
  locator(selector: string): Locator;
  getByRole(role: Role, options?: { name?: string | RegExp; exact?: boolean }): Locator;
  getByText(text: string | RegExp, options?: { exact?: boolean }): Locator;
  getByTestId(id: string): Locator;
  readonly keyboard: Keyboard;
  readonly mouse: Mouse;
  bringToFront(): Promise<void>;
  screenshot(options: { path: string; timeout?: number }): Promise<unknown>;
  /** Uncaught errors and unhandled rejections. */
  on(event: 'pageerror', listener: (error: { message: string }) => void): unknown;
  on(event: 'console', listener: (message: { type(): string; text(): string }) => void): unknown;
  /** Once for each document. */
  on(event: 'domcontentloaded', listener: () => void): unknown;
  removeAllListeners(): unknown;
  close(): Promise<void>;
}

interface NavigationOptions {
  waitUntil?: 'load' | 'commit';
}

export type Role =
  | 'alert'
  | 'alertdialog'
  | 'button'
  | 'group'
  | 'heading'
  | 'link'
  | 'listitem'
  | 'menu'
  | 'menuitem'
  | 'menuitemradio'
  | 'status';

/** Elements of a page, found again for each use. */
export interface Locator {
  locator(selector: string): Locator;
  getByRole(role: Role, options?: { name?: string | RegExp; exact?: boolean }): Locator;
  getByText(text: string | RegExp, options?: { exact?: boolean }): Locator;
  filter(options: { hasText: string | RegExp }): Locator;
  first(): Locator;
  count(): Promise<number>;
  /** @param options.state @default 'visible' */
  waitFor(options?: { state?: 'visible' | 'hidden' | 'attached' | 'detached' }): Promise<void>;
  /** Moves the pointer onto the middle of the element and presses its first button. */
  click(options?: { clickCount?: number; delay?: number }): Promise<void>;
  focus(): Promise<void>;
  press(key: string): Promise<void>;
  textContent(): Promise<string | null>;
  getAttribute(name: string): Promise<string | null>;
  isVisible(): Promise<boolean>;
  boundingBox(): Promise<{ x: number; y: number; width: number; height: number } | null>;
  evaluate: PlaywrightLocator['evaluate'];
}

/** Keys are named as in `KeyboardEvent.key`. */
export interface Keyboard {
  /** @param key May have modifiers, such as `Shift+Tab`. */
  press(key: string): Promise<void>;
  down(key: string): Promise<void>;
  up(key: string): Promise<void>;
}

/** In CSS pixels from the upper left corner of the page. */
export interface Mouse {
  move(x: number, y: number): Promise<void>;
  down(): Promise<void>;
  up(): Promise<void>;
  click(x: number, y: number): Promise<void>;
}

/** The state that the pages of one person share: cookies, storage, channels, locks and the network. */
export interface Context {
  newPage(): Promise<Page>;
  pages(): Page[];
  setOffline(isOffline: boolean): Promise<void>;
  clearCookies(): Promise<void>;
  close(): Promise<void>;
}

export interface ContextOptions {
  viewport?: { width: number; height: number };
}

export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof ENGINES)[number];

export interface Browser {
  readonly engine: EngineName;
  version(): string;
  newContext(options?: ContextOptions): Promise<Context>;
  newPage(options?: ContextOptions): Promise<Page>;
  close(): Promise<void>;
}
