import { type BrowserContext, type ConsoleMessage, chromium, type Page } from 'playwright';
import { createFrontendApi } from '../../../src/testing/frontend-api/create-frontend-api.ts';
import { chromiumLaunchOptions, chromiumWithWindow, newContext } from '../../support/chromium.ts';
import { startFrontendApiServer } from '../../support/frontend-api-server.ts';
import {
  DEFAULT_CONFIG,
  type Scene as SceneOfAnyStage,
  type SceneOptions,
} from '../situations/scene.ts';
import { bundleHarness } from './bundle.ts';
import type { Generation, Harness, PageConfig } from './protocol.ts';

/** One tab of a scene, and what went wrong on it unasked. */
export interface Tab
  extends Pick<SceneOfAnyStage, 'unhandled' | 'consoleErrors' | 'loads' | 'read' | 'call'> {
  readonly page: Page;
}

/** A tab, the browser it is in, and the server it talks to. */
export interface Scene extends Tab, SceneOfAnyStage {
  readonly context: BrowserContext;
  readonly origin: string;
  /** Opens another tab of the same browser, with the same server. */
  openTab(config?: Partial<PageConfig>): Promise<Tab>;
}

export interface StageOptions {
  /** How many scenes may run at the same time, each in a browser context of its own. */
  lanes: number;
  /** `development` for React's and Clerk's warnings and StrictMode's second renders. @default 'production' */
  mode?: 'production' | 'development';
  /** Lets the browser keep pages it has left. @default false */
  hasBackForwardCache?: boolean;
}

