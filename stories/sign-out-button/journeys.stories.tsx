import {
  Content as MenuContent,
  Item as MenuItem,
  Portal as MenuPortal,
  Root as MenuRoot,
  Trigger as MenuTrigger,
} from '@radix-ui/react-dropdown-menu';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, fn, screen, waitFor } from 'storybook/test';
import { SignOutButton, useSignOut, useSignOutGuard } from '../../src/entries/sdk.ts';
import { clerkOf, clerkParameters } from '../../src/entries/storybook.ts';
import { inApp, pinned } from '../support/in-app.tsx';

const meta = {
  title: 'SignOutButton/Journeys',
  component: SignOutButton,
  args: { variant: 'outline' },
  decorators: [inApp],
  globals: pinned,
} satisfies Meta<typeof SignOutButton>;

export default meta;
type Story = StoryObj<typeof meta>;
type Context = Parameters<NonNullable<Story['play']>>[0];

const getButton = ({ canvas }: Pick<Context, 'canvas'>) =>
  canvas.getByRole('button', { name: /^Sign(ing)? out…?$/ });

async function expectSignedOut(context: Context) {
  const { server } = clerkOf(context);
  await waitFor(() => expect(server.snapshot().signedInSessionIds).toEqual([]));
  await waitFor(() =>
    expect(context.canvas.getByTestId('app')).toHaveTextContent('nobody is signed in'),
  );
}

async function expectSignedIn(context: Context) {
  const { server } = clerkOf(context);
  await expect(server.snapshot().signedInSessionIds).toEqual(['sess_ada']);
  await waitFor(() =>
    expect(context.canvas.getByTestId('app')).toHaveTextContent('ada@example.com is signed in'),
  );
}

/** A press, “Signing out…”, and the redirect once the server has confirmed. */
export const Success: Story = {
  args: { redirectUrl: '/goodbye' },
  parameters: clerkParameters({ latencyMs: 700 }),
  play: async (context) => {
    const { canvas, userEvent } = context;
    await expectSignedIn(context);
    await userEvent.click(getButton(context));
    await expect(getButton(context)).toHaveAttribute('aria-disabled', 'true');
    await waitFor(() => expect(getButton(context)).toHaveTextContent('Signing out…'));
    await expect(getButton(context)).toHaveFocus();

    await expectSignedOut(context);

    await expect(clerkOf(context).navigations).toEqual(['/goodbye']);
    await expect(canvas.getByRole('status')).toHaveTextContent('Signed out');
  },
};

/** The server takes long. “Keep waiting” gives the request its full time again. */
export const Slow: Story = {
  args: { slowAfterMs: 600 },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const { server } = clerkOf(context);
    server.fault({ kind: 'hang', call: 'remove-all' });
    await userEvent.click(getButton(context));

    await userEvent.click(await canvas.findByRole('button', { name: 'Keep waiting' }));
    await expect(getButton(context)).toHaveFocus();
    await expect(canvas.getByRole('status')).toHaveTextContent('Signing out…');
    await canvas.findByText('This is taking longer than usual.');

    server.releaseHangs();
    await expectSignedOut(context);
  },
};

/** The server answers 500. The person is still signed in, and “Try again” signs them out. */
export const FailureAndRetry: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    const { server } = clerkOf(context);
    server.fault({ kind: 'status', status: 500, call: 'remove-all', times: 1 });
    await userEvent.click(getButton(context));
    await canvas.findByText('The server has a problem. You are still signed in.');
    await expectSignedIn(context);

    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));

    await expectSignedOut(context);
    await expect(canvas.getByRole('alert')).toBeEmptyDOMElement();
  },
};

/** The server answers 429. “Try again” counts down the seconds before it works. */
export const RateLimited: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    const { server } = clerkOf(context);
    const status = 429;
    server.fault({ kind: 'status', status, retryAfter: 4, call: 'remove-all', times: 1 });
    await userEvent.click(getButton(context));
    await canvas.findByText('Too many attempts. You are still signed in.');
    await expect(canvas.getByText(/^\(\d\)$/)).toBeVisible();

    await waitFor(() => expect(canvas.queryByText(/^\(\d\)$/)).toBeNull());
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));

    await expectSignedOut(context);
  },
};

