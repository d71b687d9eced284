import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { useSignedInSessions } from '../../../src/entries/sdk.ts';
import { clerkOf, clerkParameters } from '../../../src/entries/storybook.ts';
import { states } from '../../../src/entries/testing.ts';
import { asInAnApp } from '../../support/as-in-an-app.ts';
import { pinned } from '../../support/in-app.tsx';
import { withInspector } from '../../support/inspector.tsx';
import { SignOutChoice } from './account-count.tsx';
import accountCount from './account-count.tsx?raw';
import { AccountList } from './account-list.tsx';
import accountList from './account-list.tsx?raw';
import { AccountSelect } from './account-select.tsx';
import accountSelect from './account-select.tsx?raw';
import { AccountTable } from './account-table.tsx';
import accountTable from './account-table.tsx?raw';

const meta = {
  title: 'Hooks/useSignedInSessions/Markup',
  globals: pinned,
  parameters: { ...clerkParameters(states.threeAccounts) },
  decorators: [
    withInspector('useSignedInSessions()', () =>
      Object.fromEntries(
        useSignedInSessions().map(({ id, identifier, isCurrent, status }) => [
          id,
          { identifier, isCurrent, status },
        ]),
      ),
    ),
  ],
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;
type Context = Parameters<NonNullable<Story['play']>>[0];

const expectLeft = (context: Context, count: number) =>
  waitFor(() => expect(clerkOf(context).server.snapshot().signedInSessionIds).toHaveLength(count));

/** A list of the accounts, each with its own button. */
export const List: Story = {
  parameters: asInAnApp(accountList),
  render: () => <AccountList />,
  play: async (context) => {
    const { canvas, userEvent } = context;
    const [, second] = await canvas.findAllByRole('button', { name: /^Sign out of / });
    if (second) await userEvent.click(second);
    await expectLeft(context, 2);
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(2));
  },
};

/** With several accounts, the app offers to sign out of this one or of all. */
export const Choice: Story = {
  parameters: asInAnApp(accountCount),
  render: () => <SignOutChoice />,
  play: async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.click(await canvas.findByRole('button', { name: 'Sign out of this one' }));
    await expectLeft(context, 2);
    await userEvent.click(await canvas.findByRole('button', { name: 'Sign out of all' }));
    await expectLeft(context, 0);
  },
};

/** A select box for the account to sign out of. */
export const Select: Story = {
  parameters: asInAnApp(accountSelect),
  render: () => <AccountSelect />,
  play: async (context) => {
    const { canvas, userEvent } = context;
    await canvas.findByRole('option', { name: 'bo@example.com' });
    await userEvent.selectOptions(canvas.getByRole('combobox'), 'bo@example.com');
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }));
    await expectLeft(context, 2);
    await expect(clerkOf(context).server.snapshot().signedInSessionIds).not.toContain('sess_bo');
  },
};

/** A table of the accounts with what is known of each. */
export const Table: Story = {
  parameters: asInAnApp(accountTable),
  render: () => <AccountTable />,
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('row')).toHaveLength(4));
  },
};
