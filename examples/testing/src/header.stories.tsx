import type { Meta, StoryObj } from '@storybook/react-vite';
import { clerkOf, clerkParameters } from 'clerk-sign-out/storybook';
import { expect, waitFor } from 'storybook/test';
import { Header } from './header.tsx';

const meta = { component: Header } satisfies Meta<typeof Header>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The toolbar sets who is signed in, how the network behaves, and so on. */
export const SignedIn: Story = {};

export const Refused: Story = {
  parameters: clerkParameters({
    prepare: (clerk) => clerk.reject('signOut', { status: 429, retryAfter: 60 }),
  }),
  play: async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }));
    await waitFor(() => expect(canvas.getByRole('alert')).toHaveTextContent('still signed in'));
    await expect(clerkOf(context).server.snapshot().signedInSessionIds).toEqual(['sess_ada']);
  },
};
