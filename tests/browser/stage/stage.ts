import { createFrontendApi } from '../../../src/testing/frontend-api/create-frontend-api.ts';
import type { FrontendApi, FrontendApiOptions } from '../../../src/testing/frontend-api/types.ts';
import { startFrontendApiServer } from '../../support/frontend-api-server.ts';
import { type BrowserOptions, openBrowser } from '../engine/open-browser.ts';
import type { Context, Page } from '../engine/page.ts';

/** The configuration of every page. */
export interface ClerkConfig {
  publishableKey: string;
  proxyUrl: string;
}

/** One tab of a scene, with its unexpected errors. */
export interface Tab {
  readonly page: Page;
  /** Messages of unhandled rejections and uncaught errors. */
  readonly unhandled: readonly string[];
  readonly consoleErrors: readonly string[];
  /** How often a document was loaded. */
  loads(): number;
}

/** A tab with its browser and its server. */
export interface Scene<Config> extends Tab {
  readonly api: FrontendApi;
  readonly context: Context;
  readonly origin: string;
  /** Opens another tab of the same browser, with the same server. */
  openTab(config?: Partial<Config>): Promise<Tab>;
  /** Takes the browser offline. Answers and broken connections are held back until the browser knows. */
  goOffline(): void;
}

export interface SceneOptions<Config> {
  api?: FrontendApiOptions;
  config?: Partial<Config>;
  /** Runs before the page is opened. */
  prepare?: (api: FrontendApi) => void;
}

export interface StageOptions<Config> extends BrowserOptions {
  /** The markup in the head of the page, after its configuration. */
  head?: string;
  /** The markup in its body. @default a root */
  body?: string;
  /** The files of the page by path. The page runs `/page.js`, and loads `/page.css` if it exists. */
  files: Record<`/${string}`, string>;
  /** The name of a page's configuration in its `window`. */
  configName: string;
  /** The default configuration of a page. */
  config: Omit<Config, keyof ClerkConfig>;
  /** Resolves when an opened page is ready. */
  isReady: (page: Page, config: Config) => Promise<unknown>;
  /** How many scenes may run at the same time, each in a separate browser context. @default 1 */
  lanes?: number;
  viewport?: { width: number; height: number };
}

export interface Stage<Config> {
  /** Runs on a freshly loaded page, in a browser context that no other scene uses meanwhile. */
  play<Value>(
    options: SceneOptions<Config>,
    run: (scene: Scene<Config>) => Promise<Value>,
  ): Promise<Value>;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The path of a page without Clerk. */
export const PLAIN_PAGE = '/plain';
/** A path that leads nowhere: like a download or a link to another app, it leaves the browser on the page. */
export const NO_PAGE = '/no-content';

interface Lane {
  context: Context;
  page: Page;
}

/** Starts a browser and a loopback server for pages of one kind. */
export async function openPageStage<Config extends ClerkConfig>(
  options: StageOptions<Config>,
): Promise<Stage<Config>> {
  const { lanes = 1, viewport, hasBackForwardCache = false } = options;
  const configs = new Map<string, Config>();
  const server = await startFrontendApiServer({}, { handle: filesOf(options, configs) });
  const browser = await openBrowser({ hasBackForwardCache });
  const free: Promise<Lane>[] = Array.from({ length: lanes }, async () => {
    const context = await browser.newContext(viewport && { viewport });
    return { context, page: await context.newPage() };
  });
  const waiting: ((lane: Promise<Lane>) => void)[] = [];
  let names = 0;

  const openTab = async (page: Page, config: Config) => {
    names += 1;
    const name = `tab-${names}`;
    configs.set(name, config);
    const tab = watch(page);
    await page.goto(`${server.origin}/dashboard?scene=${name}`, { waitUntil: 'commit' });
    await options.isReady(page, config);
    return tab;
  };

  const playOn = async <Value>(
    { context, page }: Lane,
    { api: apiOptions, config, prepare }: SceneOptions<Config>,
    run: (scene: Scene<Config>) => Promise<Value>,
  ): Promise<Value> => {
    const api = createFrontendApi(apiOptions);
    prepare?.(api);
    names += 1;
    const name = `scene-${names}`;
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
    const pageConfig = {
      ...options.config,
      publishableKey: api.publishableKey,
      proxyUrl: server.proxyUrl(name),
      ...config,
    } as Config;
    try {
      return await run({
        ...(await openTab(page, pageConfig)),
        api,
        context,
        origin: server.origin,
        goOffline: () => {
          offline = context.setOffline(true);
        },
        openTab: async (other) => openTab(await context.newPage(), { ...pageConfig, ...other }),
      });
    } finally {
      await context.setOffline(false);
      page.removeAllListeners();
      if (hasBackForwardCache) await leave(page);
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

/** Chromium loads an error page again by itself once the network is back, which would interrupt the next scene. */
async function leave(page: Page): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await page.goto('about:blank');
      return;
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}

/** A page that is loaded again finds its files even without the network. */
const CACHED = 'max-age=3600, immutable';
const CONTENT_TYPES: Record<string, string> = { css: 'text/css', js: 'text/javascript' };

function filesOf<Config extends ClerkConfig>(
  { files, configName, head = '', body = '<div id="root"></div>' }: StageOptions<Config>,
  configs: ReadonlyMap<string, Config>,
) {
  const html = documentOf(head, body, '/page.css' in files);
  return (request: Request): Response => {
    const { pathname } = new URL(request.url);
    const file = files[pathname as `/${string}`];
    if (file !== undefined) return answer(file, pathname, CACHED);
    if (pathname === PLAIN_PAGE)
      return answer('<!doctype html><title>Without Clerk</title>', '.html');
    if (pathname === NO_PAGE) return new Response(null, { status: 204 });
    const config = configs.get(/^\/scenes\/(.+)\.js$/.exec(pathname)?.[1] ?? '');
    if (config)
      return answer(`window.${configName} = ${JSON.stringify(config)};`, pathname, CACHED);
    return answer(html, '.html');
  };
}

function answer(text: string, path: string, caching?: string): Response {
  const type = CONTENT_TYPES[path.split('.').at(-1) ?? ''] ?? 'text/html';
  return new Response(text, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      ...(caching !== undefined && { 'cache-control': caching }),
    },
  });
}

/** The tab remembers its scene, so that it finds its configuration on whatever path it is loaded. */
function documentOf(head: string, body: string, hasStyles: boolean): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Stage</title>
<link rel="icon" href="data:,">
${hasStyles ? '<link rel="stylesheet" href="/page.css">' : ''}
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
${head}
${body}
<script src="/page.js"></script>
`;
}

function watch(page: Page): Tab {
  const unhandled: string[] = [];
  const consoleErrors: string[] = [];
  let loads = 0;
  page.on('pageerror', ({ message }) => unhandled.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text());
  });
  page.on('domcontentloaded', () => {
    loads += 1;
  });
  return { page, unhandled, consoleErrors, loads: () => loads };
}
