import type { StorybookConfig } from '@storybook/react-vite';
import remarkGfm from 'remark-gfm';
import { mergeConfig } from 'vite';
import { writeGuidePages } from './guide-pages.ts';

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.tsx', writeGuidePages()],
  staticDirs: ['../stories/fault-lab/static', { from: '../docs/images', to: '/images' }],
  addons: [
    {
      name: '@storybook/addon-docs',
      // Tables.
      options: { mdxPluginOptions: { mdxCompileOptions: { remarkPlugins: [remarkGfm] } } },
    },
    '@storybook/addon-a11y',
    '@storybook/addon-vitest',
  ],
  // The other reader does not follow types into other files, and would call every choice a "union".
  typescript: { reactDocgen: 'react-docgen-typescript' },
  viteFinal: (vite) =>
    mergeConfig(vite, {
      optimizeDeps: {
        // What only pages, the preview and the frames of the fault lab import: found late, it would load everything again.
        include: [
          '@base-ui/react/menu',
          '@base-ui/react/toolbar',
          '@clerk/clerk-js/no-rhc',
          '@clerk/react',
          '@mui/material/Button',
          '@mui/material/Menu',
          '@mui/material/MenuItem',
          '@storybook/addon-docs/blocks',
          'react-dom/client',
          'storybook/preview-api',
          'storybook/theming',
        ],
      },
      build: {
        // The first browsers with `light-dark()`: a replacement for older ones would not see the toolbar's colour scheme.
        cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
        // Storybook's own parts are larger than the limit of an app.
        chunkSizeWarningLimit: 4_000,
      },
    }),
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
};

export default config;
