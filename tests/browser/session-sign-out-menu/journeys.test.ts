import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GENERATIONS } from '../../support/generations.ts';
import { type MenuScene, type MenuStage, openMenuStage } from './menu-stage.ts';

const three = { sessions: [{ id: 'sess_ada' }, { id: 'sess_bob' }, { id: 'sess_cyd' }] };
// The names of the rows, and their announcements.
const ada = 'Ada Example';
const bob = 'Bob Example';
const cyd = 'Cyd Example';
const said = (name: string) => `${name}, ${name.slice(0, 3).toLowerCase()}@example.com`;

/** How many requests to end sessions the server has received. */
const requested = ({ api }: MenuScene) =>
  api.log.filter(({ call }) => call === 'remove-session').length;

/** The page and the server agree on the sessions and the current one, and nothing is loading. */
async function expectSignedIn(scene: MenuScene, ids: string[], current: string) {
  const { api, page, menu } = scene;
  await expect
    .poll(async () => ({
      current: await scene.auth(),
      atServer: api.snapshot().signedInSessionIds,
      lastActive: api.snapshot().lastActiveSessionId,
      rows: (await menu.count())
        ? await page.getByRole('menuitem', { name: /@/ }).count()
        : ids.length,
    }))
    .toEqual({
      current,
      atServer: ids,
      lastActive: ids.length > 0 ? current : null,
      rows: ids.length,
    });
}

