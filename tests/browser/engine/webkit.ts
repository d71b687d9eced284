import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Builder, Capabilities, Key, Origin, type WebDriver } from 'selenium-webdriver';
import { freePort } from '../../support/free-port.ts';
import { endWithThisProcess } from './end-with-this-process.ts';
import { hideAutomation } from './hide-automation.ts';
import type { Browser, Context, Page } from './page.ts';
import { HAS_NAVIGATED, remotePage, type Tab } from './remote-page.ts';
import { type NetworkProxy, startNetworkProxy } from './webkit-proxy.ts';

export interface WebKitPrograms {
  driver: string;
  miniBrowser: string;
  /** The X server without a screen. */
  xvfb: string;
}

/** What the driver reads from a document, because WebDriver has no events for it. */
interface Watch {
  events: ['pageerror' | 'console' | 'domcontentloaded', string][];
  results: Record<string, { isOver: boolean; json?: string | undefined; error?: string }>;
  setOnline(isOnline: boolean): void;
}

declare global {
  interface Window {
    watch?: Watch;
  }
}

const VIEWPORT = { width: 1_280, height: 720 };
const POLLING_MS = 10;
const PAGE_LOAD_LIMIT_MS = 60_000;
/**
 * In CSS pixels. Two successive clicks of a test must stay two clicks, as in other engines. WebKitGTK treats them as a
 * double click if they are closer than GTK's `gtk-double-click-distance`, which it compares with the squared distance.
 */
const DOUBLE_CLICK_DISTANCE = 3;

/** WebKitGTK's MiniBrowser, driven by WebDriver: one process for each context, because a driver has one session. */
export async function launchWebKit(programs: WebKitPrograms): Promise<Browser> {
  const screen = spawn(
    programs.xvfb,
    ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  endWithThisProcess(screen);
  const [display] = await once(screen.stdio[3] as Readable, 'data');
  const environment = { ...process.env, DISPLAY: `:${String(display).trim()}` };
  const open = new Set<Context>();
  let version = '';

  const newContext: Browser['newContext'] = async ({ viewport = VIEWPORT } = {}) => {
    const session = await openSession(programs, environment);
    version = (await session.driver.getCapabilities()).get('browserVersion');
    const context = await contextOf(session, viewport);
    open.add(context);
    return {
      ...context,
      close: async () => {
        open.delete(context);
        await context.close();
      },
    };
  };

  return {
    engine: 'webkit',
    version: () => `webkitgtk ${version}`,
    newContext,
    newPage: async (options) => {
      const context = await newContext(options);
      const page = await context.newPage();
      return { ...page, close: () => context.close() };
    },
    close: async () => {
      await Promise.all([...open].map((context) => context.close()));
      screen.kill();
    },
  };
}

interface Session {
  driver: WebDriver;
  proxy: NetworkProxy;
  process: ChildProcess;
}

async function openSession(
  { driver: path, miniBrowser }: WebKitPrograms,
  environment: NodeJS.ProcessEnv,
): Promise<Session> {
  const port = await freePort();
  const process = spawn(path, ['--host=127.0.0.1', `--port=${port}`], {
    env: environment,
    stdio: 'ignore',
  });
  endWithThisProcess(process);
  await isListening(port);
  const proxy = await startNetworkProxy(`(${watchDocument})();(${hideAutomation})()`);
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    pageLoadStrategy: 'normal',
    proxy: {
      proxyType: 'manual',
      httpProxy: `127.0.0.1:${proxy.port}`,
      sslProxy: `127.0.0.1:${proxy.port}`,
    },
    'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
  });
  const driver = await new Builder()
    .usingServer(`http://127.0.0.1:${port}`)
    .withCapabilities(capabilities)
    .build();
  // Shorter than a test's time limit: a page that never loads must not block the window for the next test.
  await driver.manage().setTimeouts({ pageLoad: PAGE_LOAD_LIMIT_MS });
  return { driver, proxy, process };
}

async function isListening(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const isThere = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isThere) return;
    await pause(POLLING_MS);
  }
}

