import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, waitFor } from 'storybook/test';
import { clerkOf, clerkParameters } from '../../src/entries/storybook.ts';
import { asInAnApp } from '../support/as-in-an-app.ts';
import { inApp, pinned } from '../support/in-app.tsx';
import { CoveredApp } from './covered-app.tsx';
import coveredApp from './covered-app.tsx?raw';

const meta = {
  title: 'SignOutCover/Uses',
  component: CoveredApp,
  decorators: [inApp],
  globals: pinned,
  parameters: {
    ...asInAnApp(coveredApp),
    ...clerkParameters({ prepare: (clerk) => clerk.offline() }),
  },
} satisfies Meta<typeof CoveredApp>;

export default meta;
type Story = StoryObj<typeof meta>;
type Context = Parameters<NonNullable<Story['play']>>[0];

async function leaveOffline({ canvas, userEvent }: Context) {
  await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }));
  await expect(await screen.findByRole('alertdialog', { name: /^You are offline/ })).toBeVisible();
}

const isUncovered = () => waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());

/** The person has asked to sign out and may walk away: nobody else can see the page. */
export const Waiting: Story = { play: leaveOffline };

/** Back online, the sign-out continues, and the cover goes. */
export const OnlineAgain: Story = {
  play: async (context) => {
    await leaveOffline(context);
    clerkOf(context).online();
    await isUncovered();
    await expect(context.canvas.getByTestId('app')).toHaveTextContent('nobody is signed in');
  },
};

/** Cancel removes the cover. The person is still signed in, and the focus is on the button. */
export const Cancelled: Story = {
  play: async (context) => {
    await leaveOffline(context);
    await context.userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await isUncovered();
    await expect(context.canvas.getByTestId('app')).toHaveTextContent('is signed in');
    await expect(context.canvas.getByRole('button', { name: 'Sign out' })).toHaveFocus();
  },
};
