import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { clerkOf } from '../../src/entries/storybook.ts';
import { asInAnApp } from '../support/as-in-an-app.ts';
import { inApp, pinned } from '../support/in-app.tsx';
import { AppWithNotes } from './notes.tsx';
import notes from './notes.tsx?raw';

const meta = {
  title: 'UserBoundary/Uses',
  component: AppWithNotes,
  globals: pinned,
  decorators: [inApp],
  parameters: asInAnApp(notes),
} satisfies Meta<typeof AppWithNotes>;

export default meta;
type Story = StoryObj<typeof meta>;

/** After the sign-out, the note is empty: the next user gets fresh components. */
export const AfterASignOut: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Private note'), 'a secret');
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }));
    await canvas.findByText('The app: nobody is signed in.');
    await expect(canvas.getByLabelText('Private note')).toHaveValue('');
  },
};

/** The sign-out fails, so the user stays, and so does the note. */
export const AfterAFailure: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    clerkOf(context).reject('signOut', { status: 500 });
    await userEvent.type(canvas.getByLabelText('Private note'), 'a secret');
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }));
    await canvas.findByRole('button', { name: 'Try again' });
    await expect(canvas.getByLabelText('Private note')).toHaveValue('a secret');
  },
};
