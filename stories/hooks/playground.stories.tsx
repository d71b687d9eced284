import type { Meta, StoryObj } from '@storybook/react-vite';
import { clerkParameters } from '../../src/entries/storybook.js';
import { otherDevices } from '../../src/entries/testing.js';
import { inApp } from '../support/in-app.js';
import { DeviceList } from './use-device-sessions/device-list.js';
import { PlainButton } from './use-sign-out/plain-button.js';
import { UnsavedNote } from './use-sign-out-guard/unsaved-note.js';
import { AccountList } from './use-signed-in-sessions/account-list.js';
import { Goodbye } from './use-signed-out/goodbye.js';

const meta = {
  title: 'Hooks/Playground',
  decorators: [inApp],
  parameters: { ...clerkParameters({ devices: otherDevices(3) }) },
} satisfies Meta;

export default meta;

/** All of them, with whatever the toolbar says: who is signed in, the network, and so on. */
export const Playground: StoryObj<typeof meta> = {
  render: () => (
    <>
      <PlainButton />
      <UnsavedNote />
      <AccountList />
      <DeviceList />
      <Goodbye />
    </>
  ),
};
