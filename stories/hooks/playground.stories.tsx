import type { Meta, StoryObj } from '@storybook/react-vite';
import { clerkParameters } from '../../src/entries/storybook.ts';
import { otherDevices } from '../../src/entries/testing.ts';
import { inApp } from '../support/in-app.tsx';
import { DeviceList } from './use-device-sessions/device-list.tsx';
import { PlainButton } from './use-sign-out/plain-button.tsx';
import { UnsavedNote } from './use-sign-out-guard/unsaved-note.tsx';
import { AccountList } from './use-signed-in-sessions/account-list.tsx';
import { Goodbye } from './use-signed-out/goodbye.tsx';

const meta = {
  title: 'Hooks/Playground',
  decorators: [inApp],
  parameters: { ...clerkParameters({ devices: otherDevices(3) }) },
} satisfies Meta;

export default meta;

/** All hooks, with the settings of the toolbar: who is signed in, the network, and so on. */
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
