import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { vi } from 'vitest';
import type { FrontendApi } from '../../src/testing/frontend-api/types.ts';

type ClerkModule = typeof import('@clerk/clerk-js/no-rhc');
type Clerk = import('@clerk/clerk-js/no-rhc').Clerk;
type LoadOptions = NonNullable<Parameters<Clerk['load']>[0]>;

export type ImportClerk = () => Promise<ClerkModule>;

const CLERK_FILE = 'clerk.no-rhc.mjs';

/** The real clerk-js of both generations. */
export const generations = [
  ['clerk-js 6', evaluatorOf('@clerk/clerk-js')],
  ['clerk-js 5', evaluatorOf('clerk-js-5')],
] as const;

/**
 * clerk-js keeps the client, the tokens and its events in modules. A second Clerk of the same modules would share them, so
 * every page evaluates them again. They are compiled only once; importing the file under another name would recompile it.
 */
function evaluatorOf(name: string): ImportClerk {
  let script: Promise<Script> | undefined;
  return async () => {
    script ??= compile(join(dirname(createRequire(import.meta.url).resolve(name)), CLERK_FILE));
    return (await script).runInThisContext()();
  };
}

/** Turns a bundle, which ends with its exports, into a script with a function that returns them. */
async function compile(file: string): Promise<Script> {
  const bundle = await readFile(file, 'utf8');
  const code = bundle.replace(
    /export ?\{([^}]*)\};/,
    (_, names: string) => `return {${names.replaceAll(/([\w$]+) as (\w+)/g, '$2: $1')}};`,
  );
  return new Script(`() => { 'use strict'; ${code}\n}`, { filename: file });
}

export interface LoadedClerk {
  clerk: Clerk;
  /** The URLs that Clerk navigated to, oldest first. */
  navigations: string[];
}

/**
 * Sets up jsdom as the page that clerk-js needs. `leavePage` undoes it.
 *
 * @param broadcastChannel Replaces Node's, which would keep the process alive.
 */
export function enterPage(frontendApi: FrontendApi, broadcastChannel?: unknown): void {
  // jsdom's document never has the focus, but clerk-js touches sessions and writes cookies only in a focused tab.
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  vi.stubGlobal('BroadcastChannel', broadcastChannel);
  // Every secure page has Web Locks. Without them, clerk-js polls with a lock in localStorage whose timers outlive the
  // page; for the same reason, this is never undone.
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
  // The polling for tokens outlives the page and would reach the next page's server.
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
