import type { ClerkGeneration } from '../../../src/testing/fake-clerk/types.ts';
import { bundlePage } from '../../support/bundle-page.ts';
import { SDKS } from '../../support/generations.ts';
import type { Page } from '../engine/page.ts';
import { isNavigation } from '../engine/remote-page.ts';
import {
  DEFAULT_CONFIG,
  type Scene as SceneOfTable,
  type SceneOptions,
  type SceneStage,
} from '../situations/scene.ts';
import { openPageStage, type Scene as PageScene, type Tab as PageTab } from '../stage/stage.ts';
import type { Harness, PageConfig } from './protocol.ts';

/** One tab of a scene, with the calls that its page accepts. */
export interface Tab extends PageTab, Pick<SceneOfTable, 'read' | 'call'> {}

/** A tab of the harness, the browser it is in, and the server it talks to. */
export interface Scene
  extends Tab,
    SceneOfTable,
    Pick<PageScene<PageConfig>, 'context' | 'origin'> {
  openTab(config?: Partial<PageConfig>): Promise<Tab>;
}

export interface StageOptions {
  /** How many scenes may run at the same time, each in a separate browser context. @default 1 */
  lanes?: number;
  /** `development` for React's and Clerk's warnings and StrictMode's second renders. @default 'production' */
  mode?: 'production' | 'development';
  /** Lets the browser keep pages after leaving them. @default false */
  hasBackForwardCache?: boolean;
  /** The page with our hook: with a bare button, or with `SignOutButton` and its style sheet. @default 'harness' */
  page?: 'harness' | 'sign-out-button' | 'sign-out-cover' | 'left-behind';
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
    isReady: (page) => harnessOf(page).call('ready'),
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

/** Calls the harness of a page, or that of the next document after a navigation. */
function harnessOf(page: Page): Pick<Tab, 'read' | 'call'> {
  const call = async <Name extends keyof Harness>(
    method: Name,
    ...args: Parameters<Harness[Name]>
  ): Promise<Awaited<ReturnType<Harness[Name]>>> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await callOnce(page, method, args);
      } catch (error) {
        if (attempt === 3 || !isNavigation(error)) throw error;
      }
    }
  };
  return { call, read: () => call('read') };
}

/** Waits inside the page. `waitForFunction` would cost a third more: Playwright sends 339 kB into each document for it. */
function callOnce<Name extends keyof Harness>(
  page: Page,
  method: Name,
  args: Parameters<Harness[Name]>,
): Promise<Awaited<ReturnType<Harness[Name]>>> {
  return page.evaluate(
    async ([called, given]) => {
      while (!window.harness) await new Promise((resolve) => setTimeout(resolve, 10));
      const harness = window.harness as unknown as Record<string, (...all: unknown[]) => never>;
      return (harness[called] as (...all: unknown[]) => never)(...given);
    },
    [method, args] as const,
  );
}
