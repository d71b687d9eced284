import { vi } from 'vitest';
import type { FrontendApi } from '../../src/testing/frontend-api/types.js';

type Clerk = import('@clerk/clerk-js/no-rhc').Clerk;
type LoadOptions = NonNullable<Parameters<Clerk['load']>[0]>;

/** The real clerk-js of both generations. */
export const generations = [
  ['clerk-js 6', () => import('@clerk/clerk-js/no-rhc')],
  ['clerk-js 5', () => import('clerk-js-5/no-rhc')],
] as const;

export type ImportClerk = (typeof generations)[number][1];

export interface LoadedClerk {
  clerk: Clerk;
  /** Where Clerk sent the page, oldest first. */
  navigations: string[];
}

/** What the page around clerk-js has to be in jsdom. `leavePage` undoes it. */
function enterPage(frontendApi: FrontendApi): void {
  // clerk-js keeps the client in a module: a second Clerk of the same module would share it.
  vi.resetModules();
  // jsdom's document never has focus, and clerk-js only touches a session and writes cookies in a focused tab.
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  // Node's keeps the process alive.
  vi.stubGlobal('BroadcastChannel', undefined);
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

export function leavePage(): void {
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
  const module = (await importClerk()) as unknown as typeof import('@clerk/clerk-js/no-rhc');
  const clerk = new module.Clerk(publishableKey);
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
