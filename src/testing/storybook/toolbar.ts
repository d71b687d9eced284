import type {
  ClerkPreview,
  StoryAccounts,
  StoryLocale,
  StoryNetwork,
  ToolbarIcon,
} from './types.ts';

const ACCOUNTS: Record<StoryAccounts, string> = {
  story: 'As in the story',
  oneAccount: 'One account',
  threeAccounts: 'Three accounts',
  twentyAccounts: 'Twenty accounts',
  signedOut: 'Signed out',
  pendingTask: 'With a pending task',
  expiredAccount: 'With an expired account',
  loading: 'Clerk is loading',
  failedToLoad: 'Clerk failed to load',
};

const NETWORK: Record<StoryNetwork, string> = {
  online: 'Online',
  offline: 'Offline',
  slow: 'Slow',
  rateLimited: 'Rate limited',
  serverError: 'Server error',
  gatewayError: 'Gateway error',
  answerLost: 'Answers are lost',
  noAnswer: 'No answer',
  sessionEndedElsewhere: 'Session ended elsewhere',
};

const LATENCIES: Record<string, string> = {
  story: 'As in the story',
  '0': 'At once',
  '400': '400 ms',
  '3000': '3 s',
};

/** The toolbar and its initial values. `direction: auto` follows the language. */
export function createToolbar(
  locales: Record<string, StoryLocale>,
): Pick<ClerkPreview, 'globalTypes' | 'initialGlobals'> {
  const languages = Object.fromEntries(
    Object.entries(locales).map(([tag, { title }]) => [tag, title]),
  );
  const menus: [
    name: string,
    icon: ToolbarIcon,
    description: string,
    items: Record<string, string>,
  ][] = [
    ['clerkAccounts', 'users', 'Who is signed in to Clerk', ACCOUNTS],
    ['clerkNetwork', 'lightning', 'The network between the page and Clerk', NETWORK],
    ['clerkLatency', 'timer', 'How long Clerk takes to answer', LATENCIES],
    ['locale', 'globe', 'Language', languages],
    [
      'direction',
      'transfer',
      'Direction of the text',
      {
        auto: 'As the language',
        ltr: 'Left to right',
        rtl: 'Right to left',
      },
    ],
    [
      'colorScheme',
      'contrast',
      'Color scheme',
      {
        'light dark': "The browser's",
        light: 'Light',
        dark: 'Dark',
      },
    ],
    ['density', 'component', 'Density', { comfortable: 'Comfortable', compact: 'Compact' }],
    ['strictMode', 'shield', 'React StrictMode', { on: 'StrictMode', off: 'No StrictMode' }],
  ];
  return {
    globalTypes: Object.fromEntries(
      menus.map(([name, icon, description, items]) => [
        name,
        {
          name,
          description,
          toolbar: {
            icon,
            // Eight titles do not fit in the toolbar: only the most important ones are shown.
            dynamicTitle: name === 'clerkAccounts' || name === 'clerkNetwork',
            items: Object.entries(items).map(([value, title]) => ({ value, title })),
          },
        },
      ]),
    ),
    initialGlobals: Object.fromEntries(
      menus.map(([name, , , items]) => [name, startOf(name, items)]),
    ),
  };
}

function startOf(name: string, items: Record<string, string>): string {
  // Objects list numeric keys first.
  if (name === 'clerkLatency') return 'story';
  return Object.keys(items)[0] ?? '';
}
