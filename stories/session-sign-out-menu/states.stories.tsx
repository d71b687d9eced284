import type { Meta, StoryObj } from '@storybook/react-vite';
import { useRef } from 'react';
import { expect, fn, screen, waitFor } from 'storybook/test';
import { SignOutError, type SignOutErrorCode, type SignOutState } from '../../src/entries/sdk.ts';
import { SessionSignOutMenuContent } from '../../src/ui/session-sign-out-menu/menu-content.tsx';
import {
  SessionSignOutMenuItems,
  SessionSignOutMenuOthers,
  SessionSignOutMenuSeparator,
} from '../../src/ui/session-sign-out-menu/menu-parts.tsx';
import { SessionSignOutMenuTrigger } from '../../src/ui/session-sign-out-menu/menu-trigger.tsx';
import { SessionSignOutMenuView } from '../../src/ui/session-sign-out-menu/session-sign-out-menu.view.tsx';
import { inToolbarLanguage } from '../support/in-toolbar-language.tsx';
import { account, ada, fixed, grace, texts, three } from '../support/menu-rows.ts';
import { useStoryQuestion } from '../support/use-story-question.ts';

const meta = {
  title: 'SessionSignOutMenu/States',
  component: SessionSignOutMenuView,
  args: {
    accounts: three,
    states: fixed(),
    messages: texts,
    defaultOpen: true,
    onSignOut: fn(),
    onRetry: fn(),
    onCancel: fn(),
  },
  parameters: { docs: { story: { inline: false, iframeHeight: 340 } } },
  decorators: [
    inToolbarLanguage,
    (Story) => (
      <div style={{ minBlockSize: '20rem', display: 'flex', justifyContent: 'end' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof SessionSignOutMenuView>;

export default meta;
type Story = StoryObj<typeof meta>;

const requesting = { status: 'pending', phase: 'requesting', startedAt: 0 } as const;
const failed = (code: SignOutErrorCode): SignOutState => ({
  status: 'error',
  error: new SignOutError(code),
});

/** Each row says what a press does. The current account is marked. */
export const ThreeAccounts: Story = {};

/** Only the trigger: the image of the current account. */
export const Closed: Story = {
  args: { defaultOpen: false },
  play: async ({ canvas }) => {
    const trigger = canvas.getByRole('button', { name: 'Accounts: Ada Lovelace' });
    await expect(trigger).toHaveAttribute('aria-expanded', 'false');
    const { width, height } = trigger.getBoundingClientRect();
    await expect(height, 'in a row that stretches its items').toBe(width);
  },
};

/** The texts for screen readers take no room and no gap in the row. */
export const InAHeader: Story = {
  args: { defaultOpen: false },
  decorators: [
    (Story) => (
      <header style={{ display: 'flex', justifyContent: 'space-between', inlineSize: '100%' }}>
        <strong>Acme</strong>
        <Story />
      </header>
    ),
  ],
  play: async ({ canvas }) => {
    const trigger = canvas.getByRole('button', { name: 'Accounts: Ada Lovelace' });
    const { right } = canvas.getByRole('banner').getBoundingClientRect();
    await expect(trigger.getBoundingClientRect().right).toBe(right);
  },
};

/** With `showName`, the trigger shows the name of the current account, too. */
export const WithTheName: Story = {
  args: {
    children: (
      <>
        <SessionSignOutMenuTrigger showName />
        <SessionSignOutMenuContent />
      </>
    ),
  },
};

/** With one account, "Sign out of all accounts" would be redundant. */
export const OneAccount: Story = {
  args: { accounts: [ada] },
  play: async () => {
    await expect(screen.getAllByRole('menuitem')).toHaveLength(1);
  },
};

/** Nobody is signed in, so `fallback` is in the place of the trigger. */
export const Nobody: Story = {
  args: { accounts: [], fallback: <a href="#sign-in">Sign in</a> },
};

/** The trigger is an outline with a spinner until Clerk has loaded. It does not open. */
export const LoadingClerk: Story = { args: { accounts: [], loadState: 'loading' } };

/** Clerk could not be loaded, which the trigger says. */
export const ClerkNotLoaded: Story = { args: { accounts: [], loadState: 'error' } };

/** The spinner comes after 300 ms; until then the row looks as it did. */
export const Pending: Story = {
  args: { states: fixed({ 'session:sess_grace': requesting }) },
  play: async () => {
    await waitFor(() => expect(screen.getByText('Signing out…')).toBeVisible());
  },
};

/** Two sign-outs run one after the other. Both rows look the same. */
export const Queued: Story = {
  args: {
    states: fixed({
      'session:sess_grace': requesting,
      'session:sess_katherine': { ...requesting, phase: 'queued' },
    }),
  },
};

/** The browser is offline. The row says so, and a press on it cancels the sign-out. */
export const WaitingForTheNetwork: Story = {
  args: {
    states: fixed({ 'session:sess_grace': { ...requesting, phase: 'waiting-for-network' } }),
  },
};

/** The row shows the error. A press on it tries again. */
export const Failed: Story = {
  args: { states: fixed({ 'session:sess_grace': failed('network') }) },
};

/** All accounts are being signed out. The trigger spins, too. */
export const AllPending: Story = { args: { states: fixed({ all: requesting }) } };

/** Signing out of all accounts has failed. A press tries again. */
export const AllFailed: Story = { args: { states: fixed({ all: failed('server') }) } };

/** All accounts are signed out, and the next page loads. */
export const Redirecting: Story = {
  args: { states: fixed({ all: { status: 'redirecting', to: '/' } }) },
};

/** Two accounts have an open task, such as choosing an organization. They can be signed out, too. */
export const SetupNotFinished: Story = {
  args: { accounts: [ada, { ...grace, status: 'pending' }, account('zoe', { status: 'pending' })] },
};

/** The row switches; the item at its end signs out. */
export const Switchable: Story = {
  args: {
    onSwitch: async () => undefined,
    states: fixed({ 'session:sess_katherine': failed('timeout') }),
  },
};

/** Switching to an account takes a while. Its row has a spinner. */
export const Switching: Story = {
  args: { onSwitch: () => new Promise(() => {}) },
  play: async ({ userEvent }) => {
    const row = await screen.findByRole('menuitemradio', { name: /^Grace Hopper/ });
    await userEvent.click(row);
    await expect(row).toHaveAttribute('aria-busy', 'true');
    await waitFor(() => expect(row.querySelector('.cso-spinner')).toBeVisible());
  },
};

/** "Stop" cancels the requests that have not been sent. */
export const OtherDevices: Story = {
  args: {
    states: fixed({
      'other-devices': { ...requesting, progress: { completed: 3, total: 12 } },
    }),
    children: (
      <>
        <SessionSignOutMenuTrigger />
        <SessionSignOutMenuContent>
          <SessionSignOutMenuItems />
          <SessionSignOutMenuSeparator />
          <SessionSignOutMenuOthers />
        </SessionSignOutMenuContent>
      </>
    ),
  },
};

/** A press on “Sign out of all accounts” opens the question above the menu, which stays open. */
export const Confirming: Story = {
  render: function Asking(args) {
    const menuRef = useRef<HTMLDivElement>(null);
    const { ask, isAsking } = useStoryQuestion(args.messages);
    const question = { title: `${texts.signOutAll}?`, confirm: texts.confirmAll };
    return (
      <SessionSignOutMenuView
        {...args}
        {...{ menuRef, isAsking }}
        onSignOut={() => ask(question, menuRef.current)}
      />
    );
  },
  play: async ({ userEvent }) => {
    await userEvent.click(await screen.findByRole('menuitem', { name: texts.signOutAll }));
    await expect(await screen.findByRole('alertdialog')).toBeVisible();
    await expect(screen.getByRole('menu', { hidden: true })).toBeVisible();
  },
};

/** Without class names of this package, for your own style sheet. */
export const Unstyled: Story = { args: { unstyled: true } };
