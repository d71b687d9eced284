import type { Meta, StoryObj } from '@storybook/react-vite';
import { SignOutButton } from '../../src/entries/sdk.ts';
import { inApp } from '../support/in-app.tsx';

const meta = {
  title: 'SignOutButton/Playground',
  component: SignOutButton,
  decorators: [inApp],
  parameters: {
    controls: {
      expanded: true,
      include: [
        'variant',
        'size',
        'fullWidth',
        'children',
        'confirm',
        'feedback',
        'scope',
        'redirectUrl',
        'whenOffline',
        'timeoutMs',
        'spinDelayMs',
        'slowAfterMs',
        'unstyled',
      ],
    },
  },
  argTypes: {
    children: { control: 'text' },
    confirm: { control: 'select', options: [false, true, 'when-guarded'] },
    redirectUrl: { control: 'text' },
  },
} satisfies Meta<typeof SignOutButton>;

export default meta;

/** Follows the settings of the toolbar: who is signed in, the network, the language, and so on. */
export const Playground: StoryObj<typeof meta> = {};
