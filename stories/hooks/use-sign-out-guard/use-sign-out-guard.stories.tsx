import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { useSignOut } from '../../../src/entries/sdk.ts';
import { clerkOf } from '../../../src/entries/storybook.ts';
import { asInAnApp } from '../../support/as-in-an-app.ts';
import { pinned } from '../../support/in-app.tsx';
import { withInspector } from '../../support/inspector.tsx';
import { OwnQuestion } from './own-question.tsx';
import ownQuestion from './own-question.tsx?raw';
import { SeveralReasons } from './several-reasons.tsx';
import severalReasons from './several-reasons.tsx?raw';
import { UnsavedNote } from './unsaved-note.tsx';
import unsavedNote from './unsaved-note.tsx?raw';

const meta = {
  title: 'Hooks/useSignOutGuard/Uses',
  globals: pinned,
  decorators: [
    withInspector('useSignOut()', () => {
      const state = useSignOut();
      return { status: state.status, phase: state.isPending ? state.phase : undefined };
    }),
  ],
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;
type Context = Parameters<NonNullable<Story['play']>>[0];

const expectSignedIn = (context: Context) =>
  expect(clerkOf(context).server.snapshot().signedInSessionIds).toEqual(['sess_ada']);
const expectSignedOut = (context: Context) =>
  waitFor(() => expect(clerkOf(context).server.snapshot().signedInSessionIds).toEqual([]));

/** The question comes only while the note is not saved. */
export const UnsavedWork: Story = {
  parameters: asInAnApp(unsavedNote),
  render: () => <UnsavedNote />,
  play: async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.type(canvas.getByRole('textbox'), 'Milk');
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }));
    const dialog = await canvas.findByRole('alertdialog');
    await expect(dialog).toHaveTextContent('Your note is not saved.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await expectSignedIn(context);
    await userEvent.clear(canvas.getByRole('textbox'));
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }));
    await expectSignedOut(context);
  },
};

/** The question lists the reasons of all guards. */
export const SeveralGuards: Story = {
  parameters: asInAnApp(severalReasons),
  render: () => <SeveralReasons />,
  play: async (context) => {
    const { canvas, userEvent } = context;
    for (const box of canvas.getAllByRole('checkbox')) await userEvent.click(box);
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }));
    const dialog = await canvas.findByRole('alertdialog');
    await expect(dialog).toHaveTextContent('You are in a call.');
    await expect(dialog).toHaveTextContent('A payment is not finished.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Sign out' }));
    await expectSignedOut(context);
  },
};

/** A question in the app’s own markup. */
export const OwnMarkup: Story = {
  parameters: asInAnApp(ownQuestion),
  render: () => <OwnQuestion />,
  play: async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Stay' }));
    await waitFor(() => expect(canvas.getByText('idle')).toBeVisible());
    await expectSignedIn(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Sign out anyway' }));
    await expectSignedOut(context);
  },
};
