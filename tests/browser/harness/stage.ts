import type { ClerkGeneration } from '../../../src/testing/fake-clerk/types.ts';
import { bundlePage } from '../../support/bundle-page.ts';
import { SDKS } from '../../support/generations.ts';
import type { Page } from '../engine/page.ts';
import { HAS_NAVIGATED, isNavigation } from '../engine/remote-page.ts';
import {
  DEFAULT_CONFIG,
  type Scene as SceneOfTable,
  type SceneOptions,
  type SceneStage,
} from '../situations/scene.ts';
import {
  openStage as openPageStage,
  type Scene as PageScene,
  type Tab as PageTab,
} from '../stage/stage.ts';
import type { Harness, PageConfig } from './protocol.ts';

/** One tab of a scene, with what its page can be told. */
export interface Tab extends PageTab, Pick<SceneOfTable, 'read' | 'call'> {}

/** A tab of the harness, the browser it is in, and the server it talks to. */
export interface Scene
  extends Tab,
    SceneOfTable,
    Pick<PageScene<PageConfig>, 'context' | 'origin'> {
  openTab(config?: Partial<PageConfig>): Promise<Tab>;
}

export interface StageOptions {
  /** How many scenes may run at the same time, each in a browser context that is its own. @default 1 */
  lanes?: number;
  /** `development` for React's and Clerk's warnings and StrictMode's second renders. @default 'production' */
  mode?: 'production' | 'development';
  /** Lets the browser keep pages it has left. @default false */
  hasBackForwardCache?: boolean;
  /** What stands for our hook: a bare button, or `SignOutButton` with its style sheet. @default 'harness' */
  page?: 'harness' | 'sign-out-button';
  /** Sends our own source through the React Compiler. @default false */
  isCompiled?: boolean;
}

export interface Stage extends SceneStage {
  readonly generation: ClerkGeneration;
  play<Value>(options: SceneOptions, run: (scene: Scene) => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts a browser and a loopback server for the harness of one generation. */
export async function openStage(
  generation: ClerkGeneration,
  {
    lanes = 1,
    mode = 'production',
    hasBackForwardCache = false,
    page: folder = 'harness',
    isCompiled = false,
  }: StageOptions = {},
): Promise<Stage> {
  const textOf = await bundlePage({
    entryPoints: { page: `tests/browser/${folder}/${generation}.tsx`, styles: 'src/ui/styles.css' },
    clerk: SDKS[generation],
    mode,
    isCompiled,
  });
  const stage = await openPageStage<PageConfig>({
    files: { '/page.js': textOf('.js'), '/page.css': folder === 'harness' ? '' : textOf('.css') },
    configName: 'harnessConfig',
    config: DEFAULT_CONFIG,
    isReady: (page, { waitsForClerk }) =>
      page.waitForFunction(
        (waits) => window.harness && (!waits || window.harness.read().auth !== 'loading'),
        waitsForClerk,
        { polling: 10 },
      ),
    lanes,
    hasBackForwardCache,
  });
  return {
    generation,
    play: ({ waitsForClerk = true, config, ...options }, run) =>
      stage.play({ ...options, config: { ...config, waitsForClerk } }, (scene) =>
        run({
          ...scene,
          ...harnessOf(scene.page),
          setOffline: (isOffline) => scene.context.setOffline(isOffline),
          reload: () => scene.page.reload({ waitUntil: 'commit' }),
          openTab: async (other) => {
            const tab = await scene.openTab(other);
            return { ...tab, ...harnessOf(tab.page) };
          },
        }),
      ),
    close: stage.close,
    [Symbol.asyncDispose]: stage.close,
  };
}

function harnessOf(page: Page): Pick<Tab, 'read' | 'call'> {
  const call = <Name extends keyof Harness>(method: Name, ...args: Parameters<Harness[Name]>) =>
    inDocument(page, () =>
      page.evaluate(
        ([called, given, hasNavigated]) => {
          const harness = window.harness as unknown as Record<string, (...all: unknown[]) => never>;
          // Another document, which has come since it was waited for.
          if (!harness) throw new Error(hasNavigated);
          return (harness[called] as (...all: unknown[]) => never)(...given);
        },
        [method, args, HAS_NAVIGATED] as const,
      ),
    );
  return { call, read: () => call('read') };
}

/** Runs in the document of a page, and again in the next one when a navigation comes between. */
async function inDocument<Value>(page: Page, run: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await page.waitForFunction(() => window.harness !== undefined, undefined, { polling: 10 });
      return await run();
    } catch (error) {
      if (attempt === 3 || !isNavigation(error)) throw error;
    }
  }
}
