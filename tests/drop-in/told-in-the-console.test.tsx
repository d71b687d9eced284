import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ClerkInstance } from '../../src/clerk/clerk-instance.ts';
import { deMessages } from '../../src/messages/locales/de.ts';
import { SignOutDefaults } from '../../src/react/sign-out-defaults.tsx';
import { createFakeClerk } from '../../src/testing/fake-clerk/create-fake-clerk.ts';
import { SessionSignOutMenu } from '../../src/ui/session-sign-out-menu/session-sign-out-menu.tsx';
import { SignOutButton } from '../../src/ui/sign-out-button/sign-out-button.tsx';
import { SignOutStatus } from '../../src/ui/sign-out-status/sign-out-status.tsx';
import { SilentClerkProvider as wrapper } from '../support/silent-clerk-provider.tsx';

// The console shows each warning to the developer once in the life of a page, so every test here uses a different wrong
// value.
const warn = () => vi.mocked(console.warn);
afterEach(() => void warn().mockClear());
const said = () => warn().mock.calls.map(([text]) => String(text));

function open() {
  const clerk = createFakeClerk({
    loaded: true,
    sessions: [{ id: 'sess_ada' }, { id: 'sess_bob' }],
  });
  return clerk as typeof clerk & ClerkInstance;
}

const docs = 'https://github.com/clerk-sign-out/clerk-sign-out/blob/main/docs/errors.md';

/** What is wrong, what the app renders, and what the console says. Without types, as in plain JavaScript. */
const WRONG: [name: string, element: (props: object) => ReactElement, text: RegExp][] = [
  [
    'variant of the button',
    (props) => <SignOutButton {...props} variant={'primary' as never} />,
    /variant: expected solid, outline, ghost, link, danger\./,
  ],
  [
    'size of the button',
    (props) => <SignOutButton {...props} size={'xl' as never} />,
    /size: expected sm, md, lg, icon\./,
  ],
  [
    'confirm of the button',
    (props) => <SignOutButton {...props} confirm={'Really?' as never} />,
    /confirm: expected true, false, 'when-guarded', texts in an object, or a function\./,
  ],
  [
    'localization of the menu',
    (props) => <SessionSignOutMenu {...props} localization={'de-DE' as never} />,
    /localization: expected an object, such as deDE of @clerk\/localizations\./,
  ],
  [
    'messages of the defaults',
    (props) => (
      <SignOutDefaults messages={'Log out' as never}>
        <SignOutButton {...props} />
      </SignOutDefaults>
    ),
    /messages: expected an object with texts\./,
  ],
  [
    'feedback of the button',
    (props) => <SignOutButton {...props} feedback={'toast' as never} />,
    /feedback: expected inline, floating, none\./,
  ],
  [
    'classNames of the button',
    (props) => <SignOutButton {...props} classNames={'mine' as never} />,
    /classNames: expected an object, such as \{ button \}\./,
  ],
  [
    'appearance of the menu',
    (props) => <SessionSignOutMenu {...props} appearance={'dark' as never} />,
    /appearance: expected an object, such as \{ variables \}\./,
  ],
  [
    'slowAfterMs of the status',
    (props) => <SignOutStatus {...props} slowAfterMs={'8s' as never} />,
    /slowAfterMs: expected milliseconds, or Infinity for never\./,
  ],
  [
    'languages of the defaults',
    (props) => (
      <SignOutDefaults languages={deMessages as never}>
        <SignOutButton {...props} />
      </SignOutDefaults>
    ),
    /languages: expected an array, such as \[deMessages\]\./,
  ],
  [
    'name of a text',
    (props) => <SignOutButton {...props} messages={{ sginOut: 'Log out' } as never} />,
    /messages\.sginOut: expected one of signOut, /,
  ],
];

it.each(WRONG)(
  'a wrong %s is reported once, with a link to its explanation',
  (_, element, text) => {
    const clerk = open();
    const { rerender } = render(element({ clerk }), { wrapper });
    rerender(element({ clerk }));
    expect(said()).toEqual([expect.stringMatching(text)]);
    expect(said()[0]).toContain(`${docs}#bad-options`);
  },
);

it('reports nothing for an app with valid props', () => {
  const clerk = open();
  render(
    <SignOutDefaults confirm="when-guarded" messages={deMessages} localization={{}}>
      <SignOutButton clerk={clerk} variant="outline" size="sm" confirm={{ title: 'Sure?' }} />
      <SessionSignOutMenu clerk={clerk} confirm={{ all: true }} messages={{ devices: 'Devices' }} />
    </SignOutDefaults>,
    { wrapper },
  );
  expect(said()).toEqual([]);
});

describe('a sign-out that a developer must fix', () => {
  const press = () => fireEvent.click(screen.getAllByRole('button')[0] as HTMLElement);
  const mistake = new Error('The draft is undefined.');
  const cases: [string, object, string, unknown[]][] = [
    ['an unknown id', { sessionId: 'sess_typo' }, 'session_not_found', []],
    ['a URL of another origin', { redirectUrl: 'https://other.example/' }, 'redirect_blocked', []],
    [
      'an onBeforeSignOut that throws',
      {
        onBeforeSignOut: () => {
          throw mistake;
        },
      },
      'unknown',
      [mistake],
    ],
  ];

  it.each(cases)('is reported once: %s', async (_, options, code, details) => {
    render(<SignOutButton clerk={open()} {...options} />, { wrapper });
    press();
    await waitFor(() => expect(warn()).toHaveBeenCalledTimes(1));
    const [text, ...others] = warn().mock.lastCall ?? [];
    expect(text).toContain(`clerk-sign-out (${code}): `);
    expect(text).toContain(`${docs}#${code}`);
    expect(others).toEqual(details);
    press();
    await waitFor(() => expect(screen.getByRole('alert')).toBeVisible());
    expect(warn()).toHaveBeenCalledTimes(1);
  });

  it('is not a failure of the network', async () => {
    const clerk = open();
    clerk.server.fault({ kind: 'reset' });
    render(<SignOutButton clerk={clerk} />, { wrapper });
    press();
    await screen.findByRole('alert');
    expect(said()).toEqual([]);
  });
});
