import type { ClerkGeneration } from '../../../src/testing/fake-clerk/types.ts';
import { bundlePage } from '../../support/bundle-page.ts';
import { SDKS } from '../../support/generations.ts';
import type { Locator } from '../engine/page.ts';
import { openPageStage, type Scene, type SceneOptions } from '../stage/stage.ts';
import type { MenuPageConfig } from './page.tsx';

/** A page with the menu, and its server. */
export interface MenuScene extends Omit<Scene<MenuPageConfig>, 'unhandled' | 'consoleErrors'> {
  trigger: Locator;
  menu: Locator;
  /** A row, or another item, by a part of its name. */
  item(name: string): Locator;
  /** The same, once it offers a retry. */
  failed(name: string): Locator;
  /** A row that switches. */
  radio(name: string): Locator;
  /** Answers the open question with the button of this name. */
  answer(name: string): Promise<void>;
  /** Who is signed in according to Clerk: a session id, `nobody` or `loading`. */
  auth(): Promise<string | null>;
  /** The accessible name of the focused element; `menu` for the menu itself. */
  focused(): Promise<string | null>;
  /** The announced outcomes, in order. Progress announcements are left out, because they depend on the machine's speed. */
  announced(): Promise<string[]>;
  /** The last announced outcome, or an empty text. A row shows its failure shortly before it is announced. */
  lastAnnounced(): Promise<string>;
  /** Unhandled rejections, uncaught errors and errors on the console. */
  readonly troubles: string[];
}

export interface MenuStage {
  play(
    options: SceneOptions<MenuPageConfig>,
    run: (scene: MenuScene) => Promise<void>,
  ): Promise<void>;
  close(): Promise<void>;
}

/** Records the announcements of the live regions of a page, from its first moment on. */
const LISTENING = `<script>
window.announced = [];
new MutationObserver((changes) => {
  for (const { target } of changes) {
    const region = (target.nodeType === 3 ? target.parentElement : target)?.closest?.('[role=status], [role=alert]');
    const text = region?.textContent;
    if (text && !text.startsWith('Signing out') && announced.at(-1) !== text) announced.push(text);
  }
}).observe(document, { subtree: true, childList: true, characterData: true });
</script>
<style>body { margin: 2rem; display: flex; justify-content: center; gap: 1rem }</style>`;

/** Starts a browser and a loopback server for pages of one generation. */
export async function openMenuStage(generation: ClerkGeneration): Promise<MenuStage> {
  const textOf = await bundlePage({
    entryPoints: {
      page: `tests/browser/session-sign-out-menu/${generation}.tsx`,
      styles: 'src/ui/styles.css',
    },
    clerk: SDKS[generation],
  });
  const stage = await openPageStage<MenuPageConfig>({
    head: LISTENING,
    body: '<div id="root" style="display: contents"></div>',
    files: { '/page.js': textOf('.js'), '/page.css': textOf('.css') },
    configName: 'menuConfig',
    config: { timeoutMs: 3_000 },
    isReady: (page) =>
      page.waitForFunction(() =>
        /^(?!loading)./.test(document.querySelector('output')?.textContent ?? ''),
      ),
    viewport: { width: 800, height: 700 },
  });
  return {
    play: (options, run) =>
      stage.play(options, (scene) => {
        const { page } = scene;
        const announced = () =>
          page.evaluate(() => (window as unknown as { announced: string[] }).announced);
        return run({
          ...scene,
          get troubles() {
            const { unhandled, consoleErrors } = scene;
            // Chromium reports each failed request, which tests cause on purpose.
            const reported = consoleErrors.filter(
              (text) => !text.startsWith('Failed to load resource'),
            );
            return [...unhandled, ...reported];
          },
          trigger: page.locator('[aria-haspopup=menu]'),
          menu: page.getByRole('menu'),
          item: (name) => page.getByRole('menuitem', { name }),
          failed: (name) => page.getByRole('menuitem', { name }).filter({ hasText: 'Try again' }),
          radio: (name) => page.getByRole('menuitemradio', { name }),
          answer: (name) => page.getByRole('alertdialog').getByRole('button', { name }).click(),
          auth: () => page.locator('output').textContent(),
          focused: () =>
            page.evaluate(() => {
              const focused = window.menuRoot.activeElement ?? document.activeElement;
              if (focused?.getAttribute('role') === 'menu') return 'menu';
              const name = focused?.getAttribute('aria-label') ?? focused?.textContent;
              return name?.replace(/\s+/g, ' ').trim() ?? null;
            }),
          announced,
          lastAnnounced: async () => (await announced()).at(-1) ?? '',
        });
      }),
    close: stage.close,
  };
}
