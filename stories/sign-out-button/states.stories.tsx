import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import {
  enMessages,
  SignOutError,
  type SignOutErrorCode,
  type SignOutState,
} from '../../src/entries/core.ts';
import type { SignOutButtonViewProps } from '../../src/ui/sign-out-button/sign-out-button.types.ts';
import { SignOutButtonView } from '../../src/ui/sign-out-button/sign-out-button.view.tsx';
import { inToolbarLanguage } from '../support/in-toolbar-language.tsx';
import { useStoryQuestion } from '../support/use-story-question.ts';

const meta = {
  title: 'SignOutButton/States',
  component: SignOutButtonView,
  decorators: [inToolbarLanguage],
  args: {
    state: { status: 'idle' },
    messages: enMessages,
    onPress: fn(),
    onRetry: fn(),
    onDismiss: fn(),
    onKeepWaiting: fn(),
    onCancel: fn(),
  },
} satisfies Meta<typeof SignOutButtonView>;

export default meta;
type Story = StoryObj<typeof meta>;

const requesting = { status: 'pending', phase: 'requesting', startedAt: 0 } as const;

function failed(code: SignOutErrorCode, retryAfterMs?: number): { state: SignOutState } {
  return { state: { status: 'error', error: new SignOutError(code, { retryAfterMs }) } };
}

export const Idle: Story = {};

/** The first 300 ms: the button is inactive but looks the same. */
export const Pending: Story = {
  args: { state: requesting },
  play: async ({ canvas, userEvent, args }) => {
    const button = canvas.getByRole('button', { name: 'Sign out' });
    await userEvent.click(button);

    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(button).toHaveFocus();
    await expect(args.onPress).not.toHaveBeenCalled();
  },
};

export const Spinning: Story = { args: { state: requesting, isSpinning: true } };

export const WithProgress: Story = {
  args: {
    state: { ...requesting, progress: { completed: 3, total: 12 } },
    isSpinning: true,
    children: 'Sign out of other devices',
  },
};

export const LoadingClerk: Story = {
  args: { state: { ...requesting, phase: 'loading-clerk' }, isSpinning: true },
};

export const Slow: Story = { args: { state: requesting, isSpinning: true, isSlow: true } };

export const WaitingForNetwork: Story = {
  args: { state: { ...requesting, phase: 'waiting-for-network' } },
};

export const Redirecting: Story = {
  args: { state: { status: 'redirecting', to: '/' }, isSpinning: true },
};

export const SignedOut: Story = {
  args: { state: { status: 'signed-out', alreadySignedOut: false } },
};

function Asking({ reasons, ...args }: SignOutButtonViewProps & { reasons?: readonly string[] }) {
  const { ask } = useStoryQuestion(args.messages, reasons);
  return <SignOutButtonView {...args} onPress={() => ask({})} />;
}

export const Confirming: Story = {
  // Modal dialogs would cover the page that shows every story.
  tags: ['!autodocs'],
  render: (args) => <Asking {...args} />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'));
    await expect(await canvas.findByRole('alertdialog', { name: 'Sign out?' })).toBeVisible();
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Cancel' })).toHaveFocus());
  },
};

export const ConfirmingWithReasons: Story = {
  ...Confirming,
  render: (args) => (
    <Asking
      {...args}
      reasons={[
        'The report “Budget 2027” has unsaved changes.',
        'Three files are still uploading.',
      ]}
    />
  ),
};

export const ClerkNotLoaded: Story = { args: failed('clerk_not_loaded') };
export const Offline: Story = { args: failed('offline') };
export const NetworkFailed: Story = { args: failed('network') };
export const TimedOut: Story = { args: failed('timeout') };

/** The count is not part of the action's accessible name, so that it is not announced every second. */
export const RateLimited: Story = {
  args: { ...failed('rate_limited', 23_000), secondsLeft: 23 },
  play: async ({ canvas, userEvent, args }) => {
    const retry = canvas.getByRole('button', { name: 'Try again' });
    await expect(retry).toHaveTextContent('Try again (23)');
    await userEvent.click(retry);

    await expect(args.onRetry).not.toHaveBeenCalled();
  },
};

export const RateLimitOver: Story = {
  args: { ...failed('rate_limited', 23_000), secondsLeft: 0 },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));

    await expect(args.onRetry).toHaveBeenCalledOnce();
    await expect(canvas.getByRole('button', { name: 'Sign out' })).toHaveFocus();
  },
};

export const Unauthorized: Story = { args: failed('unauthorized') };
export const ReverificationRequired: Story = { args: failed('reverification_required') };
export const ServerFailed: Story = { args: failed('server') };
export const SessionNotFound: Story = { args: failed('session_not_found') };
export const NotConfirmedByServer: Story = { args: failed('not_confirmed_by_server') };
export const RedirectBlocked: Story = { args: failed('redirect_blocked') };
export const RedirectFailed: Story = { args: failed('redirect_failed') };
export const PartlyFailed: Story = { args: failed('partial') };
export const UnknownError: Story = { args: failed('unknown') };
