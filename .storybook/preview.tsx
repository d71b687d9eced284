import type { Preview } from '@storybook/react-vite';
import { useEffect } from 'react';
import '../src/ui/styles.css';
import './preview.css';

const preview: Preview = {
  parameters: {
    // 'error' makes an axe violation fail the story's test, not only its panel.
    a11y: { test: 'error' },
    options: { storySort: { order: ['Introduction', 'SignOutButton'] } },
  },
  globalTypes: {
    colorScheme: {
      description: 'Colour scheme',
      toolbar: { icon: 'contrast', items: ['light dark', 'light', 'dark'], dynamicTitle: true },
    },
    direction: {
      description: 'Direction of the text',
      toolbar: { icon: 'transfer', items: ['ltr', 'rtl'], dynamicTitle: true },
    },
  },
  initialGlobals: { colorScheme: 'light dark', direction: 'ltr' },
  decorators: [
    (Story, { globals }) => {
      const { colorScheme, direction } = globals;
      useEffect(() => {
        document.documentElement.style.colorScheme = String(colorScheme);
        document.documentElement.dir = String(direction);
      }, [colorScheme, direction]);
      return <Story />;
    },
  ],
};

export default preview;
