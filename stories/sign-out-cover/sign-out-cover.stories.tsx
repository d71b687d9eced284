import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, waitFor } from 'storybook/test';
import { SignOutButton, SignOutCover } from '../../src/entries/sdk.ts';
import { clerkOf } from '../../src/entries/storybook.ts';
import { inApp, pinned } from '../support/in-app.tsx';

function App() {
  return (
    <>
      <SignOutButton whenOffline="wait" redirectUrl={false} />
      <SignOutCover />
    </>
  );
}

const meta = {
  title: 'SignOutCover',
  component: App,
  decorators: [inApp],
  globals: pinned,
} satisfies Meta<typeof App>;

export default meta;
type Story = StoryObj<typeof meta>;
type Context = Parameters<NonNullable<Story['play']>>[0];

async function leaveOffline(context: Context) {
  const { canvas, userEvent } = context;
  clerkOf(context).offline();
  await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }));
  await expect(await screen.findByRole('alertdialog', { name: /^You are offline/ })).toBeVisible();
}

const isUncovered = () => waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());

/** The person has said that they leave; nobody else sees the page. */
export const Waiting: Story = { play: leaveOffline };

export const OnlineAgain: Story = {
  play: async (context) => {
    await leaveOffline(context);
    clerkOf(context).online();
    await isUncovered();
    await expect(context.canvas.getByTestId('app')).toHaveTextContent('nobody is signed in');
  },
};

export const Cancelled: Story = {
  play: async (context) => {
    await leaveOffline(context);
    await context.userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await isUncovered();
    await expect(context.canvas.getByTestId('app')).toHaveTextContent('is signed in');
    await expect(context.canvas.getByRole('button', { name: 'Sign out' })).toHaveFocus();
  },
};
