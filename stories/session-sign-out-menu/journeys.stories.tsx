import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, waitFor, within } from 'storybook/test';
import { SessionSignOutMenu } from '../../src/entries/sdk.ts';
import { clerkOf, clerkParameters } from '../../src/entries/storybook.ts';
import { inApp, pinned } from '../support/in-app.tsx';

const sessions = [
  { id: 'sess_ada', lastName: 'Lovelace' },
  { id: 'sess_grace', lastName: 'Hopper' },
  { id: 'sess_katherine', lastName: 'Johnson' },
];

const meta = {
  title: 'SessionSignOutMenu/Journeys',
  component: SessionSignOutMenu,
  decorators: [inApp],
  globals: pinned,
  parameters: {
    ...clerkParameters({ sessions }),
    docs: { story: { inline: false, iframeHeight: 420 } },
  },
} satisfies Meta<typeof SessionSignOutMenu>;

export default meta;
type Story = StoryObj<typeof meta>;
type Context = Parameters<NonNullable<Story['play']>>[0];

const ADA = /^Ada Lovelace/;
const GRACE = /^Grace Hopper/;

const row = (name: RegExp | string) => screen.findByRole('menuitem', { name });

async function openMenu({ canvas, userEvent }: Context) {
  await userEvent.click(await canvas.findByRole('button', { name: /^Accounts: / }));
  await screen.findByRole('menu');
}

async function expectSignedIn(context: Context, ids: string[], who: string | RegExp) {
  const { server } = clerkOf(context);
  await waitFor(() => expect(server.snapshot().signedInSessionIds).toEqual(ids));
  await waitFor(() => expect(context.canvas.getByTestId('app')).toHaveTextContent(who));
}

/**
 * An account that is not the current one: the server answers 500, and the second try succeeds. Nothing else
 * changes.
 */
export const SecondAccount: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    const { server } = clerkOf(context);
    await openMenu(context);
    server.fault({ kind: 'status', status: 500, call: 'remove-session', times: 1 });
    await userEvent.click(await row(GRACE));
    const failed = await row(/^Grace Hopper.* Try again/);
    await expect(failed).toHaveTextContent(
      'The server has a problem. Grace Hopper is still signed in.',
    );
    await expectSignedIn(
      context,
      ['sess_ada', 'sess_grace', 'sess_katherine'],
      'ada@example.com is signed in',
    );

    // A second press within the time of a double click would not count.
    failed.focus();
    await userEvent.keyboard('{Enter}');

    await expectSignedIn(context, ['sess_ada', 'sess_katherine'], 'ada@example.com is signed in');
    await waitFor(() => expect(screen.queryByRole('menuitem', { name: GRACE })).toBeNull());
    await expect(screen.getByRole('menu')).toHaveFocus();
    await expect(canvas.getByRole('status')).toHaveTextContent('Signed out of Grace Hopper');
  },
};

/** Asks first. The next account becomes current before the old one is signed out, so the app always has an account. */
export const CurrentAccount: Story = {
  play: async (context) => {
    await openMenu(context);
    await context.userEvent.click(await row(ADA));
    const dialog = await screen.findByRole('alertdialog', { name: /^Sign out of Ada Lovelace/ });
    await context.userEvent.click(within(dialog).getByRole('button', { name: 'Sign out' }));

    await expectSignedIn(
      context,
      ['sess_grace', 'sess_katherine'],
      /(grace|katherine)@example.com is signed in/,
    );
    await expect(screen.getByRole('menu')).toBeVisible();
  },
};

/** With `next="choose"`, the menu asks who will be the current account. Cancel changes nothing. */
export const ChooseTheNext: Story = {
  args: { next: 'choose' },
  play: async (context) => {
    const { userEvent } = context;
    await openMenu(context);
    await userEvent.click(await row(ADA));
    await userEvent.click(await row('Cancel'));
    await expect(await row(ADA)).toHaveFocus();

    await userEvent.keyboard('{Enter}');
    await userEvent.click(
      within(await screen.findByRole('group', { name: 'Continue as' })).getByText(
        'Katherine Johnson',
      ),
    );

    await expectSignedIn(
      context,
      ['sess_grace', 'sess_katherine'],
      'katherine@example.com is signed in',
    );
  },
};

/** After the question, all accounts are signed out, and the app redirects. */
export const AllAccounts: Story = {
  args: { confirm: { all: true } },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await openMenu(context);
    await userEvent.click(await row('Sign out of all accounts'));
    const dialog = await screen.findByRole('alertdialog', { name: 'Sign out of all accounts?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Sign out of all' }));

    await expectSignedIn(context, [], 'nobody is signed in');
    await expect(clerkOf(context).navigations).toEqual(['/']);
    await waitFor(() =>
      expect(canvas.getByRole('status')).toHaveTextContent('Signed out of all accounts.'),
    );
  },
};

/** With `switchable`, a press on a row makes its account the current one and closes the menu. */
export const Switching: Story = {
  args: { switchable: true },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await openMenu(context);
    await userEvent.click(await screen.findByRole('menuitemradio', { name: GRACE }));

    await waitFor(() =>
      expect(canvas.getByTestId('app')).toHaveTextContent('grace@example.com is signed in'),
    );
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    await expect(canvas.getByRole('button', { name: 'Accounts: Grace Hopper' })).toHaveFocus();
  },
};

/** With `whenOffline="wait"`, the row offers to cancel while offline and continues when back online. */
export const OfflineAndBack: Story = {
  args: { whenOffline: 'wait' },
  play: async (context) => {
    const { userEvent } = context;
    await openMenu(context);
    clerkOf(context).offline();
    await userEvent.click(await row(GRACE));
    await waitFor(async () => expect(await row(GRACE)).toHaveTextContent('Cancel'));

    clerkOf(context).online();

    await expectSignedIn(context, ['sess_ada', 'sess_katherine'], 'ada@example.com is signed in');
  },
};

/** An account that another tab has signed out disappears. Nothing is announced. */
export const SignedOutElsewhere: Story = {
  play: async (context) => {
    const clerk = clerkOf(context);
    await openMenu(context);
    await row(GRACE);
    clerk.server.endSession('sess_grace', 'removed');
    await clerk.client?.reload();
    await clerk.session?.touch();

    await waitFor(() => expect(screen.queryByRole('menuitem', { name: GRACE })).toBeNull());
    await expect(context.canvas.getByRole('status')).toBeEmptyDOMElement();
  },
};

/** With `devices`, the menu lists the other devices, and a press signs one out. */
export const WithDevices: Story = {
  args: { devices: true },
  parameters: clerkParameters({
    sessions: [{ id: 'sess_ada', lastName: 'Lovelace' }],
    devices: [
      { id: 'sess_phone', deviceType: 'iPhone', isMobile: true, browserName: 'Safari' },
      { id: 'sess_laptop', deviceType: 'Windows' },
    ],
  }),
  play: async (context) => {
    const { canvas, userEvent } = context;
    const { server } = clerkOf(context);
    await openMenu(context);
    await userEvent.click(await row(/^iPhone/));

    await waitFor(() => expect(server.snapshot().deviceSessionIds).toEqual(['sess_laptop']));
    await waitFor(() =>
      expect(canvas.getByRole('status')).toHaveTextContent(/^Signed out of iPhone/),
    );
  },
};
