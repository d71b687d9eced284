import { Menu as BaseMenu } from '@base-ui/react/menu';
import MuiButton from '@mui/material/Button';
import MuiMenu from '@mui/material/Menu';
import MuiMenuItem from '@mui/material/MenuItem';
import {
  Content as RadixContent,
  Item as RadixItem,
  Portal as RadixPortal,
  Root as RadixRoot,
  Trigger as RadixTrigger,
} from '@radix-ui/react-dropdown-menu';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, screen, waitFor } from 'storybook/test';
import { SignOutButton, SignOutStatus } from '../../src/entries/sdk.ts';
import { clerkOf, clerkParameters } from '../../src/entries/storybook.ts';
import { inApp, pinned } from '../support/in-app.tsx';
import './in-menus.css';

function RadixMenu() {
  return (
    <RadixRoot>
      <RadixTrigger className="app-menu-trigger">Account</RadixTrigger>
      <RadixPortal>
        <RadixContent className="app-menu" align="start" sideOffset={6}>
          <RadixItem>Settings</RadixItem>
          <RadixItem asChild>
            <SignOutButton unstyled>Log out</SignOutButton>
          </RadixItem>
        </RadixContent>
      </RadixPortal>
    </RadixRoot>
  );
}

function BaseUiMenu({ keepMounted }: { keepMounted: boolean }) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger className="app-menu-trigger">Account</BaseMenu.Trigger>
      <BaseMenu.Portal keepMounted={keepMounted}>
        <BaseMenu.Positioner align="start" sideOffset={6}>
          <BaseMenu.Popup className="app-menu">
            <BaseMenu.Item>Settings</BaseMenu.Item>
            <BaseMenu.Item nativeButton render={<SignOutButton unstyled />}>
              Log out
            </BaseMenu.Item>
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

function MuiAccountMenu({ keepMounted }: { keepMounted: boolean }) {
  const [anchor, setAnchor] = useState<HTMLElement>();
  const close = () => setAnchor(undefined);
  return (
    <>
      <MuiButton onClick={({ currentTarget }) => setAnchor(currentTarget)}>Account</MuiButton>
      <MuiMenu
        anchorEl={anchor ?? null}
        open={anchor !== undefined}
        onClose={close}
        keepMounted={keepMounted}
      >
        <MuiMenuItem onClick={close}>Settings</MuiMenuItem>
        <SignOutButton>
          <MuiMenuItem onClick={close}>Log out</MuiMenuItem>
        </SignOutButton>
      </MuiMenu>
    </>
  );
}

const MENUS = { Radix: RadixMenu, 'Base UI': BaseUiMenu, MUI: MuiAccountMenu };

/** The button as an item of a menu that closes when the item is chosen. */
function AppMenu({ library, keepMounted }: { library: keyof typeof MENUS; keepMounted: boolean }) {
  const Menu = MENUS[library];
  return (
    <>
      <Menu keepMounted={keepMounted} />
      <SignOutStatus />
    </>
  );
}

const meta = {
  title: 'SignOutButton/In menus',
  component: AppMenu,
  args: { library: 'Radix', keepMounted: false },
  decorators: [inApp],
  globals: pinned,
  parameters: clerkParameters({ latencyMs: 500 }),
  play: async (context) => {
    const { canvas, userEvent } = context;
    const { server } = clerkOf(context);
    const item = () => screen.queryByRole('menuitem', { name: 'Log out' });
    server.fault({ kind: 'status', status: 500, call: 'remove-all', times: 1 });
    await userEvent.click(canvas.getByRole('button', { name: 'Account' }));
    await waitFor(() => expect(item()).toBeVisible());

    await userEvent.click(item() as HTMLElement);

    await waitFor(() => expect(item()).toBeNull());
    // By role, so that hidden elements, which screen readers ignore, do not count.
    const alerts = () => screen.queryAllByRole('alert').filter(({ textContent }) => textContent);
    await waitFor(() => expect(alerts()).toHaveLength(1));
    await expect(alerts()[0]).toBeVisible();
    await expect(alerts()[0]).toHaveTextContent(
      'The server has a problem. You are still signed in.',
    );

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    await waitFor(() => expect(server.snapshot().signedInSessionIds).toEqual([]));
  },
} satisfies Meta<typeof AppMenu>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The item closes the menu, and the sign-out fails. `SignOutStatus` shows the failure and retries. */
export const OfRadix: Story = {};

/** The same in a menu of Base UI. */
export const OfBaseUi: Story = { args: { library: 'Base UI' } };

/** The same in a menu of MUI. */
export const OfMui: Story = { args: { library: 'MUI' } };

/** The button stays mounted but is invisible. */
export const OfBaseUiThatKeepsItsItems: Story = {
  args: { library: 'Base UI', keepMounted: true },
};

/** The same with MUI’s `keepMounted`. */
export const OfMuiThatKeepsItsItems: Story = { args: { library: 'MUI', keepMounted: true } };
