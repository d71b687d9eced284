import 'clerk-sign-out/styles.css';
import { ClerkProvider } from '@clerk/react';
import type { Preview } from '@storybook/react-vite';
import { createClerkPreview } from 'clerk-sign-out/storybook';

export default {
  ...createClerkPreview({ ClerkProvider }),
} satisfies Preview;
