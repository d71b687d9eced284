import { Menu as BaseMenu } from '@base-ui/react/menu';
import * as RadixMenu from '@radix-ui/react-dropdown-menu';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { type ComponentProps, useState } from 'react';
import { expect, screen, waitFor } from 'storybook/test';
import { type SignedInSession, useSignedInSessions, useSignOut } from '../../src/entries/sdk.ts';
import { clerkOf, clerkParameters } from '../../src/entries/storybook.ts';
import { inApp, pinned } from '../support/in-app.tsx';

/**
 * The same menu with the hooks only, without this package's components and style sheet. Each row uses one `useSignOut`;
 * all markup is the app's.
 */
const meta = {
  title: 'SessionSignOutMenu/Headless',
  decorators: [inApp],
  globals: pinned,
  parameters: {
    ...clerkParameters({
      sessions: [
        { id: 'sess_ada', lastName: 'Lovelace' },
        { id: 'sess_grace', lastName: 'Hopper' },
        { id: 'sess_katherine', lastName: 'Johnson' },
      ],
    }),
  },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;
type Context = Parameters<NonNullable<Story['play']>>[0];

const box = { border: '1px solid', padding: '0.5rem', display: 'grid', gap: '0.25rem' } as const;
const surface = { ...box, background: 'Canvas', color: 'CanvasText' } as const;

/** What a row of any menu needs: its texts and the action of a press. */
function useAccountRow({ id, name, identifier, isCurrent }: SignedInSession) {
  const { signOut, retry, isPending, error } = useSignOut({
    sessionId: id,
    next: 'most-recent',
    redirectUrl: false,
  });
  const who = `${name ?? identifier}${isCurrent ? ' (current)' : ''}`;
  return {
    text: isPending
      ? `${who}: signing out…`
      : error
        ? `${who}: still signed in. Try again`
        : `Sign out of ${who}`,
    isPending,
    press: () => void (error ? retry() : signOut()),
  };
}

/** Signs Grace out of the open menu, after a failure, and then everybody. */
async function playMenu(context: Context, open: () => Promise<void>) {
  const { canvas, userEvent } = context;
  const { server } = clerkOf(context);
  await open();
  const find = (name: RegExp | string) =>
    waitFor(() => {
      const found =
        screen.queryByRole('menuitem', { name }) ?? screen.queryByRole('button', { name });
      if (!found) throw new Error(`There is no item ${String(name)}.`);
      return found;
    });
  server.fault({ kind: 'status', status: 500, call: 'remove-session', times: 1 });
  await userEvent.click(await find('Sign out of Grace Hopper'));
  await userEvent.click(await find(/^Grace Hopper: still signed in/));
  await waitFor(() =>
    expect(server.snapshot().signedInSessionIds).toEqual(['sess_ada', 'sess_katherine']),
  );
  await userEvent.click(await find('Sign out of all accounts'));
  await waitFor(() => expect(canvas.getByTestId('app')).toHaveTextContent('nobody is signed in'));
  await expect(server.snapshot().signedInSessionIds).toEqual([]);
}

const openBy =
  ({ canvas, userEvent }: Context) =>
  async () => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Accounts' }));
  };

function PlainRow({ session }: { session: SignedInSession }) {
  const { text, isPending, press } = useAccountRow(session);
  return (
    <li>
      <button type="button" aria-busy={isPending} onClick={press}>
        {text}
      </button>
    </li>
  );
}

/** A disclosure: a button and a list of buttons. Many apps need no more. */
export const PlainMarkup: Story = {
  render: function Plain() {
    const sessions = useSignedInSessions();
    const all = useSignOut();
    const [isOpen, setOpen] = useState(false);
    return (
      <>
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          Accounts
        </button>
        {isOpen && (
          <ul style={{ ...box, listStyle: 'none', inlineSize: 'fit-content' }}>
            {sessions.map((session) => (
              <PlainRow key={session.id} session={session} />
            ))}
            <li>
              <button {...all.getButtonProps()}>Sign out of all accounts</button>
            </li>
          </ul>
        )}
      </>
    );
  },
  play: (context) => playMenu(context, openBy(context)),
};

function RadixRow({ session }: { session: SignedInSession }) {
  const { text, isPending, press } = useAccountRow(session);
  return (
    <RadixMenu.Item
      aria-busy={isPending}
      onSelect={(event) => {
        // Keeps the menu open, so that the row can show the outcome.
        event.preventDefault();
        press();
      }}
    >
      {text}
    </RadixMenu.Item>
  );
}

