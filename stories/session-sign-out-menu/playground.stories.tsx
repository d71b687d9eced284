import type { Meta, StoryObj } from '@storybook/react-vite';
import { SessionSignOutMenu } from '../../src/entries/sdk.ts';
import { clerkParameters } from '../../src/entries/storybook.ts';
import { otherDevices } from '../../src/entries/testing.ts';
import { inApp } from '../support/in-app.tsx';

const meta = {
  title: 'SessionSignOutMenu/Playground',
  component: SessionSignOutMenu,
  decorators: [inApp],
  args: { devices: true, fallback: <a href="#sign-in">Sign in</a> },
  argTypes: {
    confirm: { control: 'select', options: [false, true, 'when-guarded'] },
    next: { control: 'select', options: ['none', 'most-recent', 'choose'] },
    redirectUrl: { control: 'text' },
  },
  parameters: {
    ...clerkParameters({
      sessions: [
        { id: 'sess_ada', lastName: 'Lovelace' },
        { id: 'sess_grace', lastName: 'Hopper' },
      ],
      devices: otherDevices(2),
    }),
    controls: {
      expanded: true,
      include: ['devices', 'switchable', 'confirm', 'next', 'redirectUrl', 'dir', 'unstyled'],
    },
    docs: { story: { inline: false, iframeHeight: 420 } },
  },
} satisfies Meta<typeof SessionSignOutMenu>;

export default meta;

/** Follows the settings of the toolbar: who is signed in, the network, the language, and so on. */
export const Playground: StoryObj<typeof meta> = {};
