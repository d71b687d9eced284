import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultEffect } from '../../../src/testing/frontend-api/types.ts';
import { bundlePage } from '../../support/bundle-page.ts';
import { deferred } from '../../support/promises.ts';
import { SIGN_OUT_CALLS } from '../situations/faults.ts';
import { DEFAULT_CONFIG } from '../situations/scene.ts';
import { openPageStage, type Scene as PageScene, type Stage } from '../stage/stage.ts';
import { DISAPPEARANCES } from './disappearances.ts';
import { translatePage } from './translate.ts';
import type { VanishingConfig } from './vanishing.tsx';

type Scene = PageScene<VanishingConfig>;

let stage: Stage<VanishingConfig>;
beforeAll(async () => {
  const textOf = await bundlePage({
    entryPoints: {
      page: 'tests/browser/sign-out-button/vanishing.tsx',
      styles: 'src/ui/styles.css',
    },
  });
  stage = await openPageStage<VanishingConfig>({
    files: { '/page.js': textOf('.js'), '/page.css': textOf('.css') },
    configName: 'vanishingConfig',
    config: { ...DEFAULT_CONFIG, timeoutMs: 20_000, disappearance: 'stays' },
    isReady: (page) =>
      page.waitForFunction(() => {
        const button = window.askingRoot?.querySelector('.cso-button');
        return button && document.querySelector('output')?.textContent === 'ready';
      }),
    viewport: { width: 800, height: 600 },
  });
});
afterAll(() => stage?.close());

const play = async (config: Partial<VanishingConfig>, run: (scene: Scene) => Promise<void>) =>
  stage.play({ config }, async (scene) => {
    await run(scene);
    expect(scene.unhandled).toEqual([]);
  });

const requests = ({ api }: Scene) => api.log.filter(({ call }) => SIGN_OUT_CALLS.includes(call));

/** What a person sees of the question, wherever it is rendered. */
const seen = ({ page }: Scene) =>
  page.evaluate(() => {
    const dialog = (document.querySelector('[role=alertdialog]') ??
      window.askingRoot.querySelector('[role=alertdialog]')) as HTMLElement | null;
    const { width = 0, left = 0, top = 0 } = dialog?.getBoundingClientRect() ?? {};
    const root = dialog?.getRootNode() as Document | ShadowRoot | undefined;
    return {
      isThere: dialog !== null,
      isSeen: dialog?.checkVisibility({ visibilityProperty: true }) === true && width > 100,
      isHeard: [dialog, (root as Partial<ShadowRoot> | undefined)?.host].every(
        (each) => !each?.closest('[inert], [aria-hidden]'),
      ),
      isModal: dialog?.matches(':modal') === true,
      focused: root?.activeElement?.textContent ?? null,
      isOnTop: root?.elementFromPoint(left + 10, top + 10) === dialog,
    };
  });

