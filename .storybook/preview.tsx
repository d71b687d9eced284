import type { Preview } from '@storybook/react-vite';

const preview: Preview = {
  parameters: {
    // 'error' makes an axe violation fail the story's test, not only its panel.
    a11y: { test: 'error' },
    options: { storySort: { order: ['Introduction'] } },
  },
};

export default preview;