describe.each(GENERATIONS)('%s', (generation) => {
  let stage: MenuStage;
  beforeAll(async () => {
    stage = await openMenuStage(generation);
  });
  afterAll(() => stage?.close());

  it('signs out the second account, then the current one, then the last, each after a failure', async () => {
    await stage.play({ api: three, config: { next: 'choose' } }, async (scene) => {
      const { api, page, item, failed, trigger, menu } = scene;
      await trigger.click();
      await expectSignedIn(scene, ['sess_ada', 'sess_bob', 'sess_cyd'], 'sess_ada');

      // The second account: the server fails once.
      api.fault({ kind: 'status', status: 500, call: 'remove-session', times: 1 });
      await item(bob).click();
      await failed(bob).waitFor();
      await expectSignedIn(scene, ['sess_ada', 'sess_bob', 'sess_cyd'], 'sess_ada');
      await expect
        .poll(() => scene.announced())
        .toEqual([`${said(bob)}: The server has a problem. ${bob} is still signed in.`]);
      await failed(bob).press('Enter');
      await expect.poll(() => item(bob).count()).toBe(0);
      await expectSignedIn(scene, ['sess_ada', 'sess_cyd'], 'sess_ada');
      expect(await scene.focused()).toBe('menu');
      await expect.poll(() => scene.lastAnnounced()).toBe(`Signed out of ${said(bob)}.`);

      // The current account: switching fails once and changes nothing. Core 2 switches without the server.
      if (generation === 'core-3') {
        api.fault({ kind: 'status', status: 500, call: 'touch', times: 1 });
        await item(ada).click();
        await page.getByRole('menuitem', { name: 'Cyd Example' }).click();
        await failed(ada).waitFor();
        await expectSignedIn(scene, ['sess_ada', 'sess_cyd'], 'sess_ada');
      }

      // Then the removal fails: Cyd is already the current account, and Ada can be retried.
      api.fault({ kind: 'reset', call: 'remove-session', times: 1 });
      await item(ada).click();
      await page.getByRole('menuitem', { name: 'Cyd Example' }).click();
      await expect.poll(() => scene.auth()).toBe('sess_cyd');
      await failed(ada).waitFor();
      await expectSignedIn(scene, ['sess_ada', 'sess_cyd'], 'sess_cyd');
      await failed(ada).click();
      await expectSignedIn(scene, ['sess_cyd'], 'sess_cyd');
      expect(await menu.isVisible()).toBe(true);

      // The last one.
      api.fault({ kind: 'status', status: 500, call: 'remove-all', times: 1 });
      await item(cyd).click();
      await scene.answer('Sign out');
      await failed(cyd).waitFor();
      await expectSignedIn(scene, ['sess_cyd'], 'sess_cyd');
      await failed(cyd).click();
      await expectSignedIn(scene, [], 'nobody');
      expect(new URL(page.url()).pathname).toBe('/goodbye');
      // Without the name, which would stay on the page.
      await expect.poll(() => scene.lastAnnounced()).toBe('Signed out');
      expect(scene.troubles).toEqual([]);
    });
  });

  it('signs out of all accounts after a failure', async () => {
    await stage.play({ api: three }, async (scene) => {
      const { api, item, failed, trigger, page } = scene;
      api.fault({ kind: 'reset', call: 'remove-all', times: 1 });
      await trigger.click();
      await item('Sign out of all accounts').click();
      await failed('Sign out of all accounts').waitFor();
      await expectSignedIn(scene, ['sess_ada', 'sess_bob', 'sess_cyd'], 'sess_ada');
      await failed('Sign out of all accounts').click();
      await expectSignedIn(scene, [], 'nobody');
      expect(new URL(page.url()).pathname).toBe('/goodbye');
      await expect
        .poll(() => scene.announced())
        .toEqual([
          'Sign out of all accounts: The server could not be reached. You are still signed in.',
          'Signed out of all accounts.',
        ]);
      expect(scene.troubles).toEqual([]);
    });
  });

  it('makes the most recently used account the current one by default', async () => {
    await stage.play({ api: three }, async (scene) => {
      await scene.trigger.click();
      await scene.item(ada).click();
      await scene.answer('Sign out');
      await expect.poll(() => scene.item(ada).count()).toBe(0);
      expect(await scene.auth()).toMatch(/sess_(bob|cyd)/);
      await expect
        .poll(() => scene.api.snapshot().signedInSessionIds)
        .toEqual(['sess_bob', 'sess_cyd']);
      expect(await scene.trigger.getAttribute('aria-expanded')).toBe('true');
      expect(new URL(scene.page.url()).pathname).toBe('/dashboard');
    });
  });

  it('changes nothing when the choice of the next account is cancelled', async () => {
    await stage.play({ api: three, config: { next: 'choose' } }, async (scene) => {
      const { page, api, item, trigger } = scene;
      await trigger.click();
      api.clearLog();
      await item(ada).click();
      expect(await scene.focused()).toBe('Bob Example bob@example.com');
      await page.keyboard.press('Escape');
      expect(await scene.focused()).toBe(`${ada} Current ada@example.com Sign out`);
      await item(ada).click();
      await page.getByRole('menuitem', { name: 'Cancel' }).click();
      expect(await scene.focused()).toBe(`${ada} Current ada@example.com Sign out`);
      expect(api.log).toEqual([]);
      await expectSignedIn(scene, ['sess_ada', 'sess_bob', 'sess_cyd'], 'sess_ada');
    });
  });

  it('queues a second account while the first is under way', async () => {
    await stage.play({ api: three }, async (scene) => {
      scene.api.fault({ kind: 'hang', call: 'remove-session', times: 1 });
      await scene.trigger.click();
      await scene.item(bob).click();
      await scene.item(cyd).click();
      await expect.poll(() => requested(scene)).toBe(1);
      scene.api.releaseHangs();
      await expectSignedIn(scene, ['sess_ada'], 'sess_ada');
      expect(requested(scene)).toBe(2);
      await expect
        .poll(async () => (await scene.announced()).filter((text) => text.startsWith('Signed out')))
        .toEqual([`Signed out of ${said(bob)}.`, `Signed out of ${said(cyd)}.`]);
    });
  });

  it('sends only one request for many presses', async () => {
    await stage.play({ api: three }, async (scene) => {
      scene.api.fault({ kind: 'hang', call: 'remove-session', times: 1 });
      await scene.trigger.click();
      await scene.item(bob).click({ clickCount: 4, delay: 5 });
      await expect.poll(() => requested(scene)).toBe(1);
      scene.api.releaseHangs();
      await expectSignedIn(scene, ['sess_ada', 'sess_cyd'], 'sess_ada');
      expect(requested(scene)).toBe(1);
    });
  });

  it('switches to another account, and stays when that fails', async () => {
    await stage.play({ api: three, config: { switchable: true } }, async (scene) => {
      const { api, item, radio, trigger, menu } = scene;
      await trigger.click();
      if (generation === 'core-3') {
        api.fault({ kind: 'status', status: 500, call: 'touch', times: 1 });
        await radio(bob).click();
        await radio(`${bob} bob@example.com The server has a problem`).waitFor();
        expect(await scene.auth()).toBe('sess_ada');
      }
      await radio(bob).click();
      await expect.poll(() => scene.auth()).toBe('sess_bob');
      await expect.poll(() => menu.count()).toBe(0);
      expect(await scene.focused()).toBe('Accounts: Bob Example');

      await trigger.click();
      expect(await radio(bob).getAttribute('aria-checked')).toBe('true');
      await item(cyd).click();
      await expect.poll(() => item(cyd).count()).toBe(0);
      expect(await scene.auth()).toBe('sess_bob');
    });
  });

  it('asks before the current account if its row signs it out, and does not ask again for a retry', async () => {
    await stage.play({ api: three }, async (scene) => {
      const { page, item, failed, trigger, api } = scene;
      await trigger.focus();
      for (const key of ['Enter', 'Enter', 'Enter']) await page.keyboard.press(key);
      await expect.poll(() => page.getByRole('alertdialog').count()).toBe(0);
      expect(await scene.focused()).toBe(`${ada} Current ada@example.com Sign out`);
      await expectSignedIn(scene, ['sess_ada', 'sess_bob', 'sess_cyd'], 'sess_ada');

      api.fault({ kind: 'status', status: 500, call: 'remove-session', times: 1 });
      await item(ada).click();
      expect(await page.getByRole('alertdialog').getAttribute('aria-labelledby')).not.toBeNull();
      await scene.answer('Sign out');
      await failed(ada).click();
      await expect.poll(() => item(ada).count()).toBe(0);
    });
  });

  it.each([
    ['`confirm` is false', { confirm: false }],
    ['its row switches', { switchable: true }],
  ])('does not ask before the current account if %s', async (_why, config) => {
    await stage.play({ api: three, config }, async (scene) => {
      await scene.trigger.click();
      await scene.item(ada).click();
      await expect.poll(() => scene.item(ada).count()).toBe(0);
      expect(scene.api.snapshot().signedInSessionIds).toEqual(['sess_bob', 'sess_cyd']);
    });
  });

  it('asks before the actions that `confirm` names', async () => {
    await stage.play({ api: three, config: { confirm: { all: true } } }, async (scene) => {
      const { page, item, trigger, menu, api } = scene;
      const dialog = page.getByRole('alertdialog');
      await trigger.click();
      await item('Sign out of all accounts').click();
      await dialog.waitFor();
      expect(await dialog.getByRole('heading').textContent()).toBe('Sign out of all accounts?');
      await page.keyboard.press('Escape');
      await expect.poll(() => dialog.count()).toBe(0);
      expect(await menu.isVisible()).toBe(true);
      expect(await scene.focused()).toBe('Sign out of all accounts');
      expect(api.snapshot().signedInSessionIds).toHaveLength(3);

      await item(bob).click();
      await expectSignedIn(scene, ['sess_ada', 'sess_cyd'], 'sess_ada');
      await item('Sign out of all accounts').click();
      await dialog.getByRole('button', { name: 'Sign out of all' }).click();
      await expectSignedIn(scene, [], 'nobody');
    });
  });

  it('follows another tab', async () => {
    await stage.play({ api: three }, async (scene) => {
      const { page: other } = await scene.openTab();
      await scene.trigger.click();
      // WebKit's MiniBrowser shows only one tab, and cannot press anything in another.
      await other
        .locator('[aria-haspopup=menu]')
        .evaluate((trigger) => (trigger as HTMLElement).click());
      await other
        .getByRole('menuitem', { name: bob })
        .evaluate((row) => (row as HTMLElement).click());
      await expect.poll(() => scene.item(bob).count()).toBe(0);
      expect(await scene.announced()).toEqual([]);
    });
  });
});

