import { type CDPSession, chromium, type Page } from 'playwright';
import { afterAll, beforeAll } from 'vitest';
import { bundlePage } from '../support/bundle-page.ts';
import { chromiumLaunchOptions } from '../support/chromium.ts';
import { button, everyPart } from './parts.tsx';
import { publishedSheet } from './sheet.ts';

/**
 * The choices of the app or the page are the same on every stage: inherited properties, the size of `rem`, the width.
 * `color-scheme` is too, and is never compared.
 */
const FRAME = `
  html { font-size: 16px !important; overflow-y: scroll !important }
  body, main { all: initial !important; color-scheme: inherit !important; display: block !important }
  #stage { all: initial !important; color-scheme: inherit !important; display: block !important; width: 800px !important }`;

export interface StylesStage {
  /**
   * The differences from a page that has only our sheet, one per line:
   * `button.cso-button: padding-left 12px → 0px`.
   *
   * @param sheets In the order in which they load.
   */
  differences(sheets: readonly string[], pseudoClasses?: readonly string[]): Promise<string[]>;
  /**
   * A computed value of each element with one of our classes.
   *
   * @param mark Attributes of the element around them.
   */
  computed(
    sheets: readonly string[],
    className: string,
    property: string,
    mark?: string,
  ): Promise<string[]>;
  /** The positions of elements that must not move, and the accessible name of the button. */
  places(markup: string): Promise<{ button: string; after: string; name: string }>;
  /** A picture of the markup, as text: equal pixels are equal text. */
  picture(markup: string): Promise<string>;
  /** Sets what the person's system prefers. */
  prefer(media: NonNullable<Parameters<Page['emulateMedia']>[0]>): Promise<void>;
  /** Computed values of a button with class names of the app. */
  button(
    sheets: readonly string[],
    className: string,
    properties: readonly string[],
  ): Promise<Record<string, string>>;
  close(): Promise<void>;
}

/** Opens a stage with our published sheet for the tests of a file or of a block. */
export function withStylesStage(): { readonly stage: StylesStage; readonly sheet: string } {
  const styles = {} as { stage: StylesStage; sheet: string };
  beforeAll(async () => {
    styles.sheet = await publishedSheet();
    styles.stage = await openStylesStage(styles.sheet);
  });
  afterAll(() => styles.stage.close());
  return styles;
}

/** @param sheet Our published sheet. */
async function openStylesStage(sheet: string): Promise<StylesStage> {
  const browser = await chromium.launch(chromiumLaunchOptions());
  const page = await browser.newPage({ viewport: { width: 900, height: 900 } });
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('DOM.enable');
  await protocol.send('CSS.enable');
  const textOf = await bundlePage({ entryPoints: ['tests/styles/dialog.ts'] });
  await page.evaluate(textOf('.js'));
  const everything =
    everyPart() + (await page.evaluate(() => document.querySelector('dialog')?.outerHTML));
  const show = async (sheets: readonly string[], parts = everything) => {
    const styles = [FRAME, ...sheets].map((css) => `<style>${css}</style>`).join('');
    await page.setContent(
      `<!doctype html><html lang="en"><head>${styles}</head>` +
        `<body><main><form id="stage">${parts}</form></main></body></html>`,
    );
    await page.evaluate(openEverything);
  };
  const bare = new Map<string, Promise<Record<string, string>>>();
  const lookOf = async (sheets: readonly string[], pseudoClasses: readonly string[]) => {
    await show(sheets);
    if (pseudoClasses.length > 0) await forcePseudoClasses(protocol, pseudoClasses);
    return page.evaluate(computedValues);
  };
  return {
    close: () => browser.close(),
    async differences(sheets, pseudoClasses = []) {
      const state = pseudoClasses.join();
      if (!bare.has(state)) bare.set(state, lookOf([sheet], pseudoClasses));
      const expected = (await bare.get(state)) ?? {};
      const actual = await lookOf(sheets, pseudoClasses);
      return Object.entries(expected).flatMap(([element, values]) =>
        differenceOf(element, values, actual[element] ?? ''),
      );
    },
    async places(markup) {
      await show([sheet], markup);
      const { nodes } = await protocol.send('Accessibility.getFullAXTree');
      const button = nodes.find(({ role }) => role?.value === 'button');
      return page.evaluate((name) => {
        const placeOf = (selector: string) => {
          const { x, y, width, height } = (
            document.querySelector(selector) as Element
          ).getBoundingClientRect();
          return [x, y, width, height].join(' ');
        };
        return { button: placeOf('.cso-button'), after: placeOf('#after'), name };
      }, String(button?.name?.value));
    },
    async picture(markup) {
      await show([sheet], markup);
      return (await page.locator('#stage').screenshot()).toString('base64');
    },
    prefer: (media) => page.emulateMedia(media),
    async computed(sheets, className, property, mark) {
      await show(sheets, mark && `<div ${mark}>${everything}`);
      return page.evaluate(
        ([name = '', wanted = '']) =>
          [...document.getElementsByClassName(name)].map((element) =>
            getComputedStyle(element).getPropertyValue(wanted),
          ),
        [className, property],
      );
    },
    async button(sheets, className, properties) {
      await show(sheets, button(className));
      return page.evaluate((wanted) => {
        const style = getComputedStyle(document.querySelector('.cso-button') as Element);
        return Object.fromEntries(wanted.map((name) => [name, style.getPropertyValue(name)]));
      }, properties);
    },
  };
}

