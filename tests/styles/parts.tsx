import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { SignOutError, type SignOutState } from '#shared';
import { messages } from '../../src/messages/locales/en.ts';
import type { SignOutButtonViewProps } from '../../src/ui/sign-out-button/sign-out-button.types.ts';
import { SignOutButtonView } from '../../src/ui/sign-out-button/sign-out-button.view.tsx';

const pending: SignOutState = { status: 'pending', phase: 'requesting', startedAt: 0 };
const done: SignOutState = { status: 'signed-out', alreadySignedOut: false };
const failed: SignOutState = { status: 'error', error: new SignOutError('network') };
const actions = { onRetry() {}, onDismiss() {}, onKeepWaiting() {}, onCancel() {} };

function View(props: Partial<SignOutButtonViewProps>): ReactNode {
  return <SignOutButtonView state={{ status: 'idle' }} {...{ messages, ...actions, ...props }} />;
}

/** A button in each of its states, in one look, with the content after it. */
export function buttonInEachState(look: Partial<SignOutButtonViewProps>): Record<string, string> {
  const redirecting: SignOutState = { status: 'redirecting', to: '/' };
  const states: Record<string, Partial<SignOutButtonViewProps>> = {
    idle: {},
    pending: { state: pending },
    spinning: { state: pending, isSpinning: true },
    slow: { state: pending, isSpinning: true, isSlow: true },
    redirecting: { state: redirecting, isSpinning: true },
    done: { state: done },
    failed: { state: failed },
  };
  return Object.fromEntries(
    Object.entries(states).map(([name, state]) => [
      name,
      renderToStaticMarkup(
        <>
          <View {...look} {...state} />
          <p id="after">What stands after it.</p>
        </>,
      ),
    ]),
  );
}

/** A button with class names of the app. */
export function button(className: string): string {
  return renderToStaticMarkup(<View attributes={{ className }} />);
}

/** Every part of the button, in every look and state, as markup. */
export function everyPart(): string {
  return renderToStaticMarkup(
    <>
      {(['sm', 'md', 'lg', 'icon'] as const).map((size) => (
        <View key={size} size={size} feedback="none" />
      ))}
      {(['outline', 'ghost', 'link', 'danger'] as const).map((variant) => (
        <View key={variant} variant={variant} feedback="none" />
      ))}
      <View state={pending} isSpinning isSlow fullWidth />
      <View state={done} feedback="none" />
      <View state={done} variant="link" feedback="none" />
      <View state={{ status: 'error', error: new SignOutError('rate_limited') }} secondsLeft={3} />
      <View state={failed} variant="outline" feedback="floating" />
    </>,
  );
}
