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

function signedOutBut(code: 'redirect_blocked' | 'redirect_failed'): { state: SignOutState } {
  const redirectError = new SignOutError(code);
  return { state: { status: 'signed-out', alreadySignedOut: false, redirectError } };
}

/** Before a press. */
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

/** After 300 ms: a spinner and “Signing out…”. The button keeps its width. */
export const Spinning: Story = { args: { state: requesting, isSpinning: true } };

/** While other devices are signed out, one request for each, the label counts them. */
export const WithProgress: Story = {
  args: {
    state: { ...requesting, progress: { completed: 3, total: 12 } },
    isSpinning: true,
    children: 'Sign out of other devices',
  },
};

/** The press came before Clerk had loaded. The sign-out waits for it. */
export const LoadingClerk: Story = {
  args: { state: { ...requesting, phase: 'loading-clerk' }, isSpinning: true },
};

/** The server has not answered for a while. A notice below offers to keep waiting. */
export const Slow: Story = { args: { state: requesting, isSpinning: true, isSlow: true } };

/** With `whenOffline="wait"`: a notice says that the sign-out continues once online, and offers to cancel it. */
export const WaitingForNetwork: Story = {
  args: { state: { ...requesting, phase: 'waiting-for-network' } },
};

/** The server has confirmed the sign-out, and the next page loads. */
export const Redirecting: Story = {
  args: { state: { status: 'redirecting', to: '/' }, isSpinning: true },
};

/** A check mark and muted colors: the sign-out is confirmed, and the page stays. */
export const SignedOut: Story = {
  args: { state: { status: 'signed-out', alreadySignedOut: false } },
};

function Asking({ reasons, ...args }: SignOutButtonViewProps & { reasons?: readonly string[] }) {
  const { ask } = useStoryQuestion(args.messages, reasons);
  return <SignOutButtonView {...args} onPress={() => ask({})} />;
}

/** A press opens the question. The focus is on Cancel. */
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

/** Guards of the app give reasons to stay, which the question lists. */
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

/** Clerk could not be loaded. Only reloading the page helps, so there is no “Try again”. */
export const ClerkNotLoaded: Story = { args: failed('clerk_not_loaded') };

/** The browser is offline. The message says that the person is still signed in, and offers a retry. */
export const Offline: Story = { args: failed('offline') };

/** The request did not reach the server. */
export const NetworkFailed: Story = { args: failed('network') };

/** The server did not answer in time. The request may still arrive, so the message says “may still be signed in”. */
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

/** The time to wait is over, so “Try again” works. The focus then goes to the button. */
export const RateLimitOver: Story = {
  args: { ...failed('rate_limited', 23_000), secondsLeft: 0 },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));

    await expect(args.onRetry).toHaveBeenCalledOnce();
    await expect(canvas.getByRole('button', { name: 'Sign out' })).toHaveFocus();
  },
};

/** The server refused the request. Trying again would not help, so it is not offered. */
export const Unauthorized: Story = { args: failed('unauthorized') };

/** The server wants the person to prove their identity first. */
export const ReverificationRequired: Story = { args: failed('reverification_required') };

/** The server answered with an error. */
export const ServerFailed: Story = { args: failed('server') };

/** The session that was to be signed out is not in this browser. */
export const SessionNotFound: Story = { args: failed('session_not_found') };

/** An answer came, but the server still lists the session. */
export const NotConfirmedByServer: Story = { args: failed('not_confirmed_by_server') };

/** Signed out, but `redirectUrl` leads to an origin that is not allowed. */
export const RedirectBlocked: Story = {
  args: signedOutBut('redirect_blocked'),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'Signed out' })).toBeVisible();
    await expect(canvas.queryByRole('button', { name: 'Try again' })).toBeNull();
  },
};

/** Signed out, but the app’s router could not open the next page. */
export const RedirectFailed: Story = {
  args: signedOutBut('redirect_failed'),
  play: async ({ canvas, userEvent, args }) => {
    await expect(canvas.getByRole('button', { name: 'Signed out' })).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
    await expect(args.onRetry).toHaveBeenCalledOnce();
  },
};

/** Some of the other devices could not be signed out. */
export const PartlyFailed: Story = { args: failed('partial') };

/** An error that has no code of its own. */
export const UnknownError: Story = { args: failed('unknown') };