async function forcePseudoClasses(protocol: CDPSession, pseudoClasses: readonly string[]) {
  const { root } = await protocol.send('DOM.getDocument', { depth: 0 });
  const { nodeIds } = await protocol.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: '#stage button',
  });
  for (const nodeId of nodeIds)
    await protocol.send('CSS.forcePseudoState', {
      nodeId,
      forcedPseudoClasses: [...pseudoClasses],
    });
}

/** Runs in the page: opens the parts that a script shows, and prevents motion and focus. */
function openEverything(): void {
  for (const popover of document.querySelectorAll<HTMLElement>('[popover]')) popover.showPopover();
  for (const dialog of document.querySelectorAll('dialog')) dialog.showModal();
  (document.activeElement as HTMLElement | null)?.blur();
  for (const animation of document.getAnimations()) animation.cancel();
}

/** Runs in the page: every computed value, one per line, of each element and its `::before` and `::after`. */
function computedValues(): Record<string, string> {
  const look: Record<string, string> = {};
  // The same properties for every element, without custom ones.
  const properties = Array.from(getComputedStyle(document.body)).filter(
    (property) => !property.startsWith('--') && property !== 'color-scheme',
  );
  for (const animation of document.getAnimations())
    if (animation instanceof CSSTransition) animation.finish();
  [...document.querySelectorAll('#stage *')].forEach((element, index) => {
    for (const pseudo of ['', '::before', '::after', '::backdrop']) {
      if (pseudo === '::backdrop' && element.localName !== 'dialog') continue;
      const style = getComputedStyle(element, pseudo);
      const name = `${index} ${element.localName}.${element.getAttribute('class') ?? ''}${pseudo}`;
      look[name] =
        style.content === 'none' && pseudo !== '::backdrop'
          ? 'content none'
          : properties
              .map((property) => `${property} ${style.getPropertyValue(property)}`)
              .join('\n');
    }
  });
  return look;
}

function differenceOf(element: string, expected: string, actual: string): string[] {
  if (expected === actual) return [];
  const found = new Map(actual.split('\n').map((line) => [line.split(' ', 1)[0], line]));
  return expected
    .split('\n')
    .filter((line) => found.get(line.split(' ', 1)[0]) !== line)
    .map((line) => `${element}: ${line} → ${found.get(line.split(' ', 1)[0])}`);
}