async function contextOf(session: Session, viewport: typeof VIEWPORT): Promise<Context> {
  const { driver, proxy } = session;
  const opened = new Map<string, { page: Page; setOnline(isOnline: boolean): Promise<unknown> }>();
  let spare: string | undefined = await driver.getWindowHandle();
  let current = spare;
  let last: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | undefined;
  await driver
    .manage()
    .window()
    .setRect({ x: 0, y: 0, ...viewport });

  /** A driver does one thing at a time, in one window at a time. */
  const inWindow = <Value>(
    handle: string | undefined,
    run: () => Promise<Value>,
  ): Promise<Value> => {
    const turn = last.then(async () => {
      if (handle !== undefined && handle !== current) {
        await driver.switchTo().window(handle);
        current = handle;
      }
      return run();
    });
    last = turn.catch(() => {});
    return turn;
  };

  const newWindow = () =>
    inWindow(undefined, async () => {
      await driver.switchTo().newWindow('tab');
      current = await driver.getWindowHandle();
      return current;
    });

  return {
    newPage: async () => {
      const handle = spare ?? (await newWindow());
      spare = undefined;
      const tab = tabOf(
        driver,
        (run) => inWindow(handle, run),
        async () => {
          opened.delete(handle);
          const [another] = opened.keys();
          // Closing the last window would end the session.
          if (another === undefined) {
            spare = handle;
            return driver.get('about:blank');
          }
          await driver.close();
          await driver.switchTo().window(another);
          current = another;
        },
      );
      const page = remotePage(tab);
      opened.set(handle, {
        page,
        setOnline: (isOnline) => tab.run(`void window.watch?.setOnline(${isOnline})`),
      });
      return page;
    },
    pages: () => [...opened.values()].map(({ page }) => page),
    setOffline: async (isOffline) => {
      proxy.setOffline(isOffline);
      await Promise.all([...opened.values()].map(({ setOnline }) => setOnline(!isOffline)));
    },
    clearCookies: () => inWindow(undefined, () => driver.manage().deleteAllCookies()),
    close: () => {
      closing ??= last.then(async () => {
        await driver.quit();
        session.process.kill();
        proxy.close();
      });
      return closing;
    },
  };
}

function tabOf(
  driver: WebDriver,
  inTab: <Value>(run: () => Promise<Value>) => Promise<Value>,
  close: () => Promise<void>,
): Tab {
  const events = new EventEmitter();
  let address = 'about:blank';
  let runs = 0;
  let at = { x: 0, y: 0 };
  let pressed = { x: Number.NaN, y: Number.NaN };

  /** Runs a synchronous expression and also returns the reports of the document. */
  const ask = async (expression: string): Promise<unknown> => {
    const answer = (await inTab(() =>
      driver.executeScript(
        `return [(${expression}), location.href, window.watch ? window.watch.events.splice(0) : []]`,
      ),
    ).catch((error: Error) => {
      throw /window|context|unload|cancel/i.test(error.message) ? new Error(HAS_NAVIGATED) : error;
    })) as [unknown, string, Watch['events']];
    const [value, href, news] = answer;
    address = href;
    for (const [event, text] of news) {
      if (event === 'pageerror') events.emit(event, new Error(text));
      else events.emit(event, { type: () => 'error', text: () => text });
    }
    return value;
  };

  const perform = (prepare: (actions: ReturnType<WebDriver['actions']>) => unknown) =>
    inTab(async () => {
      const actions = driver.actions({ async: true });
      prepare(actions);
      await actions.perform();
    });

  return {
    goto: async (url, waitUntil) => {
      await inTab(() => driver.get(url));
      address = url;
      while (waitUntil === 'load' && (await ask('document.readyState')) !== 'complete')
        await pause(POLLING_MS);
    },
    reload: () => inTab(() => driver.navigate().refresh()),
    traverse: (delta) =>
      inTab(() => (delta < 0 ? driver.navigate().back() : driver.navigate().forward())),
    run: async (expression) => {
      runs += 1;
      const id = `run-${runs}`;
      const started = (await ask(`(${startRun})(() => (${expression}), "${id}")`)) as
        | Watch['results'][string]
        | null;
      let result = started;
      while (result && !result.isOver) {
        await pause(POLLING_MS);
        result = (await ask(
          `window.watch ? window.watch.results["${id}"] : null`,
        )) as typeof result;
      }
      if (!result) throw new Error(HAS_NAVIGATED);
      if (result.error !== undefined) throw new Error(result.error);
      return result.json ?? undefined;
    },
    url: () => address,
    keyDown: (key) => perform((actions) => actions.keyDown(codeOf(key))),
    keyUp: (key) => perform((actions) => actions.keyUp(codeOf(key))),
    pointerMove: (x, y) => {
      at = { x: Math.round(x), y: Math.round(y) };
      const isNear = Math.hypot(at.x - pressed.x, at.y - pressed.y) < DOUBLE_CLICK_DISTANCE;
      if (isNear) at.x = pressed.x + DOUBLE_CLICK_DISTANCE;
      return perform((actions) => actions.move({ ...at, duration: 0, origin: Origin.VIEWPORT }));
    },
    pointerDown: () => {
      pressed = at;
      return perform((actions) => actions.press());
    },
    pointerUp: () => perform((actions) => actions.release()),
    bringToFront: () => inTab(async () => {}),
    screenshot: async (path) => {
      await writeFile(path, Buffer.from(await inTab(() => driver.takeScreenshot()), 'base64'));
    },
    close: () => inTab(close),
    events,
  };
}

