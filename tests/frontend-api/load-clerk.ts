import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { vi } from 'vitest';
import type { FrontendApi } from '../../src/testing/frontend-api/types.ts';

type Clerk = import('@clerk/clerk-js/no-rhc').Clerk;
type LoadOptions = NonNullable<Parameters<Clerk['load']>[0]>;

export type ImportClerk = () => Promise<typeof import('@clerk/clerk-js/no-rhc')>;

/** The real clerk-js of both generations. */
export const generations = [
  ['clerk-js 6', importAnew('@clerk/clerk-js')],
  ['clerk-js 5', importAnew('clerk-js-5')],
] as const;

/**
 * clerk-js keeps the client, the tokens and its events in modules: a second Clerk of the same modules would share them.
 * `vi.resetModules` leaves packages alone, so every page asks Node for a file of another name.
 */
function importAnew(name: string): ImportClerk {
  let pages = 0;
  return () => {
    pages += 1;
    const main = createRequire(import.meta.url).resolve(name);
    const file = join(dirname(main), 'clerk.no-rhc.mjs');
    return import(/* @vite-ignore */ `${pathToFileURL(file).href}?page=${pages}`);
  };
}

export interface LoadedClerk {
  clerk: Clerk;
  /** Where Clerk sent the page, oldest first. */
  navigations: string[];
}

/**
 * What the page around clerk-js has to be in jsdom. `leavePage` undoes it.
 *
 * @param broadcastChannel Node's keeps the process alive.
 */
export function enterPage(frontendApi: FrontendApi, broadcastChannel?: unknown): void {
  // jsdom's document never has focus, and clerk-js only touches a session and writes cookies in a focused tab.
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  vi.stubGlobal('BroadcastChannel', broadcastChannel);
  // Without Web Locks, which every secure page has, clerk-js polls through a lock in localStorage whose timers outlive
  // the page; so this one isn't undone either.
  Object.assign(globalThis, { isSecureContext: true });
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: { request: (_name: string, _options: unknown, run: () => unknown) => run() },
  });
  vi.stubGlobal('fetch', (input: URL | string, init?: RequestInit) =>
    frontendApi.fetch(new Request(input, init)),
  );
}

/** The instances of the page. */
const loaded = new Set<Clerk>();

export function leavePage(): void {
  // What polls for tokens outlives the page, and would ask the next page's server.
  for (const clerk of loaded) clerk.session = null;
  loaded.clear();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  localStorage.clear();
  for (const cookie of document.cookie.split('; ')) {
    // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no Cookie Store, and the next page must start signed out.
    document.cookie = `${cookie.split('=')[0]}=; path=/; max-age=0`;
  }
}

/** Loads the real clerk-js against a fake, as a page without React does. */
export async function loadClerk(
  importClerk: ImportClerk,
  frontendApi: FrontendApi,
  options: LoadOptions = {},
  publishableKey = frontendApi.publishableKey,
): Promise<LoadedClerk> {
  enterPage(frontendApi);
  const { Clerk } = await importClerk();
  const { domain } = options as { domain?: string };
  const clerk = new Clerk(publishableKey, domain === undefined ? undefined : { domain });
  loaded.add(clerk);
  const navigations: string[] = [];
  const navigate = async (to: string) => {
    navigations.push(to);
  };
  await clerk.load({
    standardBrowser: true,
    telemetry: false,
    routerPush: navigate,
    routerReplace: navigate,
    ...options,
  } as LoadOptions);
  return { clerk, navigations };
}
