import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { useDeviceSessions } from '../../../src/entries/sdk.ts';
import { clerkOf, clerkParameters } from '../../../src/entries/storybook.ts';
import { otherDevices } from '../../../src/entries/testing.ts';
import { asInAnApp } from '../../support/as-in-an-app.ts';
import { pinned } from '../../support/in-app.tsx';
import { withInspector } from '../../support/inspector.tsx';
import { DeviceList } from './device-list.tsx';
import deviceList from './device-list.tsx?raw';
import { DeviceNotice } from './device-notice.tsx';
import deviceNotice from './device-notice.tsx?raw';
import { DevicesOnDemand } from './on-demand.tsx';
import onDemand from './on-demand.tsx?raw';
import { OthersButton } from './others-button.tsx';
import othersButton from './others-button.tsx?raw';

const devices = otherDevices(3);

const meta = {
  title: 'Hooks/useDeviceSessions/Markup',
  globals: pinned,
  parameters: { ...clerkParameters({ devices }) },
  decorators: [
    withInspector('useDeviceSessions()', () => {
      // The story's own markup decides when the list is loaded.
      const { status, devices: rows, others, progress } = useDeviceSessions({ enabled: false });
      return {
        status,
        devices: rows.map(({ id, state }) => `${id}: ${state.status}`).join(', ') || 'none',
        'others.status': others.status,
        progress,
      };
    }),
  ],
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;
type Context = Parameters<NonNullable<Story['play']>>[0];

const expectLeft = (context: Context, count: number) =>
  waitFor(() => expect(clerkOf(context).server.snapshot().deviceSessionIds).toHaveLength(count));

/** Each device with its own button. A failed one can be tried again. */
export const List: Story = {
  parameters: asInAnApp(deviceList),
  render: () => <DeviceList />,
  play: async (context) => {
    const { canvas, userEvent } = context;
    clerkOf(context).reject('revoke', { status: 500 });
    const [first] = await canvas.findAllByRole('button', { name: /^Sign out of / });
    if (first) await userEvent.click(first);
    await userEvent.click(await canvas.findByText('Try again'));
    await expectLeft(context, 2);
  },
};

/** One button for all other devices. After a failure, it tries only those that are left. */
export const AllOthers: Story = {
  parameters: asInAnApp(othersButton),
  render: () => <OthersButton />,
  play: async (context) => {
    const { canvas, userEvent } = context;
    clerkOf(context).server.fault({ kind: 'status', status: 500, call: 'revoke-device', times: 1 });
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out of all other devices' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Try those again' }));
    await expectLeft(context, 0);
  },
};

/** Says on how many other devices the user is signed in. */
export const Notice: Story = {
  parameters: asInAnApp(deviceNotice),
  render: () => <DeviceNotice />,
  play: async ({ canvas }) => {
    await canvas.findByText('You are signed in on 3 other devices.');
  },
};

/** Asks the server for the list only when the section is opened. */
export const OnDemand: Story = {
  parameters: asInAnApp(onDemand),
  render: () => <DevicesOnDemand />,
  play: async (context) => {
    const { canvas, userEvent } = context;
    const asked = () => clerkOf(context).server.log.filter(({ call }) => call === 'list-devices');
    await expect(asked()).toHaveLength(0);
    await userEvent.click(canvas.getByText('Devices'));
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(4));
    await expect(asked()).toHaveLength(1);
  },
};
