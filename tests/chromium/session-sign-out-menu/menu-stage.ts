import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright';
import { createFrontendApi } from '../../../src/testing/frontend-api/create-frontend-api.ts';
import type { FrontendApi, FrontendApiOptions } from '../../../src/testing/frontend-api/types.ts';
import { chromiumLaunchOptions, newContext } from '../../support/chromium.ts';
import { startFrontendApiServer } from '../../support/frontend-api-server.ts';
import type { MenuPageConfig } from './page.tsx';

export type Generation = 'core-2' | 'core-3';

const SDKS: Record<Generation, string> = {
  'core-2': '@clerk/clerk-react',
  'core-3': '@clerk/react',
};
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A page with the menu, and the server that it talks to. */
export interface MenuScene {
  page: Page;
  context: BrowserContext;
  api: FrontendApi;
  trigger: Locator;
  menu: Locator;
  /** A row, or another item, by a part of its name. */
  item(name: string): Locator;
  /** The same, once it offers another try. */
  failed(name: string): Locator;
  /** A row that switches. */
  radio(name: string): Locator;
  /** Answers the question that is open, by the name of a button. */
  answer(name: string): Promise<void>;
  /** What Clerk says of who is signed in: a session id, `nobody` or `loading`. */
  auth(): Promise<string | null>;
  /** The accessible name of what has the focus; `menu` for the menu itself. */
  focused(): Promise<string | null>;
  /** The outcomes that were announced so far, in order. That something takes a while is left out: a machine may. */
  announced(): Promise<string[]>;
  /** Unhandled rejections, uncaught errors and errors on the console. */
  troubles: string[];
}

export interface MenuStage {
  play(
    options: { api?: FrontendApiOptions; config?: Partial<MenuPageConfig> },
    run: (scene: MenuScene) => Promise<void>,
  ): Promise<void>;
  close(): Promise<void>;
}

/** Starts a browser and a loopback server for pages of one generation. */
export async function openMenuStage(generation: Generation): Promise<MenuStage> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: {
      page: `tests/chromium/session-sign-out-menu/${generation}.tsx`,
      styles: 'src/ui/styles.css',
    },
    outdir: 'out',
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'seams',
        setup(pluginBuild) {
          pluginBuild.onResolve({ filter: /^#clerk$/ }, ({ resolveDir }) =>
            pluginBuild.resolve(SDKS[generation], { kind: 'import-statement', resolveDir }),
          );
          pluginBuild.onResolve({ filter: /^#shared$/ }, () => ({ path: `${root}src/shared.ts` }));
        },
      },
    ],
    logLevel: 'error',
  });
  const textOf = (name: string) => outputFiles.find(({ path }) => path.endsWith(name))?.text ?? '';
  const files: Record<string, [string, string]> = {
    '/page.js': [textOf('page.js'), 'text/javascript'],
    '/styles.css': [textOf('styles.css'), 'text/css'],
  };
  const configs = new Map<string, Partial<MenuPageConfig>>();
  const server = await startFrontendApiServer(
    {},
    {
      handle: (request) => {
        const { pathname, searchParams } = new URL(request.url);
        const [text, type] = files[pathname] ?? [
          htmlOf(configs.get(searchParams.get('scene') ?? '')),
          'text/html',
        ];
        return new Response(text, { headers: { 'content-type': `${type}; charset=utf-8` } });
      },
    },
  );
  const browser = await chromium.launch(chromiumLaunchOptions());
  let scenes = 0;

  return {
    play: async ({ api: apiOptions, config }, run) => {
      const api = createFrontendApi(apiOptions);
      const name = `scene-${++scenes}`;
      server.add(name, api);
      configs.set(name, {
        publishableKey: api.publishableKey,
        proxyUrl: server.proxyUrl(name),
        timeoutMs: 3_000,
        ...config,
      });
      const context = await newContext(browser, { viewport: { width: 800, height: 700 } });
      const page = await context.newPage();
      const troubles: string[] = [];
      page.on('pageerror', ({ message }) => troubles.push(message));
      page.on('console', (message) => {
        // A request that fails is the subject of a test, and Chromium reports each one.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          troubles.push(message.text());
      });
      try {
        await page.goto(`${server.origin}/dashboard?scene=${name}`);
        await page.locator('output:not(:text("loading"))').waitFor();
        await run({
          page,
          context,
          api,
          troubles,
          trigger: page.locator('[aria-haspopup=menu]'),
          menu: page.getByRole('menu'),
          item: (itemName) => page.getByRole('menuitem', { name: itemName }),
          failed: (itemName) =>
            page.getByRole('menuitem', { name: itemName }).filter({ hasText: 'Try again' }),
          radio: (itemName) => page.getByRole('menuitemradio', { name: itemName }),
          answer: (buttonName) =>
            page.getByRole('alertdialog').getByRole('button', { name: buttonName }).click(),
          auth: () => page.locator('output').textContent(),
          focused: () =>
            page.evaluate(() => {
              const focused = window.menuRoot.activeElement ?? document.activeElement;
              if (focused?.getAttribute('role') === 'menu') return 'menu';
              const name = focused?.getAttribute('aria-label') ?? focused?.textContent;
              return name?.replace(/\s+/g, ' ').trim() ?? null;
            }),
          announced: () =>
            page.evaluate(() => (window as unknown as { announced: string[] }).announced),
        });
      } finally {
        await context.close();
        server.remove(name);
      }
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

function htmlOf(config: Partial<MenuPageConfig> | undefined): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Menu</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/styles.css">
<style>body { margin: 2rem; display: flex; justify-content: center; gap: 1rem }</style>
<style>${config?.css ?? ''}</style>
<div id="root" style="display: contents"></div>
<script>
for (const name of ${JSON.stringify(config?.without ?? [])})
  ({
    popover() {
      delete HTMLElement.prototype.showPopover;
      delete HTMLElement.prototype.popover;
    },
    anchors() {
      const { supports } = CSS;
      CSS.supports = (...given) => !/position-area|anchor/.test(given.join()) && supports.apply(CSS, given);
    },
    'modal-dialog'() {
      delete HTMLDialogElement.prototype.showModal;
    },
    'resize-observer'() {
      delete window.ResizeObserver;
    },
  })[name]();
window.menuConfig = ${JSON.stringify(config ?? {})};
window.announced = [];
new MutationObserver((changes) => {
  for (const { target } of changes) {
    const region = (target.nodeType === 3 ? target.parentElement : target)?.closest?.('[role=status], [role=alert]');
    const text = region?.textContent;
    if (text && !text.startsWith('Signing out') && announced.at(-1) !== text) announced.push(text);
  }
}).observe(document, { subtree: true, childList: true, characterData: true });
</script>
<script src="/page.js"></script>
`;
}
