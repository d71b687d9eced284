import { createFrontendApi } from '../../../src/entries/testing.ts';
import styles from '../../../src/ui/styles.css?inline';
import type { Harness, PageConfig } from '../../../tests/browser/harness/protocol.ts';
import {
  DEFAULT_CONFIG,
  type Scene,
  type SceneOptions,
} from '../../../tests/browser/situations/scene.ts';
import script from './frame.tsx?worker&url';
import { createProfile, define, type FrameWindow, isolate } from './isolate.ts';

/** A moment of a scene. */
export interface Still {
  /** The document of the app, without its scripts. */
  document: string;
  /** The sessions that the server holds. */
  held: readonly string[];
}

/** A scene in a frame of this page. */
export interface FrameScene extends Scene {
  /** What the page shows now; undefined while a document loads. */
  glance(): ReturnType<Harness['read']> | undefined;
  /** The present state of the app and its server, to show later. */
  still(): Still;
  close(): void;
}

interface OpeningScene {
  scene: FrameScene;
  /** Resolves when the app is rendered; rejects if the scene is closed first. */
  opened: Promise<FrameScene>;
}

interface LabFrame extends HTMLIFrameElement {
  enter?: (frame: FrameWindow) => void;
}

const PROXY_PATH = '/__clerk';
const DOCUMENT_LIMIT_MS = 20_000;
const POLL_MS = 10;
const LOOK = `
  :root { color-scheme: inherit; font: 0.8125rem/1.5 system-ui, sans-serif }
  body { margin: 0; padding: 0.75rem; color: light-dark(#212126, #fff); background: light-dark(#fff, #1f1f23) }
  output { display: block; margin-block-end: 0.5rem }
  output::before { content: 'The app: ' }
  /* Without the color that the tests look for on the screen. */
  #private { margin-block: 0 0.5rem; padding: 0.25rem 0.5rem; border-inline-start: 3px solid currentcolor; background: none !important }
`;

let scenes = 0;

/**
 * Opens an app with Clerk in a frame, on its own Frontend API: the real clerk-js and `<ClerkProvider>`, with `fetch`
 * redirected to the server of the scene.
 *
 * @param host The element for the frame, which replaces the one in it.
 */
export function openScene(
  host: HTMLElement,
  title: string,
  { api: apiOptions, config, prepare, waitsForClerk = true }: SceneOptions,
): OpeningScene {
  scenes += 1;
  const profile = createProfile(`fault-lab-${scenes}`);
  // A built Storybook has `NODE_ENV` `production`, but is not a production app.
  const api = createFrontendApi({ ...apiOptions, allowInProduction: true });
  prepare?.(api);
  const pageConfig: PageConfig = {
    ...DEFAULT_CONFIG,
    publishableKey: api.publishableKey,
    proxyUrl: location.origin + PROXY_PATH,
    ...config,
  };
  const unhandled: string[] = [];
  const consoleErrors: string[] = [];
  let loads = 0;
  let isOnline = true;
  const frame = document.createElement('iframe') as LabFrame;
  frame.title = title;
  const windowOf = () => frame.contentWindow as FrameWindow | null;

  frame.enter = (entered) => {
    loads += 1;
    isolate(entered, profile);
    entered.harnessConfig = { ...pageConfig };
    define(entered.navigator, 'onLine', () => isOnline);
    const fetchFromNetwork = entered.fetch.bind(entered);
    entered.fetch = async (input, init) => {
      const request = new entered.Request(input, init);
      if (!new URL(request.url).pathname.startsWith(`${PROXY_PATH}/`))
        return fetchFromNetwork(request);
      try {
        if (!isOnline) throw new TypeError('Failed to fetch');
        const { body, ...answer } = await api.answer(request);
        return new entered.Response(body, answer);
      } catch (error) {
        // An error of this window would fail `instanceof` in the frame.
        throw error instanceof TypeError ? new entered.TypeError(error.message) : error;
      }
    };
    entered.console.error = (...messages: unknown[]) => consoleErrors.push(messages.join(' '));
    entered.addEventListener('error', (event) => {
      event.preventDefault();
      unhandled.push(event.message);
    });
    entered.addEventListener('unhandledrejection', (event) => {
      event.preventDefault();
      unhandled.push(String((event.reason as Error | undefined)?.message ?? event.reason));
    });
    // In scripts that Vite serves unbundled, its React plugin expects these globals.
    Object.assign(entered, { $RefreshReg$: () => {}, $RefreshSig$: () => (type: unknown) => type });
    entered.document.documentElement.style.colorScheme = getComputedStyle(frame).colorScheme;
    const sheet = entered.document.createElement('style');
    sheet.textContent = styles + LOOK;
    const app = entered.document.createElement('script');
    app.type = 'module';
    app.src = script;
    entered.document.head.append(sheet, app);
  };

  const until = async <Value>(read: () => Value | undefined | false): Promise<Value> => {
    const deadline = Date.now() + DOCUMENT_LIMIT_MS;
    for (;;) {
      const value = read();
      if (value) return value;
      if (!frame.isConnected) throw new Error('The frame was closed.');
      if (Date.now() > deadline) throw new Error('The frame did not load.');
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  };

  const setOffline = async (isOffline: boolean) => {
    if (isOnline !== isOffline) return;
    isOnline = !isOffline;
    const shown = windowOf();
    shown?.dispatchEvent(new shown.Event(isOnline ? 'online' : 'offline'));
  };

  const call: Scene['call'] = async (name, ...given) => {
    const harness = await until(() => windowOf()?.harness);
    const method = harness[name] as (...all: unknown[]) => unknown;
    return structuredClone(await method(...given)) as never;
  };

  frame.src = `fault-lab-frame.html?${profile.name}`;
  host.replaceChildren(frame);

  const isReady = () =>
    waitsForClerk
      ? windowOf()?.harness && windowOf()?.harness.read().auth !== 'loading'
      : windowOf()?.document.querySelector('button');

  const scene: FrameScene = {
    api,
    unhandled,
    consoleErrors,
    loads: () => loads,
    read: () => call('read'),
    glance: () => windowOf()?.harness?.read(),
    still: () => {
      const copy = windowOf()?.document.documentElement.cloneNode(true) as HTMLElement | undefined;
      for (const each of copy?.querySelectorAll('script') ?? []) each.remove();
      return { document: copy?.outerHTML ?? '', held: api.snapshot().signedInSessionIds };
    },
    call,
    setOffline,
    goOffline: () => void setOffline(true),
    reload: async () => {
      const before = loads;
      windowOf()?.location.reload();
      await until(() => loads > before);
    },
    close: () => {
      frame.remove();
      api.reset();
    },
  };
  return { scene, opened: until(isReady).then(() => scene) };
}