function codeOf(key: string): string {
  const names: Record<string, string> = {
    Alt: Key.ALT,
    ArrowDown: Key.ARROW_DOWN,
    ArrowLeft: Key.ARROW_LEFT,
    ArrowRight: Key.ARROW_RIGHT,
    ArrowUp: Key.ARROW_UP,
    Control: Key.CONTROL,
    End: Key.END,
    Enter: Key.ENTER,
    Escape: Key.ESCAPE,
    Home: Key.HOME,
    Shift: Key.SHIFT,
    Space: Key.SPACE,
    Tab: Key.TAB,
  };
  const code = names[key] ?? key;
  if (code.length > 1) throw new Error(`The driver of WebKit knows no key ${key}.`);
  return code;
}

/** Runs in the page: starts a function and stores its result for later queries. */
function startRun(run: () => unknown, id: string): Watch['results'][string] {
  const watch = window.watch ?? { events: [], results: {}, setOnline: () => {} };
  window.watch = watch;
  const result: Watch['results'][string] = { isOver: false };
  watch.results[id] = result;
  const succeed = (value: unknown) => {
    result.json = JSON.stringify(value);
    result.isOver = true;
  };
  const fail = (error: unknown) => {
    result.error = String(error);
    result.isOver = true;
  };
  try {
    const value = run();
    if (value && typeof (value as PromiseLike<unknown>).then === 'function')
      (value as PromiseLike<unknown>).then(succeed, fail);
    else succeed(value);
  } catch (error) {
    fail(error);
  }
  return result;
}

/** Runs first in the page: records the events that other drivers report, and can simulate a missing network. */
function watchDocument(): void {
  const LEFT = 'watch-events';
  const events: Watch['events'] = JSON.parse(sessionStorage.getItem(LEFT) ?? '[]');
  sessionStorage.removeItem(LEFT);
  addEventListener('pagehide', () =>
    sessionStorage.setItem(LEFT, JSON.stringify(events.splice(0))),
  );
  let isOnline = true;
  addEventListener('error', ({ message }) => events.push(['pageerror', message]));
  addEventListener('unhandledrejection', ({ reason }) =>
    events.push(['pageerror', reason instanceof Error ? reason.message : String(reason)]),
  );
  addEventListener('DOMContentLoaded', () => events.push(['domcontentloaded', '']));
  const { error } = console;
  console.error = (...given: unknown[]) => {
    events.push(['console', given.map(String).join(' ')]);
    error(...given);
  };
  Object.defineProperty(Navigator.prototype, 'onLine', { configurable: true, get: () => isOnline });
  // A background tab draws no frames, and React shows streamed content in a frame. As in the other engines, every tab
  // draws frames here, as if it were in front.
  const { requestAnimationFrame, cancelAnimationFrame } = window;
  window.requestAnimationFrame = (draw) =>
    document.hidden
      ? -window.setTimeout(() => draw(performance.now()))
      : requestAnimationFrame.call(window, draw);
  window.cancelAnimationFrame = (frame) =>
    (frame ?? 0) < 0 ? clearTimeout(-Number(frame)) : cancelAnimationFrame.call(window, frame);
  window.watch = {
    events,
    results: {},
    setOnline: (is) => {
      if (is === isOnline) return;
      isOnline = is;
      dispatchEvent(new Event(is ? 'online' : 'offline'));
    },
  };
}
