import type { Scripts } from './scripts.ts';
import type { FakeClerkLoadOptions } from './types.ts';

export interface Navigation {
  readonly visited: string[];
  go(to: string | undefined, options?: { replace?: boolean }): Promise<unknown>;
  onNavigate(listener: () => void): () => void;
  /** Runs a function and resolves to whether the page was being left for another one by its end. */
  track(run: () => unknown): Promise<boolean>;
}

const ALLOWED_PROTOCOLS = ['http:', 'https:', 'wails:', 'chrome-extension:'];
/** What clerk-js dispatches before it sets the location. */
const LEAVE_EVENT = 'clerk:beforeunload';
const UNLOAD_EVENTS = ['beforeunload', LEAVE_EVENT];

/** The URL of the page, or a made-up one where there is none. */
export function pageUrl(): string {
  return globalThis.location?.href ?? 'http://localhost/';
}

/**
 * Navigates as clerk-js does, up to the page itself, which stays: jsdom can't leave it, and a story must not.
 *
 * @see clerk/javascript packages/clerk-js/src/core/clerk.ts `navigate` and utils/beforeUnloadTracker.ts
 */
export function createNavigation(
  scripts: Scripts,
  loadOptions: () => FakeClerkLoadOptions,
  leavesPage: boolean,
): Navigation {
  const visited: string[] = [];
  const listeners = new Set<() => void>();

  return {
    visited,

    async go(to, { replace = false } = {}) {
      if (!to) return;
      setTimeout(() => {
        for (const listener of [...listeners]) listener();
      }, 0);

      const { routerPush, routerReplace, allowedRedirectProtocols = [] } = loadOptions();
      let url = new URL(to, pageUrl());
      if (![...ALLOWED_PROTOCOLS, ...allowedRedirectProtocols].includes(url.protocol)) {
        // biome-ignore lint/suspicious/noConsole: clerk-js warns here
        console.warn(
          `Clerk: "${url.protocol}" is not a valid protocol. Redirecting to "/" instead. If you think this is a mistake, please open an issue.`,
        );
        url = new URL('/', pageUrl());
      }

      const isOwn = url.origin === new URL(pageUrl()).origin;
      const path = url.href.slice(url.origin === 'null' ? 0 : url.origin.length);
      visited.push(isOwn ? path : url.href);
      await scripts.play('navigate');

      const router = replace && routerReplace ? routerReplace : routerPush;
      // The router also gets opaque origins, such as that of a custom protocol.
      if (router && (isOwn || url.origin === 'null')) return router(path);
      if (leavesPage && typeof window !== 'undefined') {
        window.dispatchEvent(new Event(LEAVE_EVENT));
      }
      return undefined;
    },

    onNavigate(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },

    async track(run) {
      if (loadOptions().standardBrowser === false || typeof window === 'undefined') {
        await run();
        return false;
      }
      let isLeaving = false;
      const note = () => {
        isLeaving = true;
      };
      for (const event of UNLOAD_EVENTS) window.addEventListener(event, note);
      // Not in a `finally`, as in clerk-js: a callback that throws leaves the listeners behind.
      await run();
      for (const event of UNLOAD_EVENTS) window.removeEventListener(event, note);
      return isLeaving;
    },
  };
}
