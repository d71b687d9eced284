import type { Meta, StoryObj } from '@storybook/react-vite';
import { SignOutButton } from '../../src/entries/sdk.ts';
import { inApp } from '../support/in-app.tsx';

const meta = {
  title: 'SignOutButton/Playground',
  component: SignOutButton,
  decorators: [inApp],
} satisfies Meta<typeof SignOutButton>;

export default meta;

/** With whatever the toolbar says: who is signed in, the network, the language, and so on. */
export const Playground: StoryObj<typeof meta> = {};
