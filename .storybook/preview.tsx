import { ClerkProvider } from '@clerk/react';
import type { Preview } from '@storybook/react-vite';
import type { ReactNode } from 'react';
import type { ArgTypesEnhancer } from 'storybook/internal/types';
import { configure } from 'storybook/test';
import { SignOutDefaults } from '../src/entries/sdk.ts';
import {
  clerkParameters,
  createClerkPreview,
  type StorySettings,
} from '../src/entries/storybook.ts';
import { catalogues, locales } from '../stories/support/languages.ts';
import { SchemedDocsContainer } from './docs-container.tsx';
import '../src/ui/styles.css';
import './preview.css';

// Long, because a machine under load is slow. A story that waits in vain still fails, only later.
configure({ asyncUtilTimeout: 20_000 });

function Wrapper({ localization, children }: StorySettings & { children: ReactNode }) {
  return (
    <SignOutDefaults localization={localization} languages={catalogues}>
      {children}
    </SignOutDefaults>
  );
}

/** Sorts controls in the order in which a story names them. */
const inNamedOrder: ArgTypesEnhancer = ({ argTypes, parameters }) => {
  const names: unknown = parameters['controls']?.include;
  if (!Array.isArray(names)) return argTypes;
  const isNamed = ([name]: [string, unknown]) => names.includes(name);
  return Object.fromEntries(
    Object.entries(argTypes)
      .filter(isNamed)
      .sort(([one], [other]) => names.indexOf(one) - names.indexOf(other)),
  );
};

export default {
  ...createClerkPreview({ ClerkProvider, Wrapper, locales }),
  argTypesEnhancers: [inNamedOrder],
  parameters: {
    ...clerkParameters({ sessions: [{ id: 'sess_ada', lastName: 'Lovelace' }], latencyMs: 50 }),
    // 'error' makes an axe violation fail the story's test, not only its panel.
    a11y: { test: 'error' },
    docs: { container: SchemedDocsContainer },
    options: {
      storySort: {
        order: [
          'Introduction',
          'Fault lab',
          'SignOutButton',
          ['Guide', 'Playground'],
          'SessionSignOutMenu',
          ['Guide', 'Playground'],
          'DeviceSessions',
          'SignOutStatus',
          ['Guide'],
          'SignOutCover',
          ['Guide'],
          'UserBoundary',
          ['Guide'],
          'Hooks',
          'Guides',
          [
            'Getting started',
            "Replacing Clerk's button",
            "From Clerk's guide to clerk-sign-out: Next.js",
            "From Clerk's guide to clerk-sign-out: Expo",
            "From Clerk's guide to clerk-sign-out: JavaScript",
            'Any other Clerk SDK: clerk-sign-out headless',
            'Recipes',
            'Multi-session',
            'Other devices',
            'Failures that no button shows',
            'Caches and analytics on sign-out',
            'Monitoring',
            'Broken networks, blocked browser features, extensions',
            'Security',
            'Theming',
            'Tailwind CSS',
            'shadcn ui',
            'MUI and other component libraries',
            'Localization',
            'Accessibility',
            'Errors',
            'Testing sign-out',
          ],
          'Reference',
          ['Reference'],
        ],
      },
    },
  },
} satisfies Preview;
