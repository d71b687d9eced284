import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, fn, waitFor } from 'storybook/test';
import { SignOutButton, useSignedOut } from '../../../src/entries/sdk.ts';
import { clerkOf } from '../../../src/entries/storybook.ts';
import { asInAnApp } from '../../support/as-in-an-app.ts';
import { pinned } from '../../support/in-app.tsx';
import { withInspector } from '../../support/inspector.tsx';
import { DraftsOfTheUser } from './clear-caches.tsx';
import clearCaches from './clear-caches.tsx?raw';
import { Goodbye } from './goodbye.tsx';
import goodbye from './goodbye.tsx?raw';
import { AnalyticsOnSignOut } from './reset-analytics.tsx';
import resetAnalytics from './reset-analytics.tsx?raw';

const meta = {
  title: 'Hooks/useSignedOut/Uses',
  globals: pinned,
  decorators: [
    withInspector('useSignedOut(callback)', () => {
      const [calls, setCalls] = useState<object[]>([]);
      useSignedOut((user) => setCalls((before) => [...before, user]));
      return { called: `${calls.length} times`, with: calls.at(-1) };
    }),
  ],
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** Clears the cache after a confirmed sign-out, not after a failed one. */
export const ClearCaches: Story = {
  parameters: asInAnApp(clearCaches),
  render: () => <DraftsOfTheUser />,
  play: async (context) => {
    const { canvas, userEvent } = context;
    // A failed sign-out does not run the callback.
    clerkOf(context).reject('signOut', { status: 500 });
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }));
    const again = await canvas.findByRole('button', { name: 'Try again' });
    await expect(canvas.getByText(/^Draft: Dear Charles/)).toBeVisible();
    await userEvent.click(again);
    await canvas.findByText('Draft: none');
    await expect(canvas.getByText('1 times')).toBeVisible();
  },
};

const analytics = { track: fn(), reset: fn() };

/** Tells the analytics who has left, and resets them. */
export const ResetAnalytics: Story = {
  parameters: asInAnApp(resetAnalytics),
  render: () => (
    <>
      <AnalyticsOnSignOut analytics={analytics} />
      <SignOutButton redirectUrl={false} />
    </>
  ),
  play: async ({ canvas, userEvent }) => {
    analytics.track.mockClear();
    analytics.reset.mockClear();
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }));
    await waitFor(() => expect(analytics.reset).toHaveBeenCalledOnce());
    await expect(analytics.track).toHaveBeenCalledWith(
      'Signed out',
      expect.objectContaining({ sessions: 1 }),
    );
  },
};

/** Also runs when another tab signs the user out. */
export const InAnotherTab: Story = {
  parameters: asInAnApp(goodbye),
  render: () => <Goodbye />,
  play: async (context) => {
    const clerk = clerkOf(context);
    clerk.server.endSession('sess_ada', 'removed');
    await clerk.receiveSignOut();
    await context.canvas.findByText('You have been signed out. See you soon.');
  },
};