/** With `whenOffline="wait"`, the sign-out waits for the network and then continues. */
export const OfflineAndBack: Story = {
  args: { whenOffline: 'wait' },
  play: async (context) => {
    const { canvas, userEvent } = context;
    clerkOf(context).offline();
    await userEvent.click(getButton(context));
    await canvas.findByText(/^You are offline/);
    await expectSignedIn(context);

    clerkOf(context).online();

    await expectSignedOut(context);
  },
};

/** The child’s own handler prevents the sign-out until the box is checked. */
export const Veto: Story = {
  render: function Vetoed(args) {
    const [isAllowed, setAllowed] = useState(false);
    return (
      <div style={{ display: 'grid', gap: '0.75rem', justifyItems: 'start' }}>
        <label>
          <input type="checkbox" onChange={(event) => setAllowed(event.target.checked)} /> I am done
        </label>
        <SignOutButton {...args}>
          <button type="button" onClick={(event) => isAllowed || event.preventDefault()}>
            Sign out
          </button>
        </SignOutButton>
      </div>
    );
  },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.click(getButton(context));
    await expect(getButton(context)).not.toHaveAttribute('data-pending');
    await expectSignedIn(context);

    await userEvent.click(canvas.getByRole('checkbox'));
    await userEvent.click(getButton(context));

    await expectSignedOut(context);
  },
};

/** The question can be cancelled by its button and by Escape. The focus then returns to the button. */
export const Confirm: Story = {
  args: { confirm: true },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.click(getButton(context));
    await canvas.findByRole('alertdialog', { name: 'Sign out?' });
    await expect(canvas.getByRole('button', { name: 'Cancel' })).toHaveFocus();

    await userEvent.click(canvas.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(canvas.queryByRole('alertdialog')).toBeNull());
    await waitFor(() => expect(getButton(context)).toHaveFocus());
    await expectSignedIn(context);

    await userEvent.click(getButton(context));
    const dialog = await canvas.findByRole<HTMLDialogElement>('alertdialog');
    // A key event from a script does not close a dialog. The browser closes it on Escape like this.
    dialog.requestClose();
    await waitFor(() => expect(canvas.queryByRole('alertdialog')).toBeNull());
    await waitFor(() => expect(getButton(context)).toHaveFocus());

    await userEvent.click(getButton(context));
    await canvas.findByRole('alertdialog');
    const [, goAhead] = canvas.getAllByRole('button', { name: /^(Cancel|Sign out)$/ }).slice(-2);
    if (goAhead) await userEvent.click(goAhead);

    await expectSignedOut(context);
  },
};

/** With `confirm="when-guarded"`, the question comes only while the note is not saved. */
export const Guard: Story = {
  args: { confirm: 'when-guarded' },
  render: function Guarded(args) {
    const [text, setText] = useState('');
    useSignOutGuard(text !== '' && 'Your note is not saved.');
    return (
      <div style={{ display: 'grid', gap: '0.75rem', justifyItems: 'start' }}>
        <label>
          Note <input value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <SignOutButton {...args} />
      </div>
    );
  },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const note = canvas.getByRole('textbox', { name: 'Note' });
    await userEvent.type(note, 'Milk');
    await userEvent.click(getButton(context));
    await expect(await canvas.findByRole('alertdialog')).toHaveTextContent(
      'Your note is not saved.',
    );
    await userEvent.click(canvas.getByRole('button', { name: 'Cancel' }));
    await expectSignedIn(context);

    await userEvent.clear(note);
    await userEvent.click(getButton(context));

    await expectSignedOut(context);
  },
};

const onSubmit = fn();

/** Inside a form, neither the button nor its question submits it. */
export const InAForm: Story = {
  args: { confirm: true },
  render: (args) => (
    <form
      style={{ display: 'flex', gap: '0.75rem' }}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <button type="submit">Save</button>
      <SignOutButton {...args} />
    </form>
  ),
  play: async (context) => {
    const { canvas, userEvent } = context;
    onSubmit.mockClear();
    await userEvent.click(getButton(context));
    await canvas.findByRole('alertdialog');
    const answers = canvas.getAllByRole('button', { name: 'Sign out' });
    await userEvent.click(answers.at(-1) as HTMLElement);
    await expectSignedOut(context);
    await expect(onSubmit).not.toHaveBeenCalled();

    await userEvent.click(canvas.getByRole('button', { name: 'Save' }));

    await expect(onSubmit).toHaveBeenCalledOnce();
  },
};

