import type { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Step, TextPattern } from './in-page.ts';
import type { Keyboard, Locator, Mouse, Page } from './page.ts';

/** What a driver must implement for a tab. Everything else is built on it. */
export interface Tab {
  goto(url: string, waitUntil: 'load' | 'commit'): Promise<void>;
  reload(): Promise<void>;
  /** @param delta -1 for back, 1 for forward. */
  traverse(delta: -1 | 1): Promise<void>;
  /** Runs an expression in the page and resolves to its value, or to that of its promise, as JSON. */
  run(expression: string): Promise<string | undefined>;
  url(): string;
  keyDown(key: string): Promise<void>;
  keyUp(key: string): Promise<void>;
  pointerMove(x: number, y: number): Promise<void>;
  pointerDown(): Promise<void>;
  pointerUp(): Promise<void>;
  bringToFront(): Promise<void>;
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
  /** Emits `pageerror`, `console` and `domcontentloaded` as {@link Page} does. */
  readonly events: EventEmitter;
}

const TIMEOUT_MS = 30_000;
const POLLING_MS = 20;

/** The message of a driver when a document was left while a script ran in it. */
export const HAS_NAVIGATED = 'The execution context was destroyed by a navigation.';

let finderScript: Promise<string> | undefined;

function bundleFinder(): Promise<string> {
  finderScript ??= build({
    entryPoints: [fileURLToPath(new URL('in-page.ts', import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
    logLevel: 'error',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  return finderScript;
}

async function until<Value>(
  what: string,
  attempt: () => Promise<Value | undefined>,
  { timeout = TIMEOUT_MS, polling = POLLING_MS } = {},
): Promise<Value> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const value = await attempt();
    if (value !== undefined) return value;
    if (performance.now() > deadline) throw new Error(`Waited ${timeout} ms for ${what}.`);
    await pause(polling);
  }
}

function patternOf(text: string | RegExp, isExact = false): TextPattern {
  return typeof text === 'string' ? { text, isExact } : { source: text.source, flags: text.flags };
}

function inWords(steps: readonly Step[]): string {
  return steps.map((step) => JSON.stringify(step)).join(' ');
}

/** Plain data as an expression. Unlike JSON, it may contain `undefined`. */
function sourceOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sourceOf).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const members = Object.entries(value).map(
    ([key, it]) => `${JSON.stringify(key)}:${sourceOf(it)}`,
  );
  return `{${members.join()}}`;
}

/** A page built on the few operations of a driver. */
export function remotePage(tab: Tab): Page {
  const evaluate = async (run: unknown, argument?: unknown): Promise<unknown> => {
    const json = await tab.run(typeof run === 'string' ? run : `(${run})(${sourceOf(argument)})`);
    return json === undefined ? undefined : JSON.parse(json);
  };

  /** Runs an expression with the elements of some steps. Adds the finder to a document that lacks it. */
  const withFound = async (steps: readonly Step[], run: string, argument?: unknown) => {
    const found = `window.finder && { value: (${run})(window.finder.find(${sourceOf(steps)}), ${sourceOf(argument)}) }`;
    let answer = (await evaluate(found)) as { value?: unknown } | undefined;
    if (!answer) {
      await tab.run(`void (() => { ${await bundleFinder()} })()`);
      answer = (await evaluate(found)) as { value?: unknown } | undefined;
    }
    if (!answer) throw new Error(HAS_NAVIGATED);
    return answer.value;
  };

  const keyboard: Keyboard = {
    down: (key) => tab.keyDown(key),
    up: (key) => tab.keyUp(key),
    press: async (keys) => {
      const [key = keys, ...modifiers] = keys === '+' ? [keys] : keys.split('+').reverse();
      for (const modifier of [...modifiers].reverse()) await tab.keyDown(modifier);
      await tab.keyDown(key);
      await tab.keyUp(key);
      for (const modifier of modifiers) await tab.keyUp(modifier);
    },
  };

  const mouse: Mouse = {
    move: (x, y) => tab.pointerMove(x, y),
    down: () => tab.pointerDown(),
    up: () => tab.pointerUp(),
    click: async (x, y) => {
      await tab.pointerMove(x, y);
      await tab.pointerDown();
      await tab.pointerUp();
    },
  };

  const locate = (steps: readonly Step[]): Locator => {
    const all = (run: string, argument?: unknown) => withFound(steps, run, argument);
    /** Waits for the only element, and fails if there are several. */
    const one = (run: string, argument?: unknown) =>
      until(inWords(steps), async () => {
        const answer = (await all(
          `(found, argument) => found.length > 1 ? { several: found.length } : found.length ? { value: (${run})(found[0], argument) } : undefined`,
          argument,
        ).catch(ignoreNavigation)) as { several?: number; value?: unknown } | undefined;
        if (answer?.several) throw new Error(`${inWords(steps)} are ${answer.several} elements.`);
        return answer;
      }).then(({ value }) => value);

    const pressable = async () => {
      let before = '';
      let reason = 'It was not found.';
      const place = await until(`${inWords(steps)} to be pressable`, async () => {
        const now = await one('(element) => window.finder.pressable(element)');
        reason = typeof now === 'string' ? now : 'It is moving.';
        const isStill = typeof now === 'object' && JSON.stringify(now) === before;
        before = JSON.stringify(now);
        return isStill ? (now as { x: number; y: number }) : undefined;
      }).catch((error: Error) => {
        throw new Error(`${error.message} ${reason}`);
      });
      return place;
    };

    /** Moves the pointer onto the element, and follows the element if it moves in reaction. */
    const hover = () =>
      until(`${inWords(steps)} to stay below the pointer`, async () => {
        const place = await pressable();
        await tab.pointerMove(place.x, place.y);
        const now = await one('(element) => window.finder.pressable(element)');
        return JSON.stringify(now) === JSON.stringify(place) || undefined;
      });

    return {
      locator: (selector) => locate([...steps, { by: 'css', selector }]),
      getByRole: (role, { name, exact } = {}) =>
        locate([
          ...steps,
          { by: 'role', role, ...(name !== undefined && { name: patternOf(name, exact) }) },
        ]),
      getByText: (text, { exact } = {}) =>
        locate([...steps, { by: 'text', text: patternOf(text, exact) }]),
      filter: ({ hasText }) => locate([...steps, { by: 'filter', text: patternOf(hasText) }]),
      first: () => locate([...steps, { by: 'first' }]),
      count: async () => Number(await all('(found) => found.length')),
      waitFor: async ({ state = 'visible' } = {}) => {
        const isThere = state === 'visible' || state === 'attached';
        const counts =
          state === 'visible' || state === 'hidden'
            ? '(found) => found.filter((element) => window.finder.isVisible(element)).length'
            : '(found) => found.length';
        await until(`${inWords(steps)} to be ${state}`, async () => {
          const count = Number((await all(counts).catch(ignoreNavigation)) ?? Number.NaN);
          return (isThere ? count > 0 : count === 0) || undefined;
        });
      },
      click: async ({ clickCount = 1, delay = 0 } = {}) => {
        await hover();
        for (let click = 0; click < clickCount; click += 1) {
          await tab.pointerDown();
          if (delay > 0) await pause(delay);
          await tab.pointerUp();
        }
      },
      focus: async () => void (await one('(element) => element.focus()')),
      press: async (key) => {
        await one('(element) => element.focus()');
        await keyboard.press(key);
      },
      textContent: async () => (await one('(element) => element.textContent')) as string | null,
      getAttribute: async (name) =>
        (await one('(element, name) => element.getAttribute(name)', name)) as string | null,
      isVisible: async () =>
        Boolean(await all('([element]) => !!element && window.finder.isVisible(element)')),
      boundingBox: async () =>
        (await one(
          '(element) => { const { x, y, width, height } = element.getBoundingClientRect(); return { x, y, width, height }; }',
        )) as { x: number; y: number; width: number; height: number },
      evaluate: (async (run: unknown, argument: unknown) =>
        one(`${run}`, argument)) as Locator['evaluate'],
    };
  };
  const root = locate([]);

  return {
    goto: (url, { waitUntil = 'load' } = {}) => tab.goto(url, waitUntil),
    reload: () => tab.reload(),
    goBack: () => tab.traverse(-1),
    goForward: () => tab.traverse(1),
    url: () => tab.url(),
    waitForURL: async (url) => {
      const parts = url.split('**').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
      const pattern = new RegExp(`^${parts.join('.*')}$`);
      await until(`the address ${url}`, async () => {
        const address = (await evaluate('location.href').catch(ignoreNavigation)) as string;
        return pattern.test(address ?? '') || undefined;
      });
    },
    evaluate: evaluate as Page['evaluate'],
    waitForFunction: async (
      isTrue: unknown,
      argument?: unknown,
      options?: { timeout?: number; polling?: number },
    ) => {
      await until(
        `${isTrue}`,
        async () =>
          (await evaluate(
            `Promise.resolve((${isTrue})(${sourceOf(argument)})).then(Boolean)`,
          ).catch(ignoreNavigation)) || undefined,
        options,
      );
    },
    setContent: async (html) => {
      await evaluate((text: string) => {
        document.open();
        document.write(text);
        document.close();
      }, html);
    },
    addScriptTag: async ({ content }) => {
      await evaluate((text: string) => {
        const script = document.createElement('script');
        script.textContent = text;
        document.head.append(script);
      }, content);
    },
    locator: root.locator,
    getByRole: root.getByRole,
    getByText: root.getByText,
    getByTestId: (id) => root.locator(`[data-testid="${id}"]`),
    keyboard,
    mouse,
    bringToFront: () => tab.bringToFront(),
    screenshot: ({ path }) => tab.screenshot(path),
    on: (event: string, listener: Parameters<EventEmitter['on']>[1]) =>
      tab.events.on(event, listener),
    removeAllListeners: () => tab.events.removeAllListeners(),
    close: () => tab.close(),
  };
}

/** Ignores that a document was left, because the question is repeated in the next one. */
function ignoreNavigation(error: unknown): undefined {
  if (!isNavigation(error)) throw error;
}

/** Whether an error of any driver means that the document was left. */
export function isNavigation(error: unknown): boolean {
  return /context was destroyed|navigat|no such frame|no such window|Cannot find context|detached/i.test(
    String(error),
  );
}
