import type { Meta, StoryObj } from '@storybook/react-vite';
import { fn } from 'storybook/test';
import { type DeviceSessionRow, SignOutError, type SignOutState } from '../../src/entries/sdk.ts';
import { SessionSignOutMenuContent } from '../../src/ui/session-sign-out-menu/menu-content.tsx';
import { MenuDevicesView } from '../../src/ui/session-sign-out-menu/menu-devices.view.tsx';
import { SessionSignOutMenuTrigger } from '../../src/ui/session-sign-out-menu/menu-trigger.tsx';
import { SessionSignOutMenuView } from '../../src/ui/session-sign-out-menu/session-sign-out-menu.view.tsx';
import { ada, fixed, texts } from '../support/menu-rows.ts';

const NOW = Date.UTC(2026, 5, 15, 12);
const HOUR_MS = 3_600_000;

function device(id: string, fields: Partial<DeviceSessionRow> = {}): DeviceSessionRow {
  return {
    id,
    isCurrent: false,
    deviceType: 'Windows',
    isMobile: false,
    browserName: 'Firefox',
    browserVersion: '140.0',
    city: 'Vienna',
    country: 'AT',
    lastActiveAt: NOW - 3 * HOUR_MS,
    state: { status: 'idle' },
    ...fields,
  };
}

const own = device('own', { isCurrent: true, deviceType: 'Macintosh', browserName: 'Chrome' });
const phone = device('phone', {
  deviceType: 'iPhone',
  isMobile: true,
  browserName: 'Safari',
  browserVersion: '26.1',
  city: 'Graz',
  lastActiveAt: NOW - 26 * HOUR_MS,
});

const meta = {
  title: 'DeviceSessions/States',
  component: MenuDevicesView,
  args: {
    devices: [own, phone, device('laptop')],
    status: 'ready',
    now: NOW,
    onRevoke: fn(),
    onReload: fn(),
  },
  parameters: {
    others: undefined as SignOutState | undefined,
    docs: { story: { inline: false, iframeHeight: 340 } },
  },
  render: (args, { parameters }) => (
    <div style={{ minBlockSize: '20rem', display: 'flex', justifyContent: 'end' }}>
      <SessionSignOutMenuView
        accounts={[ada]}
        states={fixed(parameters['others'] && { 'other-devices': parameters['others'] })}
        messages={texts}
        defaultOpen
        onSignOut={fn()}
        onRetry={fn()}
        onCancel={fn()}
      >
        <SessionSignOutMenuTrigger />
        <SessionSignOutMenuContent>
          <MenuDevicesView {...args} />
        </SessionSignOutMenuContent>
      </SessionSignOutMenuView>
    </div>
  ),
} satisfies Meta<typeof MenuDevicesView>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The current device is marked and cannot be pressed. A press on another one signs it out. */
export const Devices: Story = {};

/** Placeholder rows until the list has loaded. */
export const Loading: Story = { args: { devices: [], status: 'loading' } };

/** The list is loaded and contains only this device. */
export const NoOthers: Story = { args: { devices: [own] } };

/** The list could not be loaded. Clerk's own call would return an empty list. */
export const NotLoaded: Story = { args: { devices: [], status: 'error' } };

/** The known devices stay. */
export const NotLoadedAgain: Story = { args: { status: 'error' } };

/** The request for one device is under way. */
export const SigningOutOfOne: Story = {
  args: {
    devices: [
      own,
      { ...phone, state: { status: 'pending', phase: 'requesting' } },
      device('laptop'),
    ],
  },
};

/** The row of the device shows the error. A press on it tries again. */
export const Failed: Story = {
  args: {
    devices: [
      own,
      { ...phone, state: { status: 'error', error: new SignOutError('network') } },
      device('laptop'),
    ],
  },
};

/** The server wants the person to prove their identity first. */
export const NeedsReverification: Story = {
  args: {
    devices: [
      own,
      {
        ...phone,
        state: { status: 'error', error: new SignOutError('reverification_required') },
      },
    ],
  },
};

/** A press stops: it cancels the requests that have not been sent. */
export const SigningOutOfAllOthers: Story = {
  parameters: {
    others: {
      status: 'pending',
      phase: 'requesting',
      startedAt: 0,
      progress: { completed: 5, total: 14 },
    },
  },
};

/** After signing out of all others: the devices that failed stay, each with its error. */
export const SomeFailed: Story = {
  args: {
    devices: [
      own,
      { ...phone, state: { status: 'error', error: new SignOutError('server') } },
      { ...device('laptop'), state: { status: 'error', error: new SignOutError('server') } },
    ],
  },
  parameters: {
    others: { status: 'error', error: new SignOutError('partial') },
  },
};

/** Twenty devices. Only the list scrolls. */
export const Twenty: Story = {
  args: {
    devices: [
      own,
      ...Array.from({ length: 19 }, (_, index) =>
        device(`device_${index}`, { lastActiveAt: NOW - index * 29 * HOUR_MS }),
      ),
    ],
  },
};

/** Details that Clerk does not know are left out. */
export const LittleKnown: Story = {
  args: {
    devices: [
      own,
      device('bare', {
        deviceType: null,
        browserName: null,
        browserVersion: null,
        city: null,
        country: null,
      }),
      device('mobile', { deviceType: null, isMobile: true, browserName: null, city: null }),
    ],
  },
};