/**
 * The item unmounts with the menu while the sign-out continues, so the outcome is shown beside the menu: every
 * `useSignOut` has the same state.
 */
export const InADropdownOfTheApp: Story = {
  render: function Dropdown() {
    const { error, retry } = useSignOut();
    return (
      <>
        <MenuRoot>
          <MenuTrigger>Account</MenuTrigger>
          <MenuContent style={{ border: '1px solid', padding: '0.25rem', display: 'grid' }}>
            <MenuItem>Settings</MenuItem>
            <MenuItem asChild>
              <SignOutButton unstyled feedback="none" />
            </MenuItem>
          </MenuContent>
        </MenuRoot>
        {error && (
          <p role="alert">
            That did not work.{' '}
            <button type="button" onClick={() => void retry()}>
              Try again
            </button>
          </p>
        )}
      </>
    );
  },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const { server } = clerkOf(context);
    server.fault({ kind: 'status', status: 500, call: 'remove-all', times: 1 });
    canvas.getByRole('button', { name: 'Account' }).focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
    await expect(await canvas.findByRole('alert')).toHaveTextContent('That did not work.');
    await expect(screen.queryByRole('menu')).toBeNull();
    await expectSignedIn(context);

    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));

    await expectSignedOut(context);
  },
};

/** The item closes its menu, as every item of Radix does, and unmounts before the question is answered. */
export const ConfirmInADropdownOfTheApp: Story = {
  args: { confirm: true, unstyled: true, feedback: 'none' },
  render: (args) => (
    <MenuRoot>
      <MenuTrigger>Account</MenuTrigger>
      <MenuPortal>
        <MenuContent style={{ border: '1px solid', padding: '0.25rem', display: 'grid' }}>
          <MenuItem>Settings</MenuItem>
          <MenuItem asChild>
            <SignOutButton {...args}>Log out</SignOutButton>
          </MenuItem>
        </MenuContent>
      </MenuPortal>
    </MenuRoot>
  ),
  play: async (context) => {
    const { canvas, userEvent } = context;
    const { server } = clerkOf(context);
    const choose = async () => {
      canvas.getByRole('button', { name: 'Account' }).focus();
      await userEvent.keyboard('{Enter}');
      await userEvent.click(await screen.findByRole('menuitem', { name: 'Log out' }));
      await waitFor(() => expect(screen.queryByRole('menuitem', { hidden: true })).toBeNull());
      await expect(await screen.findByRole('alertdialog', { name: 'Sign out?' })).toBeVisible();
      await waitFor(() => expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus());
    };
    await choose();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Account' })).toHaveFocus());
    await expectSignedIn(context);

    await choose();
    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));

    await expectSignedOut(context);
    await expect(server.log.filter(({ call }) => call === 'remove-all')).toHaveLength(1);
  },
};

/** As a link in a line of text, and with a link of the app, which is not followed. */
export const AsALink: Story = {
  render: () => (
    <p>
      Not Ada? <SignOutButton variant="link">Sign out</SignOutButton>, or leave by a{' '}
      <SignOutButton>
        <a href="#goodbye">link of the app’s own</a>
      </SignOutButton>
      .
    </p>
  ),
  play: async (context) => {
    const { canvas, userEvent } = context;
    const { hash } = window.location;
    await userEvent.click(canvas.getByRole('link', { name: 'link of the app’s own' }));

    await expectSignedOut(context);

    await expect(window.location.hash).toBe(hash);
  },
};

/** With `size="icon"`, the label is the accessible name. */
export const IconOnly: Story = {
  args: { size: 'icon' },
  play: async (context) => {
    await expect(getButton(context)).toHaveTextContent('');
    await context.userEvent.click(getButton(context));

    await expectSignedOut(context);
  },
};
