import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GENERATIONS } from '../../support/generations.ts';
import type { Page } from '../engine/page.ts';
import { openStage, type Scene, type Stage, type Tab } from '../harness/stage.ts';
import { SIGN_OUT_CALLS } from '../situations/faults.ts';
import { translatePage } from './translate.ts';

const button = (page: Page) => page.getByRole('button', { name: /^Sign(ing|ed)? out/ });
const retry = (page: Page) => page.getByRole('button', { name: 'Try again' });
const requests = ({ api }: Scene) => api.log.filter(({ call }) => SIGN_OUT_CALLS.includes(call));

/** The page, Clerk and the server agree that nobody is signed in. */
async function expectSignedOut({ api, read }: Pick<Scene, 'api'> & Pick<Tab, 'read'>) {
  await expect
    .poll(read)
    .toMatchObject({ auth: 'signed-out', clerkSession: null, listed: [], path: '/goodbye' });
  expect(api.snapshot().signedInSessionIds).toEqual([]);
}

describe.each(GENERATIONS)('SignOutButton on %s', (generation) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(generation, { page: 'sign-out-button' });
  });
  afterAll(() => stage?.close());

  const play = (run: (scene: Scene) => Promise<void>) =>
    stage.play({ config: { afterSignOutUrl: '/goodbye', timeoutMs: 20_000 } }, async (scene) => {
      await run(scene);
      expect(scene.unhandled).toEqual([]);
    });

  it('signs out when pressed, and goes to afterSignOutUrl', async () => {
    await play(async (scene) => {
      await button(scene.page).click();
      await expectSignedOut(scene);
      expect((await scene.read()).navigations).toEqual(['/goodbye']);
    });
  });

  it.each(['Enter', ' '])('signs out by the key "%s", and keeps the focus', async (key) => {
    await play(async (scene) => {
      const { page } = scene;
      await page.keyboard.press('Tab');
      await page.keyboard.press(key);
      await expectSignedOut(scene);
      expect(
        await button(page).evaluate((element) => element === element.ownerDocument.activeElement),
      ).toBe(true);
    });
  });

  it('shows that it is busy, keeps the focus, and ignores a second press', async () => {
    await play(async (scene) => {
      const { api, page } = scene;
      api.fault({ kind: 'hang', call: SIGN_OUT_CALLS });
      await button(page).press('Enter');
      await page.getByRole('button', { name: 'Signing out' }).waitFor();
      await page.keyboard.press('Enter');
      const box = await button(page).boundingBox();
      await page.mouse.click((box?.x ?? 0) + 10, (box?.y ?? 0) + 10);
      expect(await button(page).getAttribute('disabled')).toBe(null);
      await expect.poll(() => requests(scene).length).toBe(1);
      api.releaseHangs();
      await expectSignedOut(scene);
      expect(requests(scene)).toHaveLength(1);
    });
  });

  it('shows a failure of the server, and signs out with "Try again"', async () => {
    await play(async (scene) => {
      const { api, page, read } = scene;
      api.fault({ kind: 'status', status: 500, call: SIGN_OUT_CALLS, times: 1 });
      await button(page).click();
      await page.getByRole('alert').getByText('still signed in').waitFor();
      expect(await read()).toMatchObject({ auth: 'signed-in', clerkSession: 'sess_a' });
      await retry(page).click();
      await expectSignedOut(scene);
    });
  });

  it('shows that it is offline, and signs out when the network is back', async () => {
    await play(async (scene) => {
      const { api, page, read, setOffline } = scene;
      await setOffline(true);
      await button(page).click();
      await page.getByRole('alert').getByText('offline').waitFor();
      expect(await read()).toMatchObject({ auth: 'signed-in', clerkSession: 'sess_a' });
      expect(api.snapshot().signedInSessionIds).toEqual(['sess_a']);
      await setOffline(false);
      await retry(page).click();
      await expectSignedOut(scene);
    });
  });

  it('sends one request for three quick presses', async () => {
    await play(async (scene) => {
      scene.api.fault({ kind: 'delay', delayMs: 100, call: SIGN_OUT_CALLS });
      await button(scene.page).click({ clickCount: 3 });
      await expectSignedOut(scene);
      expect(requests(scene)).toHaveLength(1);
    });
  });

  it('shows each of its texts on a page that the browser translates', async () => {
    await play(async (scene) => {
      const { api, page } = scene;
      await page.evaluate(translatePage);
      await page.getByRole('button', { name: '¡Sign out!' }).waitFor();
      api.fault({ kind: 'status', status: 500, call: SIGN_OUT_CALLS, times: 1 });
      await page.getByRole('button', { name: '¡Sign out!' }).click();
      await page.getByText('¡The server has a problem. You are still signed in.!').waitFor();
      api.fault({ kind: 'hang', call: SIGN_OUT_CALLS });
      await page.getByRole('button', { name: '¡Try again!' }).click();
      await page.getByRole('button', { name: '¡Signing out…!' }).waitFor();
      expect(await page.getByText('still signed in').count()).toBe(0);
      api.releaseHangs();
      await page.getByRole('button', { name: '¡Signed out!' }).waitFor();
      await expectSignedOut(scene);
    });
  });

  it('signs out the second tab too', async () => {
    await play(async (scene) => {
      const second = await scene.openTab();
      await button(scene.page).click();
      await expectSignedOut(scene);
      await expect.poll(second.read).toMatchObject({ auth: 'signed-out', clerkSession: null });
    });
  });
});