export interface Stage {
  readonly generation: Generation;
  /** Runs on a freshly loaded page, in a browser context that no other scene uses meanwhile. */
  play<Value>(options: SceneOptions, run: (scene: Scene) => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

interface Lane {
  context: BrowserContext;
  page: Page;
}

/** The path of a page on which there is no Clerk. */
export const PLAIN_PAGE = '/plain';

// The tab remembers its scene, so that it finds its configuration again on whatever path it is loaded anew.
const HTML = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Harness</title>
<link rel="icon" href="data:,">
<div id="root"></div>
<script>
const scene = new URLSearchParams(location.search).get('scene');
if (scene) {
  localStorage.clear();
  sessionStorage.clear();
  sessionStorage.setItem('scene', scene);
  history.replaceState(null, '', location.pathname);
}
document.write('<script src="/scenes/' + sessionStorage.getItem('scene') + '.js"></' + 'script>');
</script>
<script src="/harness.js"></script>
`;

/** Starts a browser and a loopback server for the pages of one generation. */
export async function openStage(
  generation: Generation,
  { lanes, mode = 'production', hasBackForwardCache = false }: StageOptions,
): Promise<Stage> {
  const configs = new Map<string, PageConfig>();
  const script = await bundleHarness(generation, mode);
  const server = await startFrontendApiServer(
    {},
    {
      handle: (request) => {
        const { pathname } = new URL(request.url);
        if (pathname === '/harness.js') return javaScript(script, 'max-age=3600, immutable');
        if (pathname === PLAIN_PAGE) return html('<!doctype html><title>Without Clerk</title>');
        const config = configs.get(/^\/scenes\/(.+)\.js$/.exec(pathname)?.[1] ?? '');
        if (config) return javaScript(configuring(config), 'no-store');
        return html(HTML);
      },
    },
  );
  const options = chromiumLaunchOptions(hasBackForwardCache ? chromiumWithWindow() : undefined);
  const browser = await chromium.launch({
    ...options,
    // clerk-js would load a captcha from the network.
    args: [...(options.args ?? []), '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    ...(hasBackForwardCache && { ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
  });

  const free: Promise<Lane>[] = Array.from({ length: lanes }, async () => {
    const context = await newContext(browser);
    return { context, page: await context.newPage() };
  });
  const waiting: ((lane: Promise<Lane>) => void)[] = [];
  let tabs = 0;

  const openTab = async (page: Page, config: PageConfig, waitsForClerk: boolean) => {
    tabs += 1;
    const name = `tab-${tabs}`;
    configs.set(name, config);
    const tab = watch(page);
    await page.goto(`${server.origin}/dashboard?scene=${name}`, { waitUntil: 'commit' });
    await page.waitForFunction(
      (loaded) => window.harness && (!loaded || window.harness.read().auth !== 'loading'),
      waitsForClerk,
      { polling: 10 },
    );
    return tab;
  };

  const playOn = async <Value>(
    { context, page }: Lane,
    { api: apiOptions, config, prepare, waitsForClerk = true }: SceneOptions,
    run: (scene: Scene) => Promise<Value>,
  ): Promise<Value> => {
    const api = createFrontendApi(apiOptions);
    prepare?.(api);
    tabs += 1;
    const name = `scene-${tabs}`;
    let offline: Promise<void> = Promise.resolve();
    server.add(name, {
      ...api,
      fetch: async (request) => {
        try {
          return await api.fetch(request);
        } finally {
          await offline;
        }
      },
    });
    const pageConfig: PageConfig = {
      ...DEFAULT_CONFIG,
      publishableKey: api.publishableKey,
      proxyUrl: server.proxyUrl(name),
      ...config,
    };
    try {
      const tab = await openTab(page, pageConfig, waitsForClerk);
      return await run({
        ...tab,
        api,
        context,
        origin: server.origin,
        setOffline: (isOffline) => context.setOffline(isOffline),
        goOffline: () => {
          offline = context.setOffline(true);
        },
        reload: () => page.reload({ waitUntil: 'commit' }),
        openTab: async (other) =>
          openTab(await context.newPage(), { ...pageConfig, ...other }, waitsForClerk),
      });
    } finally {
      await context.setOffline(false);
      page.removeAllListeners();
      await Promise.all(context.pages().map((other) => other !== page && other.close()));
      await context.clearCookies();
      server.remove(name);
    }
  };

  const close = async () => {
    await browser.close();
    await server.close();
  };

  return {
    generation,
    play: async (sceneOptions, run) => {
      const lane = free.pop() ?? new Promise<Lane>((resolve) => waiting.push(resolve));
      try {
        return await playOn(await lane, sceneOptions, run);
      } finally {
        const next = waiting.shift();
        if (next) next(lane);
        else free.push(lane);
      }
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function html(text: string): Response {
  return new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}

function javaScript(text: string, caching: string): Response {
  return new Response(text, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': caching },
  });
}

function configuring(config: PageConfig): string {
  return `window.harnessConfig = ${JSON.stringify(config)};`;
}

function watch(page: Page): Tab {
  const unhandled: string[] = [];
  const consoleErrors: string[] = [];
  let loads = 0;
  page.on('pageerror', (error: Error) => unhandled.push(error.message));
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') consoleErrors.push(message.text());
  });
  page.on('domcontentloaded', () => {
    loads += 1;
  });
  const call = <Name extends keyof Harness>(method: Name, ...args: Parameters<Harness[Name]>) =>
    inDocument(page, () =>
      page.evaluate(
        ([called, given]) => {
          const harness = window.harness as unknown as Record<string, (...all: unknown[]) => never>;
          return (harness[called] as (...all: unknown[]) => never)(...given);
        },
        [method, args] as const,
      ),
    );
  return { page, unhandled, consoleErrors, loads: () => loads, call, read: () => call('read') };
}

/** Runs in the document of a page, and again in the next one when a navigation comes between. */
async function inDocument<Value>(page: Page, run: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await page.waitForFunction(() => window.harness !== undefined, undefined, { polling: 10 });
      return await run();
    } catch (error) {
      if (attempt === 3 || !/context was destroyed|navigat/i.test(String(error))) throw error;
    }
  }
}
