import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundlePage } from '../../support/bundle-page.ts';
import { MOSTLY_NEWEST, SDKS } from '../../support/generations.ts';
import type { Page } from '../engine/page.ts';
import { SIGN_OUT_CALLS } from '../situations/faults.ts';
import { openPageStage, type Scene, type Stage } from '../stage/stage.ts';
import type { Unset, UnsetValuesConfig } from './page.tsx';

const textOf = (page: Page, selector: string) => page.locator(selector).textContent();
const alerts = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent).join(''),
  );

describe.each(MOSTLY_NEWEST)('on %s, if an app has no value for', (generation) => {
  let stage: Stage<UnsetValuesConfig>;
  beforeAll(async () => {
    const bundle = await bundlePage({
      entryPoints: { page: `tests/browser/unset-values/${generation}.tsx` },
      clerk: SDKS[generation],
    });
    stage = await openPageStage<UnsetValuesConfig>({
      files: { '/page.js': bundle('.js') },
      configName: 'unsetValues',
      config: { unset: 'texts' },
      isReady: (page) =>
        page.waitForFunction(() =>
          document.querySelector('output')?.textContent?.startsWith('sess_'),
        ),
    });
  });
  afterAll(() => stage?.close());

  const play = (
    unset: Unset,
    ids: string[],
    run: (scene: Scene<UnsetValuesConfig>) => Promise<void>,
  ) =>
    stage.play(
      { config: { unset }, api: { sessions: ids.map((id) => ({ id })) } },
      async (scene) => {
        await run(scene);
        expect(scene.unhandled).toEqual([]);
      },
    );

  it.each<Unset>([
    'the session of useAuth()',
    'the session of useAuth(), or an empty text',
    'the session of useAuth(), or undefined',
  ])(
    '%s after its sign-out, the button says so, and a second press ends nobody else',
    async (unset) => {
      await play(unset, ['sess_ada', 'sess_bob'], async ({ api, page }) => {
        await page.locator('#subject').click();
        await expect.poll(() => textOf(page, 'output')).toBe('nobody');
        await expect.poll(() => textOf(page, '#subject')).toContain('Signed out');
        expect(api.snapshot().signedInSessionIds).toEqual(['sess_bob']);
        const requests = () => api.log.filter(({ call }) => SIGN_OUT_CALLS.includes(call)).length;
        const before = requests();
        await page.locator('#subject').evaluate((button) => (button as HTMLElement).click());
        await expect.poll(() => textOf(page, '#subject')).toContain('Signed out');
        expect(api.snapshot().signedInSessionIds).toEqual(['sess_bob']);
        expect(requests()).toBe(before);
        expect(await alerts(page)).toBe('');
      });
    },
  );

  it.each<Unset>(['texts', 'no texts at all', "texts of the provider's localization"])(
    '%s, each has its default',
    async (unset) => {
      await play(unset, ['sess_ada'], async ({ api, page }) => {
        expect(await textOf(page, '#subject')).toBe('Sign out');
        const lift = api.fault({ kind: 'status', status: 500, call: SIGN_OUT_CALLS });
        await page.locator('#subject').click();
        await page.getByRole('button', { name: 'Try again' }).waitFor();
        expect(await alerts(page)).toMatch(/^The server .+ You are still signed in\./);
        lift();
        await page.getByRole('button', { name: 'Try again' }).click();
        await expect.poll(() => textOf(page, '#subject')).toBe('Signed out');
        expect(api.snapshot().signedInSessionIds).toEqual([]);
        expect(await textOf(page, 'body')).not.toContain('undefined');
      });
    },
  );
});
