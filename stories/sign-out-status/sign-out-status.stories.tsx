import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, screen, waitFor } from 'storybook/test';
import { SignOutButton, SignOutStatus } from '../../src/entries/sdk.ts';
import { clerkOf, clerkParameters } from '../../src/entries/storybook.ts';
import { inApp, pinned } from '../support/in-app.tsx';

/** A menu that closes when its item is chosen, as those of most libraries do. */
function AppWithClosingMenu() {
  const [isOpen, setOpen] = useState(true);
  return (
    <>
      {isOpen ? (
        <SignOutButton
          variant="outline"
          onClick={() => requestAnimationFrame(() => setOpen(false))}
        />
      ) : (
        <p data-testid="closed">–</p>
      )}
      <SignOutStatus />
    </>
  );
}

const meta = {
  title: 'SignOutStatus',
  component: AppWithClosingMenu,
  decorators: [inApp],
  globals: pinned,
  parameters: clerkParameters({ latencyMs: 100 }),
} satisfies Meta<typeof AppWithClosingMenu>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The button has gone when the server answers 500. */
export const AfterTheMenuHasClosed: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    clerkOf(context).server.fault({ kind: 'status', status: 500, times: 1 });
    const [button] = canvas.getAllByRole('button');
    await userEvent.click(button as HTMLElement);
    await canvas.findByTestId('closed');
    const alert = screen.getByRole('alert');
    await waitFor(() => expect(alert).toHaveTextContent(/./));
    await expect(alert.closest('[popover]')?.matches(':popover-open')).toBe(true);
    await expect(alert).toBeVisible();
  },
};

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
