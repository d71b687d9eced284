import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityTreeOf } from './accessibility-tree.ts';
import { type MenuScene, type MenuStage, openMenuStage } from './menu-stage.ts';

const three = [
  { id: 'sess_ada' },
  { id: 'sess_bob' },
  { id: 'sess_cyd', status: 'pending' as const },
];
const devices = [
  {
    id: 'sess_phone',
    deviceType: 'iPhone',
    isMobile: true,
    browserName: 'Safari',
    city: 'Graz',
    lastActiveAt: Date.now() - 3 * 3_600_000,
  },
  { id: 'sess_laptop', deviceType: 'Windows', lastActiveAt: Date.now() - 5 * 3_600_000 },
];

let stage: MenuStage;
beforeAll(async () => {
  stage = await openMenuStage('core-3');
});
afterAll(() => stage?.close());

async function open({ trigger, menu }: MenuScene) {
  await trigger.click();
  await menu.waitFor();
}

// Recorded when the menu was based on @radix-ui/react-dropdown-menu 2.2.1: roles, names, states and groups, by which
// Chromium counts "2 of 4". It may improve, with a reason, but never lose anything.
describe('the accessibility tree', () => {
  it('of three accounts', async () => {
    await stage.play({ api: { sessions: three } }, async (scene) => {
      await open(scene);
      expect(await accessibilityTreeOf(scene)).toMatchInlineSnapshot(`
        [
          "button "Accounts: Ada Example" [controls expanded=true hasPopup=menu invalid=false]",
          "menu "Accounts: Ada Example" [labelledby orientation=vertical]",
          "  group "Accounts"",
          "    menuitem "Ada Example Current ada@example.com Sign out"",
          "    menuitem "Bob Example bob@example.com Sign out"",
          "    menuitem "Cyd Example cyd@example.com Setup not finished Sign out"",
          "  separator "" [orientation=horizontal settable=true]",
          "  menuitem "Sign out of all accounts"",
        ]
      `);
    });
  });
  it('of rows that switch', async () => {
    await stage.play({ api: { sessions: three }, config: { switchable: true } }, async (scene) => {
      await open(scene);
      expect(await accessibilityTreeOf(scene)).toMatchInlineSnapshot(`
        [
          "button "Accounts: Ada Example" [controls expanded=true hasPopup=menu invalid=false]",
          "menu "Accounts: Ada Example" [labelledby orientation=vertical]",
          "  group "Accounts"",
          "    group "Ada Example, ada@example.com"",
          "      menuitemradio "Ada Example Current ada@example.com" [checked=true]",
          "      menuitem "Sign out of Ada Example, ada@example.com"",
          "    group "Bob Example, bob@example.com"",
          "      menuitemradio "Bob Example bob@example.com" [checked=false]",
          "      menuitem "Sign out of Bob Example, bob@example.com"",
          "    group "Cyd Example, cyd@example.com"",
          "      menuitemradio "Cyd Example cyd@example.com Setup not finished" [checked=false]",
          "      menuitem "Sign out of Cyd Example, cyd@example.com"",
          "  separator "" [orientation=horizontal settable=true]",
          "  menuitem "Sign out of all accounts"",
        ]
      `);
    });
  });
  it('of a failure', async () => {
    await stage.play({ api: { sessions: three } }, async (scene) => {
      scene.api.fault({ kind: 'status', status: 500, call: 'remove-session' });
      await open(scene);
      await scene.item('Bob Example').click();
      await scene.failed('Bob Example').waitFor();
      expect(await accessibilityTreeOf(scene)).toMatchInlineSnapshot(`
        [
          "button "Accounts: Ada Example" [controls expanded=true hasPopup=menu invalid=false]",
          "menu "Accounts: Ada Example" [labelledby orientation=vertical]",
          "  group "Accounts"",
          "    menuitem "Ada Example Current ada@example.com Sign out"",
          "    menuitem "Bob Example bob@example.com Try again The server has a problem. Bob Example is still signed in."",
          "    menuitem "Cyd Example cyd@example.com Setup not finished Sign out"",
          "  separator "" [orientation=horizontal settable=true]",
          "  menuitem "Sign out of all accounts"",
        ]
      `);
    });
  });
  it('of a sign-out that is under way', async () => {
    await stage.play({ api: { sessions: three } }, async (scene) => {
      scene.api.fault({ kind: 'hang', call: 'remove-session' });
      await open(scene);
      await scene.item('Bob Example').click();
      await scene.page.getByText('Signing out…', { exact: true }).waitFor();
      expect(await accessibilityTreeOf(scene)).toMatchInlineSnapshot(`
        [
          "button "Accounts: Ada Example" [busy=1 controls expanded=true hasPopup=menu invalid=false]",
          "menu "Accounts: Ada Example" [labelledby orientation=vertical]",
          "  group "Accounts"",
          "    menuitem "Ada Example Current ada@example.com Sign out"",
          "    menuitem "Bob Example bob@example.com Signing out…" [busy=1]",
          "    menuitem "Cyd Example cyd@example.com Setup not finished Sign out"",
          "  separator "" [orientation=horizontal settable=true]",
          "  menuitem "Sign out of all accounts"",
        ]
      `);
    });
  });
  it('of devices', async () => {
    await stage.play(
      { api: { sessions: [{ id: 'sess_ada' }], devices }, config: { devices: true } },
      async (scene) => {
        await open(scene);
        await scene.item('iPhone').waitFor();
        expect(await accessibilityTreeOf(scene)).toMatchInlineSnapshot(`
        [
          "button "Accounts: Ada Example" [controls expanded=true hasPopup=menu invalid=false]",
          "menu "Accounts: Ada Example" [labelledby orientation=vertical]",
          "  group "Accounts"",
          "    menuitem "Ada Example Current ada@example.com Sign out"",
          "  separator "" [orientation=horizontal settable=true]",
          "  group "Devices"",
          "    menuitem "Macintosh This device Chrome 140" [disabled=true]",
          "    menuitem "iPhone Safari 140 · Graz · 3 hours ago Sign out"",
          "    menuitem "Windows Chrome 140 · 5 hours ago Sign out"",
          "    menuitem "Sign out of all other devices"",
        ]
      `);
      },
    );
  });
  it('of the choice of the next account', async () => {
    await stage.play({ api: { sessions: three }, config: { next: 'choose' } }, async (scene) => {
      await open(scene);
      await scene.item('Ada Example').click();
      await scene.item('Cancel').waitFor();
      expect(await accessibilityTreeOf(scene)).toMatchInlineSnapshot(`
        [
          "button "Accounts: Ada Example" [controls expanded=true hasPopup=menu invalid=false]",
          "menu "Accounts: Ada Example" [labelledby orientation=vertical]",
          "  group "Continue as"",
          "    menuitem "Bob Example bob@example.com"",
          "    menuitem "Cyd Example cyd@example.com"",
          "  separator "" [orientation=horizontal settable=true]",
          "  menuitem "Cancel"",
        ]
      `);
    });
  });
});
