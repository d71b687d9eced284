import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, waitFor, within } from 'storybook/test';
import {
  type DeviceSessionRow,
  type Reverification,
  useDeviceSessions,
} from '../../src/entries/sdk.ts';
import { clerkOf, clerkParameters } from '../../src/entries/storybook.ts';
import { inApp, pinned } from '../support/in-app.tsx';

const devices = [
  { id: 'sess_phone', deviceType: 'iPhone', isMobile: true, browserName: 'Safari' },
  { id: 'sess_laptop', deviceType: 'Windows' },
  { id: 'sess_tablet', deviceType: 'iPad' },
];

/** A custom page with `useDeviceSessions` and plain markup. */
function DevicesPage() {
  const [question, setQuestion] = useState<Reverification>();
  const list = useDeviceSessions({ onNeedsReverification: setQuestion });
  const { others, progress } = list;
  const answer = (run: (() => void) | undefined) => {
    setQuestion(undefined);
    run?.();
  };
  const left = list.devices.filter(({ isCurrent }) => !isCurrent);
  return (
    <div style={{ display: 'grid', gap: '0.75rem', justifyItems: 'start' }}>
      {list.isLoading && <p>Loading…</p>}
      {list.isError && (
        <p role="alert">
          Your devices could not be loaded.{' '}
          <button type="button" onClick={() => void list.reload()}>
            Load again
          </button>
        </p>
      )}
      {list.isReady && left.length === 0 && <p>You are signed in on this device only.</p>}
      <ul>
        {list.devices.map((device) => (
          <DeviceItem
            key={device.id}
            device={device}
            onRevoke={() => void list.revoke(device.id)}
          />
        ))}
      </ul>
      {question && (
        <p role="alert">
          Verify your identity.{' '}
          <button type="button" onClick={() => answer(question.complete)}>
            It is me
          </button>{' '}
          <button type="button" onClick={() => answer(question.cancel)}>
            Not now
          </button>
        </p>
      )}
      {progress ? (
        <>
          <label>
            Signing out of your other devices{' '}
            <progress max={progress.total} value={progress.completed} />
          </label>
          <button type="button" onClick={list.stop}>
            Stop
          </button>
        </>
      ) : others.isError ? (
        <p role="alert">
          {left.length} devices are still signed in.{' '}
          <button type="button" onClick={() => void list.retryFailed()}>
            Try those again
          </button>
        </p>
      ) : (
        left.length > 0 && (
          <button type="button" onClick={() => void list.revokeOthers()}>
            Sign out of all other devices
          </button>
        )
      )}
    </div>
  );
}

function DeviceItem({ device, onRevoke }: { device: DeviceSessionRow; onRevoke: () => void }) {
  const { deviceType, browserName, isCurrent, state } = device;
  return (
    <li>
      {deviceType}, {browserName}{' '}
      {isCurrent ? (
        '(this device)'
      ) : (
        <button type="button" aria-busy={state.status === 'pending'} onClick={onRevoke}>
          {state.status === 'pending'
            ? `Signing out of ${deviceType}…`
            : state.status === 'error'
              ? `Try ${deviceType} again (${state.error.code})`
              : `Sign out of ${deviceType}`}
        </button>
      )}
    </li>
  );
}

const meta = {
  title: 'DeviceSessions/Journeys',
  component: DevicesPage,
  decorators: [inApp],
  globals: pinned,
  parameters: clerkParameters({ devices }),
} satisfies Meta<typeof DevicesPage>;

export default meta;
type Story = StoryObj<typeof meta>;
type Context = Parameters<NonNullable<Story['play']>>[0];

const button = ({ canvas }: Context, name: RegExp | string) =>
  canvas.findByRole('button', { name });

const expectDevices = (context: Context, ids: string[]) =>
  waitFor(() => expect(clerkOf(context).server.snapshot().deviceSessionIds).toEqual(ids));

/** One device is signed out. The first try fails, and the second succeeds. */
export const OneByOne: Story = {
  play: async (context) => {
    const { userEvent } = context;
    const { server } = clerkOf(context);
    server.fault({ kind: 'status', status: 500, call: 'revoke-device', times: 1 });
    await userEvent.click(await button(context, 'Sign out of iPhone'));
    await userEvent.click(await button(context, 'Try iPhone again (server)'));
    await expectDevices(context, ['sess_laptop', 'sess_tablet']);
    await waitFor(() =>
      expect(context.canvas.queryByRole('button', { name: /iPhone/ })).toBeNull(),
    );
  },
};

/** All others are signed out at once. One fails, and only that one is tried again. */
export const AllOthersAndOnlyTheFailedAgain: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    const { server } = clerkOf(context);
    const call = 'revoke-device';
    server.fault({ kind: 'reset', call, sessionId: 'sess_tablet', times: 1 });
    server.fault({ kind: 'status', status: 429, retryAfter: 1, call, nth: 2 });
    await userEvent.click(await button(context, 'Sign out of all other devices'));
    await canvas.findByRole('progressbar', { name: /Signing out/ });

    await canvas.findByText(/^1 devices are still signed in/);
    await expectDevices(context, ['sess_tablet']);
    await userEvent.click(await button(context, 'Try those again'));

    await canvas.findByText('You are signed in on this device only.');
    const revoked = server.log.filter((entry) => entry.call === call && entry.outcome === 200);
    await expect(revoked).toHaveLength(3);
  },
};

/** Stop cancels the requests that have not been sent. The other devices stay in the list. */
export const Stopped: Story = {
  parameters: clerkParameters({
    devices: Array.from({ length: 12 }, (_, index) => ({ id: `sess_${index}` })),
    latencyMs: 300,
  }),
  play: async (context) => {
    const { userEvent } = context;
    const { server } = clerkOf(context);
    await userEvent.click(await button(context, 'Sign out of all other devices'));
    await userEvent.click(await button(context, 'Stop'));

    await button(context, 'Sign out of all other devices');
    const left = server.snapshot().deviceSessionIds.length;
    await expect(left).toBeGreaterThanOrEqual(4);
    await expect(
      within(context.canvas.getByRole('list')).getAllByRole('button', { name: /^Sign out of/ }),
    ).toHaveLength(left);
  },
};

/** “No other devices” and “could not be loaded” are not the same. */
export const NotLoaded: Story = {
  parameters: clerkParameters({
    devices: [],
    prepare: ({ server }) => {
      server.fault({ kind: 'status', status: 500, call: 'list-devices', times: 1 });
    },
  }),
  play: async (context) => {
    const { canvas, userEvent } = context;
    await canvas.findByText('Your devices could not be loaded.');
    await expect(canvas.queryByText('You are signed in on this device only.')).toBeNull();

    await userEvent.click(await button(context, 'Load again'));

    await canvas.findByText('You are signed in on this device only.');
  },
};

/** The app asks the person to verify that it is them, and then continues. */
export const Reverified: Story = {
  parameters: clerkParameters({ devices, requireReverification: true }),
  play: async (context) => {
    const { canvas, userEvent } = context;
    const { server } = clerkOf(context);
    await userEvent.click(await button(context, 'Sign out of all other devices'));
    await userEvent.click(await button(context, 'Not now'));
    await canvas.findByText(/^3 devices are still signed in/);

    await userEvent.click(await button(context, 'Try those again'));
    await button(context, 'It is me');
    server.completeReverification();
    await userEvent.click(await button(context, 'It is me'));

    await canvas.findByText('You are signed in on this device only.');
    await expectDevices(context, []);
  },
};