describe.each(GENERATIONS)('%s: devices', (generation) => {
  const devices = [
    { id: 'sess_phone', deviceType: 'iPhone', isMobile: true, browserName: 'Safari', city: 'Graz' },
    { id: 'sess_laptop', deviceType: 'Windows', lastActiveAt: Date.now() - 3 * 3_600_000 },
  ];
  const config = { devices: true };
  let stage: MenuStage;
  beforeAll(async () => {
    stage = await openMenuStage(generation);
  });
  afterAll(() => stage?.close());

  it('signs out one, after an error, and then all others', async () => {
    await stage.play(
      { api: { devices, sessions: [{ id: 'sess_ada' }] }, config },
      async (scene) => {
        const { api, item, failed, trigger } = scene;
        api.fault({ kind: 'status', status: 500, call: 'revoke-device', times: 1 });
        await trigger.click();
        await item('iPhone').click();
        await failed('iPhone').waitFor();
        expect(api.snapshot().deviceSessionIds).toEqual(['sess_phone', 'sess_laptop']);
        await expect.poll(() => scene.lastAnnounced()).toContain('The server has a problem.');
        await item('Sign out of all other devices').click();
        await expect.poll(() => item('iPhone').count()).toBe(0);
        await scene.page.getByText('You are not signed in on other devices.').waitFor();
        expect(api.snapshot()).toMatchObject({
          deviceSessionIds: [],
          signedInSessionIds: ['sess_ada'],
        });
        await expect.poll(() => scene.lastAnnounced()).toBe('Signed out of all other devices.');
        expect(scene.troubles).toEqual([]);
      },
    );
  });

  it('distinguishes no devices from a list that could not be loaded', async () => {
    await stage.play({ api: { sessions: [{ id: 'sess_ada' }] }, config }, async (scene) => {
      const { api, page, trigger } = scene;
      const lift = api.fault({ kind: 'status', status: 500, call: 'list-devices' });
      await trigger.click();
      const problem = page.getByRole('menuitem', { name: 'Your devices could not be loaded.' });
      await problem.waitFor();
      lift();
      await problem.click();
      await page.getByText('You are not signed in on other devices.').waitFor();
    });
  });

  it('loads the list only when the menu is opened', async () => {
    await stage.play(
      { api: { devices, sessions: [{ id: 'sess_ada' }] }, config },
      async (scene) => {
        const count = () => scene.api.log.filter(({ call }) => call === 'list-devices').length;
        expect(count()).toBe(0);
        await scene.trigger.click();
        await expect.poll(count).toBe(1);
      },
    );
  });
});
