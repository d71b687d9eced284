import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, spyOn } from 'storybook/test';
import { clerkOf } from '../../../src/entries/storybook.ts';
import { asInAnApp } from '../../support/as-in-an-app.ts';
import { inApp, pinned } from '../../support/in-app.tsx';
import { DraftEditor } from './save-draft.tsx';
import saveDraft from './save-draft.tsx?raw';

const meta = {
  title: 'Hooks/useBeforeSignOut/Uses',
  globals: pinned,
  decorators: [inApp],
  parameters: asInAnApp(saveDraft),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

const save = fn(async (_text: string) => {});

/** The draft is saved while the session is still valid. */
export const SaveDraft: Story = {
  render: () => <DraftEditor draft={{ save }} />,
  play: async (context) => {
    const { canvas, userEvent } = context;
    const { server } = clerkOf(context);
    const held: string[][] = [];
    save.mockReset();
    save.mockImplementation(async () => void held.push(server.snapshot().signedInSessionIds));
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }));
    await canvas.findByText('The app: nobody is signed in.');
    await expect(save).toHaveBeenCalledOnce();
    await expect(save).toHaveBeenCalledWith('Dear Charles …');
    await expect(held).toEqual([['sess_ada']]);
  },
};

const saveInVain = fn(async () => {
  throw new Error('The draft could not be saved.');
});

/** The draft cannot be saved. The error is reported, and the sign-out goes through. */
export const Failing: Story = {
  render: () => <DraftEditor draft={{ save: saveInVain }} />,
  play: async ({ canvas, userEvent }) => {
    saveInVain.mockClear();
    const report = spyOn(window, 'reportError').mockImplementation(() => {});
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }));
    await canvas.findByText('The app: nobody is signed in.');
    await expect(saveInVain).toHaveBeenCalledOnce();
    await expect(report).toHaveBeenCalledOnce();
    report.mockRestore();
  },
};