/** Presses with the mouse, in whatever root the element is. */
async function press({ page }: Scene, name: string) {
  const { x, y } = await page.evaluate((wanted) => {
    const buttons = ['[role=alertdialog] button', 'button'].flatMap((selector) =>
      [document, window.askingRoot].flatMap((root) => [...root.querySelectorAll(selector)]),
    );
    const button = buttons.find(({ textContent }) => textContent === wanted);
    if (!button) throw new Error(`There is no ${wanted}.`);
    const { left, top, width, height } = button.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, name);
  await page.mouse.click(x, y);
}

/** Whether the element that asked has vanished. */
const hasVanished = ({ page }: Scene, disappearance: VanishingConfig['disappearance']) =>
  page.evaluate((given) => {
    if (given.endsWith('stays')) return true;
    const button = window.askingRoot.querySelector(':not([role=alertdialog] *).cso-button');
    if (!button?.checkVisibility({ visibilityProperty: true })) return true;
    const { host } = button.getRootNode() as Partial<ShadowRoot>;
    return [button, host].some((each) => each?.closest('[inert], [aria-hidden]'));
  }, disappearance);

async function ask(scene: Scene, { disappearance = 'stays' }: Partial<VanishingConfig>) {
  await press(scene, 'Sign out');
  await expect.poll(() => hasVanished(scene, disappearance)).toBe(true);
  await expect
    .poll(() => seen(scene))
    .toEqual({
      ...{ isThere: true, isSeen: true, isHeard: true, isModal: true },
      ...{ focused: 'Cancel', isOnTop: true },
    });
}

const SCENES: Partial<VanishingConfig>[] = [
  ...DISAPPEARANCES.map((disappearance) => ({ disappearance })),
  { disappearance: 'is display: none', without: 'IntersectionObserver' },
  { disappearance: 'is in details that close', without: 'IntersectionObserver' },
  { disappearance: 'is in a popover that closes', without: 'IntersectionObserver' },
];

describe.each(SCENES)(
  'the question of a button that $disappearance (without: $without)',
  (config) => {
    it('is visible, and signs out with its second button', async () => {
      await play(config, async (scene) => {
        await ask(scene, config);
        await press(scene, 'Sign out');
        await expect.poll(() => scene.api.snapshot().signedInSessionIds).toEqual([]);
        expect(requests(scene)).toHaveLength(1);
        expect(await seen(scene)).toMatchObject({ isThere: false });
      });
    });

    it('is visible, and Cancel sends nothing and leaves the page usable', async () => {
      await play(config, async (scene) => {
        const { page, api } = scene;
        await ask(scene, config);
        await press(scene, 'Cancel');
        await expect.poll(() => seen(scene)).toMatchObject({ isThere: false });
        await press(scene, 'Pressed 0 times');
        await page.getByText('Pressed 1 times').waitFor();
        expect(requests(scene)).toEqual([]);
        expect(api.snapshot().signedInSessionIds).toHaveLength(1);
      });
    });
  },
);

/** The failures that are visible and exposed to screen readers. */
const failures = ({ page }: Scene) =>
  page.evaluate(() =>
    [document, window.askingRoot]
      .flatMap((root) => [...root.querySelectorAll('[role=alert]')])
      .filter(
        (alert, index, all) =>
          all.indexOf(alert) === index &&
          alert.textContent !== '' &&
          alert.checkVisibility({ visibilityProperty: true }) &&
          [alert, (alert.getRootNode() as Partial<ShadowRoot>).host].every(
            (each) => !each?.closest('[inert], [aria-hidden]'),
          ),
      )
      .map(({ textContent }) => textContent),
  );

describe.each(DISAPPEARANCES)('the failure of a button that %s', (disappearance) => {
  it('is visible once, and "Try again" signs out', async () => {
    await play({ disappearance, confirm: false }, async (scene) => {
      const vanished = deferred<FaultEffect>();
      scene.api.fault({ kind: 'later', effect: vanished.promise, call: 'remove-all', times: 1 });
      await press(scene, 'Sign out');
      await expect.poll(() => hasVanished(scene, disappearance)).toBe(true);
      vanished.resolve({ kind: 'status', status: 500 });
      await expect
        .poll(() => failures(scene))
        .toEqual(['The server has a problem. You are still signed in.']);
      await press(scene, 'Try again');
      await expect.poll(() => scene.api.snapshot().signedInSessionIds).toEqual([]);
    });
  });
});

it('the question stays in the shadow root of its button, and has its style', async () => {
  await play({ disappearance: 'is in a shadow root that stays' }, async (scene) => {
    await ask(scene, { disappearance: 'is in a shadow root that stays' });
    expect(
      await scene.page.evaluate(
        () => document.querySelector('#host')?.shadowRoot?.querySelector('.cso-dialog') !== null,
      ),
    ).toBe(true);
  });
});

it('the focus returns to the summary of a closed details element', async () => {
  await play({ disappearance: 'is in details that close' }, async (scene) => {
    await ask(scene, { disappearance: 'is in details that close' });
    await scene.page.keyboard.press('Escape');
    await expect.poll(() => seen(scene)).toMatchObject({ isThere: false });
    expect(await scene.page.evaluate(() => document.activeElement?.textContent)).toBe('Account');
  });
});

it('the question and its answers work on a page that the browser translates', async () => {
  await play({}, async (scene) => {
    const { page, api } = scene;
    await page.evaluate(translatePage);
    await press(scene, '¡Sign out!');
    await page.getByText('¡Cancel!').waitFor();
    await press(scene, '¡Cancel!');
    await expect.poll(() => seen(scene)).toMatchObject({ isThere: false });
    await press(scene, '¡Sign out!');
    await page.getByText('¡Sign out?!').waitFor();
    await press(scene, '¡Sign out!');
    await page.getByText('¡Signed out!').first().waitFor();
    expect(await seen(scene)).toMatchObject({ isThere: false });
    expect(api.snapshot().signedInSessionIds).toEqual([]);
  });
});
