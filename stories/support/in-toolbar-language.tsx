import type { Decorator } from '@storybook/react-vite';
import { useMenuMessages } from '../../src/react/use-menu-messages.ts';

/** A Storybook decorator: gives a view, which does not depend on Clerk, the texts of the toolbar's language. */
export const inToolbarLanguage: Decorator = (Story, { args }) => {
  const messages = useMenuMessages({});
  return <Story args={{ ...args, messages }} />;
};
