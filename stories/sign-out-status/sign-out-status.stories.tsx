import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, screen, waitFor, within } from 'storybook/test';
import { SignOutButton, type SignOutButtonProps, SignOutStatus } from '../../src/entries/sdk.ts';
import { clerkOf, clerkParameters } from '../../src/entries/storybook.ts';
import { inApp, pinned } from '../support/in-app.tsx';

/** A menu that closes when its item is chosen, as in most libraries. */
function AppWithClosingMenu({
  slowAfterMs,
  ...options
}: Pick<SignOutButtonProps, 'confirm' | 'whenOffline' | 'slowAfterMs'>) {
  const [isOpen, setOpen] = useState(true);
  return (
    <>
      {isOpen ? (
        <SignOutButton
          variant="outline"
          {...options}
          onClick={() => requestAnimationFrame(() => setOpen(false))}
        />
      ) : (
        <p data-testid="closed">The menu has closed.</p>
      )}
      <SignOutStatus slowAfterMs={slowAfterMs} />
    </>
  );
}

const meta = {
  title: 'SignOutStatus/Uses',
  component: AppWithClosingMenu,
  decorators: [inApp],
  globals: pinned,
  parameters: clerkParameters({ latencyMs: 100 }),
} satisfies Meta<typeof AppWithClosingMenu>;

export default meta;
type Story = StoryObj<typeof meta>;
type StoryContext = Parameters<NonNullable<Story['play']>>[0];

/** Presses the button, which unmounts with its menu. */
async function chooseFromMenu({ canvas, userEvent }: StoryContext) {
  const [button] = canvas.getAllByRole('button');
  await userEvent.click(button as HTMLElement);
  await canvas.findByTestId('closed');
}

/** The same, and the server will answer 500. */
async function chooseSignOut(context: StoryContext) {
  clerkOf(context).server.fault({ kind: 'status', status: 500, call: 'remove-all', times: 1 });
  await chooseFromMenu(context);
}

/** The button has unmounted when the server answers 500. */
export const AfterTheMenuHasClosed: Story = {
  play: async (context) => {
    await chooseSignOut(context);
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent(/./));
    const alert = screen.getByRole('alert');
    await expect(alert.closest('[popover]')?.matches(':popover-open')).toBe(true);
    await expect(alert).toBeVisible();
  },
};

/** The button has unmounted when its question is answered. */
export const AskedFromAMenuThatHasClosed: Story = {
  args: { confirm: true },
  play: async (context) => {
    const { userEvent } = context;
    await chooseSignOut(context);
    const question = await screen.findByRole('alertdialog');
    await waitFor(() => expect(question.matches(':modal')).toBe(true));
    const [cancel, goAhead] = within(question).getAllByRole('button');
    await waitFor(() => expect(cancel).toHaveFocus());

    await userEvent.click(goAhead as HTMLElement);

    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent(/./));
    await expect(screen.queryByRole('alertdialog')).toBeNull();
  },
};

/** The server has not answered for a while. “Keep waiting” gives the request its full time again. */
export const Slow: Story = {
  args: { slowAfterMs: 600 },
  play: async (context) => {
    clerkOf(context).server.fault({ kind: 'hang', call: 'remove-all' });
    await chooseFromMenu(context);
    await expect(await screen.findByRole('button', { name: 'Keep waiting' })).toBeVisible();
  },
};

/** The browser is offline, and the sign-out continues when it is back online. */
export const WaitingForTheNetwork: Story = {
  args: { whenOffline: 'wait' },
  play: async (context) => {
    clerkOf(context).offline();
    await chooseFromMenu(context);
    await expect(await screen.findByRole('button', { name: 'Cancel' })).toBeVisible();
  },
};

/** The server refuses more attempts for a time, which the button counts down. */
export const RateLimited: Story = {
  play: async (context) => {
    clerkOf(context).server.fault({
      kind: 'status',
      status: 429,
      retryAfter: 60,
      call: 'remove-all',
    });
    await chooseFromMenu(context);
    await expect(await screen.findByText(/^Too many attempts/)).toBeVisible();
  },
};

/** The same in Arabic. */
export const RightToLeft: Story = {
  ...AfterTheMenuHasClosed,
  globals: { locale: 'ar-SA', direction: 'rtl' },
};

/** As wide as a phone. */
export const Narrow: Story = {
  ...AfterTheMenuHasClosed,
  globals: { viewport: { value: 'narrow' } },
  parameters: {
    viewport: {
      options: { narrow: { name: 'Narrow', styles: { width: '320px', height: '560px' } } },
    },
  },
};
