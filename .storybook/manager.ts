import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming/create';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

function setLook() {
  addons.setConfig({
    theme: create({
      base: dark.matches ? 'dark' : 'light',
      brandTitle: 'clerk-sign-out',
      brandUrl: 'https://github.com/clerk-sign-out/clerk-sign-out',
      brandTarget: '_blank',
    }),
    layoutCustomisations: {
      // The lab has no controls, and needs the room.
      showPanel: ({ storyId }) => (storyId?.startsWith('fault-lab') ? false : undefined),
    },
  });
}

setLook();
dark.addEventListener('change', setLook);