/** The items of a Radix menu. The handler keeps the menu open, so that each item can show its outcome. */
export const InARadixMenu: Story = {
  render: function Radix() {
    const sessions = useSignedInSessions();
    const { signOut } = useSignOut();
    return (
      <RadixMenu.Root>
        <RadixMenu.Trigger>Accounts</RadixMenu.Trigger>
        <RadixMenu.Content style={surface}>
          {sessions.map((session) => (
            <RadixRow key={session.id} session={session} />
          ))}
          <RadixMenu.Separator style={{ blockSize: 1, background: 'currentcolor' }} />
          <RadixMenu.Item onSelect={() => void signOut()}>Sign out of all accounts</RadixMenu.Item>
        </RadixMenu.Content>
      </RadixMenu.Root>
    );
  },
  play: (context) => playMenu(context, openBy(context)),
};

function BaseRow({ session }: { session: SignedInSession }) {
  const { text, isPending, press } = useAccountRow(session);
  return (
    <BaseMenu.Item closeOnClick={false} aria-busy={isPending} onClick={press}>
      {text}
    </BaseMenu.Item>
  );
}

/** The same with the items of Base UI. */
export const InABaseUiMenu: Story = {
  render: function Base() {
    const sessions = useSignedInSessions();
    const { signOut } = useSignOut();
    return (
      <BaseMenu.Root>
        <BaseMenu.Trigger>Accounts</BaseMenu.Trigger>
        <BaseMenu.Portal>
          <BaseMenu.Positioner>
            <BaseMenu.Popup style={surface}>
              {sessions.map((session) => (
                <BaseRow key={session.id} session={session} />
              ))}
              <BaseMenu.Separator style={{ blockSize: 1, background: 'currentcolor' }} />
              <BaseMenu.Item onClick={() => void signOut()}>Sign out of all accounts</BaseMenu.Item>
            </BaseMenu.Popup>
          </BaseMenu.Positioner>
        </BaseMenu.Portal>
      </BaseMenu.Root>
    );
  },
  play: (context) => playMenu(context, openBy(context)),
};

// As `npx shadcn add dropdown-menu` creates it in an app: the primitive with the app's class names.
function DropdownMenuContent({ className, ...props }: ComponentProps<typeof RadixMenu.Content>) {
  return (
    <RadixMenu.Portal>
      <RadixMenu.Content
        data-slot="dropdown-menu-content"
        sideOffset={4}
        className={['shadcn-content', className].filter(Boolean).join(' ')}
        {...props}
      />
    </RadixMenu.Portal>
  );
}

function DropdownMenuItem({
  className,
  variant = 'default',
  ...props
}: ComponentProps<typeof RadixMenu.Item> & { variant?: 'default' | 'destructive' }) {
  return (
    <RadixMenu.Item
      data-slot="dropdown-menu-item"
      data-variant={variant}
      className={['shadcn-item', className].filter(Boolean).join(' ')}
      {...props}
    />
  );
}

function ShadcnRow({ session }: { session: SignedInSession }) {
  const { text, isPending, press } = useAccountRow(session);
  return (
    <DropdownMenuItem
      aria-busy={isPending}
      onSelect={(event) => {
        event.preventDefault();
        press();
      }}
    >
      {text}
    </DropdownMenuItem>
  );
}

/** The same with the components that `shadcn add dropdown-menu` writes into an app. */
export const InAShadcnStyleMenu: Story = {
  render: function Shadcn() {
    const sessions = useSignedInSessions();
    const { signOut } = useSignOut();
    return (
      <>
        <style>{`
          .shadcn-content {
            min-inline-size: 12rem; padding: 0.25rem; border: 1px solid light-dark(#e4e4e7, #27272a);
            border-radius: 0.5rem; background: light-dark(#fff, #09090b); color: light-dark(#09090b, #fafafa);
            font-size: 0.875rem; box-shadow: 0 4px 6px -1px #0000001a;
          }
          .shadcn-item { padding: 0.375rem 0.5rem; border-radius: 0.25rem; outline: 0; cursor: default }
          .shadcn-item[data-highlighted] { background: light-dark(#f4f4f5, #27272a) }
          .shadcn-item[data-variant=destructive] { color: light-dark(#c40006, #ff6467) }
        `}</style>
        <RadixMenu.Root>
          <RadixMenu.Trigger>Accounts</RadixMenu.Trigger>
          <DropdownMenuContent>
            {sessions.map((session) => (
              <ShadcnRow key={session.id} session={session} />
            ))}
            <DropdownMenuItem variant="destructive" onSelect={() => void signOut()}>
              Sign out of all accounts
            </DropdownMenuItem>
          </DropdownMenuContent>
        </RadixMenu.Root>
      </>
    );
  },
  play: (context) => playMenu(context, openBy(context)),
};
