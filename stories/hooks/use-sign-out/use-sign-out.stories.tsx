import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, waitFor } from 'storybook/test';
import { useSignOut } from '../../../src/entries/sdk.ts';
import { clerkOf, clerkParameters } from '../../../src/entries/storybook.ts';
import { otherDevices } from '../../../src/entries/testing.ts';
import { asInAnApp } from '../../support/as-in-an-app.ts';
import { pinned } from '../../support/in-app.tsx';
import { withInspector } from '../../support/inspector.tsx';
import { DesignSystemButton } from './design-system-button.tsx';
import designSystemButton from './design-system-button.tsx?raw';
import { SignOutForm } from './form.tsx';
import form from './form.tsx?raw';
import { NotYou } from './link.tsx';
import link from './link.tsx?raw';
import { AccountMenu } from './menu-item.tsx';
import menuItem from './menu-item.tsx?raw';
import { PlainButton } from './plain-button.tsx';
import plainButton from './plain-button.tsx?raw';
import { AppToolbar } from './toolbar.tsx';
import toolbar from './toolbar.tsx?raw';

const meta = {
  title: 'Hooks/useSignOut/Markup',
  globals: pinned,
  decorators: [
    withInspector('useSignOut()', () => {
      const { status, isPending, isRedirecting, isSignedOut, isError, error, ...rest } =
        useSignOut();
      return {
        status,
        phase: 'phase' in rest ? rest.phase : undefined,
        isPending,
        isRedirecting,
        isSignedOut,
        isError,
        'error.code': error?.code,
        'error.retryable': error?.retryable,
      };
    }),
  ],
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;
type Context = Parameters<NonNullable<Story['play']>>[0];

const expectSignedOut = (context: Context) =>
  waitFor(() => expect(clerkOf(context).server.snapshot().signedInSessionIds).toEqual([]));

/** Your own button, with a message and a retry after a failure. */
export const PlainMarkup: Story = {
  name: 'Plain button',
  parameters: asInAnApp(plainButton),
  render: () => <PlainButton />,
  play: async (context) => {
    const { canvas, userEvent } = context;
    clerkOf(context).reject('signOut', { status: 500 });
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Try again' }));
    await expectSignedOut(context);
    await waitFor(() => expect(canvas.getByText('signed-out')).toBeVisible());
  },
};

/** An item in a menu of the app. */
export const MenuItem: Story = {
  parameters: asInAnApp(menuItem),
  render: () => <AccountMenu />,
  play: async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.click(canvas.getByRole('button', { name: 'Account' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
    await expectSignedOut(context);
  },
};

/** A form in which the person chooses whether to sign out on all devices. */
export const Form: Story = {
  parameters: { ...asInAnApp(form), ...clerkParameters({ devices: otherDevices(3) }) },
  render: () => <SignOutForm />,
  play: async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.click(canvas.getByRole('checkbox'));
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }));
    await expectSignedOut(context);
    await expect(clerkOf(context).server.snapshot().deviceSessionIds).toEqual([]);
  },
};

/** A link that signs out and leads to the sign-in page. */
export const Link: Story = {
  parameters: asInAnApp(link),
  render: () => <NotYou name="Ada" />,
  play: async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.click(canvas.getByRole('link', { name: 'Use another account' }));
    await expectSignedOut(context);
    await waitFor(() => expect(clerkOf(context).navigations).toEqual(['/sign-in']));
  },
};

/** A button in a toolbar, which the arrow keys reach. */
export const Toolbar: Story = {
  parameters: asInAnApp(toolbar),
  render: () => <AppToolbar />,
  play: async (context) => {
    const { canvas, userEvent } = context;
    canvas.getByRole('button', { name: 'New' }).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    await expectSignedOut(context);
  },
};

const onBeforeLeave = fn(() => true);

/** The button of a design system, whose own handler can veto. */
export const DesignSystem: Story = {
  name: 'Design system’s button',
  parameters: asInAnApp(designSystemButton),
  render: () => <DesignSystemButton onBeforeLeave={onBeforeLeave} />,
  play: async (context) => {
    const { canvas, userEvent } = context;
    const { server } = clerkOf(context);
    onBeforeLeave.mockReturnValueOnce(false);
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }));
    await expect(server.snapshot().signedInSessionIds).toEqual(['sess_ada']);
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }));
    await expectSignedOut(context);
  },
};
