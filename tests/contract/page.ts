import { vi } from 'vitest';
import { createFakeClerk } from '../../src/testing/fake-clerk/create-fake-clerk.ts';
import type {
  ClerkGeneration,
  FakeClerkInstance,
  FakeClerkLoadOptions,
} from '../../src/testing/fake-clerk/types.ts';
import { createFrontendApi } from '../../src/testing/frontend-api/create-frontend-api.ts';
import type { FrontendApi, FrontendApiOptions } from '../../src/testing/frontend-api/types.ts';
import { enterPage, type ImportClerk, leavePage } from '../frontend-api/load-clerk.ts';
import { beginPageLife } from './page-life.ts';

export interface PageOptions {
  server?: FrontendApiOptions;
  load?: FakeClerkLoadOptions;
  /** Without a router, every navigation leaves the page. */
  hasRouter?: boolean;
  /** The app's router. */
  route?: (to: string) => unknown;
  isAutomated?: boolean;
  /** Runs before Clerk loads. */
  prepare?: (page: Page) => void;
}

/** A page with a real or a fake Clerk. */
export interface Page {
  clerk: FakeClerkInstance;
  frontendApi: FrontendApi;
  /** The navigations of the router. */
  navigations: readonly string[];
  load(): Promise<void>;
  goOffline(): void;
  goOnline(): void;
  /** Delivers the message of another tab that it has signed out. */
  receiveSignOut(): void;
  /** How often this tab has announced a sign-out to the others. */
  broadcasts(): number;
  /** Removes the page completely. */
  close(): void;
}

export type OpenPage = (options: PageOptions) => Page;

/** Opens pages with the fake. */
export function fakePages(generation: ClerkGeneration): OpenPage {
  return ({ server, load, hasRouter = true, route, isAutomated = false }) => {
    const frontendApi = createFrontendApi(server);
    const clerk = createFakeClerk({
      generation,
      frontendApi,
      automated: isAutomated,
      leavesPage: true,
    });
    const navigations: string[] = [];
    const router = async (to: string) => {
      navigations.push(to);
      return route?.(to);
    };
    return {
      clerk,
      frontendApi,
      navigations,
      load: () => clerk.load({ ...(hasRouter && { routerPush: router }), ...load }),
      goOffline: clerk.offline,
      goOnline: clerk.online,
      receiveSignOut: () => void clerk.receiveSignOut(),
      broadcasts: () => clerk.broadcasts,
      close: clerk.reset,
    };
  };
}

/** Opens pages with a real clerk-js. */
export async function realPages(importClerk: ImportClerk): Promise<OpenPage> {
  const tabs: RecordedChannel[] = [];
  class RecordedChannel extends EventTarget {
    readonly sent: unknown[] = [];
    constructor(name: string) {
      super();
      if (name === 'clerk') tabs.push(this);
    }
    postMessage(message: unknown) {
      this.sent.push(message);
    }
    close() {}
  }
  const endPageLife = beginPageLife();
  let requests: FrontendApi | undefined;
  let isOnline = true;
  enterPage({ fetch: (request: Request) => connect(request) } as FrontendApi, RecordedChannel);
  const { Clerk } = await importClerk();

  async function connect(request: Request): Promise<Response> {
    if (!isOnline || !requests) throw new TypeError('Failed to fetch');
    return requests.fetch(request);
  }

  return ({ server, load, hasRouter = true, route, isAutomated = false }) => {
    const frontendApi = createFrontendApi(server);
    requests = frontendApi;
    const navigations: string[] = [];
    const router = async (to: string) => {
      navigations.push(to);
      return route?.(to);
    };
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
    Object.defineProperty(navigator, 'webdriver', { configurable: true, value: isAutomated });
    const setOnline = (value: boolean) => {
      isOnline = value;
      online.mockReturnValue(value);
    };

    const clerk = new Clerk(frontendApi.publishableKey);
    return {
      clerk: clerk as unknown as FakeClerkInstance,
      frontendApi,
      navigations,
      load: () =>
        clerk.load({
          standardBrowser: true,
          telemetry: false,
          ...(hasRouter && { routerPush: router, routerReplace: router }),
          ...load,
        } as never),
      goOffline: () => setOnline(false),
      goOnline: () => setOnline(true),
      receiveSignOut() {
        const data = { type: 'signout' };
        for (const tab of tabs) tab.dispatchEvent(new MessageEvent('message', { data }));
      },
      broadcasts: () => tabs.flatMap(({ sent }) => sent).length,
      close() {
        endPageLife();
        leavePage();
      },
    };
  };
}
