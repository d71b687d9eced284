/** A page of the reference. */
export interface Page {
  /** The name of its file. */
  name: string;
  title: string;
  /** The purpose of its names. */
  about: string;
  /** The beginnings of the paths, from `src` on, of the files that declare its names. */
  sources: string[];
}

export const pages: Page[] = [
  {
    name: 'use-sign-out',
    title: 'useSignOut',
    about: 'The hook, its options, its states and its results.',
    sources: ['react/use-sign-out.', 'core/options.', 'core/types.', 'clerk/clerk-instance.'],
  },
  {
    name: 'sign-out-button',
    title: 'SignOutButton',
    about: 'The button for the web.',
    sources: ['ui/sign-out-button/'],
  },
  {
    name: 'session-sign-out-menu',
    title: 'SessionSignOutMenu',
    about: 'The menu of accounts, and its parts.',
    sources: ['ui/session-sign-out-menu/'],
  },
  {
    name: 'sign-out-status',
    title: 'SignOutStatus',
    about: 'Shows the failures that no other component shows.',
    sources: ['ui/sign-out-status/'],
  },
  {
    name: 'sign-out-cover',
    title: 'SignOutCover',
    about: 'Covers the page while a sign-out waits for the network.',
    sources: ['ui/sign-out-cover/'],
  },
  {
    name: 'sign-out-defaults',
    title: 'SignOutDefaults',
    about: 'Defaults for every hook and component below it.',
    sources: ['react/sign-out-defaults.', 'clerk/appearance-variables.'],
  },
  {
    name: 'use-device-sessions',
    title: 'useDeviceSessions',
    about: 'The devices of the current user, and their sign-out.',
    sources: ['react/use-device-sessions.', 'core/device-sessions-store.'],
  },
  {
    name: 'other-hooks',
    title: 'Other hooks and UserBoundary',
    about:
      'Hooks for who is signed in, for work before and after a sign-out, and a boundary that removes what a user leaves behind.',
    sources: [
      'react/use-signed-in-sessions.',
      'react/use-signed-out.',
      'react/use-before-sign-out.',
      'react/use-sign-out-guard.',
      'react/user-boundary.',
      'clerk/signed-in-sessions.',
      'core/sign-out-callbacks.',
    ],
  },
  {
    name: 'error-codes',
    title: 'SignOutError',
    about: 'The error, and every code it can have.',
    sources: ['core/errors.'],
  },
  {
    name: 'messages',
    title: 'Messages and languages',
    about: 'The texts of the components, and the languages they come in.',
    sources: ['messages/'],
  },
  {
    name: 'react-native',
    title: 'Components for React Native',
    about: 'The native button, list and cover. The hooks are the same as on the web.',
    sources: ['native/'],
  },
  {
    name: 'js',
    title: 'Pages without React',
    about: 'The binding for clerk-js alone.',
    sources: ['js/'],
  },
  {
    name: 'fake-clerk',
    title: 'The fake Clerk',
    about: 'For unit and component tests, and stories.',
    sources: ['testing/fake-clerk/'],
  },
  {
    name: 'frontend-api',
    title: 'The faked Frontend API',
    about: 'For tests with the real clerk-js.',
    sources: ['testing/frontend-api/'],
  },
  {
    name: 'storybook',
    title: 'The Storybook preview',
    about: 'For the stories of an app.',
    sources: ['testing/storybook/'],
  },
  {
    name: 'styles',
    title: 'Styles',
    about: 'Data attributes, classes and variables.',
    sources: [],
  },
];

/** The page of a name that a source file declares. */
export function pageOf(source: string): Page {
  const page = pages.find(({ sources }) => sources.some((start) => source.startsWith(start)));
  if (!page) throw new Error(`scripts/reference/pages.ts has no page for src/${source}.`);
  return page;
}
