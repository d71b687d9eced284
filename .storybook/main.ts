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
      // For tables.
      options: { mdxPluginOptions: { mdxCompileOptions: { remarkPlugins: [remarkGfm] } } },
    },
    '@storybook/addon-a11y',
    '@storybook/addon-vitest',
  ],
  // The other parser does not follow types into other files, and shows every union of literals as "union".
  typescript: { reactDocgen: 'react-docgen-typescript' },
  viteFinal: (vite) =>
    mergeConfig(vite, {
      optimizeDeps: {
        // Imported only by pages, the preview, the fault lab's frames and the tests: found late, they would reload everything.
        include: [
          '@base-ui/react/menu',
          '@base-ui/react/toolbar',
          '@clerk/clerk-js/no-rhc',
          '@clerk/react',
          '@mui/material/Button',
          '@mui/material/Menu',
          '@mui/material/MenuItem',
          '@storybook/addon-docs/blocks',
          'axe-core',
          'react-dom/client',
          'storybook/preview-api',
          'storybook/theming',
        ],
      },
      build: {
        // The first browsers with `light-dark()`: a replacement for older ones would ignore the toolbar's color scheme.
        cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
        // Storybook's own chunks exceed the limit for an app.
        chunkSizeWarningLimit: 4_000,
      },
    }),
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
};

export default config;
