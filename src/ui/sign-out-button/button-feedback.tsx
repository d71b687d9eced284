import { type MouseEvent, type RefObject, useEffect, useRef } from 'react';
import { attempt } from '#shared';
import { isUnderWay } from '../../components/under-way.ts';
import { errorOf, problemOf } from '../../messages/problem-of.ts';
import { classNameOf } from '../element/class-name.ts';
import { FOR_SCREEN_READERS, HIDDEN } from '../element/for-screen-readers.ts';
import { showPopover } from '../element/popover.ts';
import type { SignOutButtonViewProps } from './sign-out-button.types.ts';

type ButtonFeedbackProps = Pick<
  SignOutButtonViewProps,
  | ('state' | 'messages' | 'isSlow' | 'secondsLeft' | 'unstyled' | 'classNames' | 'theme')
  | ('onRetry' | 'onDismiss' | 'onKeepWaiting' | 'onCancel')
> & { isFloating: boolean; innerRef?: RefObject<HTMLSpanElement | null> | undefined };

/** What stands beside the button: both live regions, always, and what can be done while there is something to see. */
export function ButtonFeedback({
  state,
  messages,
  isSlow = false,
  secondsLeft = 0,
  isFloating,
  innerRef,
  unstyled,
  classNames = {},
  theme,
  onRetry,
  onDismiss,
  onKeepWaiting,
  onCancel,
}: ButtonFeedbackProps) {
  const slot = (own: string, name: string | undefined) => classNameOf(!unstyled && own, name);
  const { status } = state;
  const error = errorOf(state);
  const isWaitingForNetwork = status === 'pending' && state.phase === 'waiting-for-network';
  const isRunning = isUnderWay(state);
  const isDone = status === 'redirecting' || status === 'signed-out';
  const isNoticed = error !== undefined || isWaitingForNetwork || (isRunning && isSlow);
  const isHeard = isRunning || isDone;
  const ownRef = useRef<HTMLSpanElement>(null);
  const ref = innerRef ?? ownRef;
  useFloating(ref, isFloating && isNoticed);

  function action(label: string, run: () => void, rest = 0) {
    return (
      <button
        type="button"
        className={slot('cso-action', classNames.action)}
        aria-disabled={rest > 0 || undefined}
        onClick={(event) => {
          if (rest > 0) return;
          focusButtonOf(event);
          run();
        }}
      >
        {label}
        {/* An ordinary space would go: the button is laid out as a flex box. */}
        {rest > 0 && <span aria-hidden="true">{`\u00a0(${rest})`}</span>}
      </button>
    );
  }

  return (
    <span
      ref={ref}
      popover={isFloating && isNoticed ? 'manual' : undefined}
      className={
        isNoticed ? slot('cso-feedback', classNames.feedback) : slot(FOR_SCREEN_READERS, undefined)
      }
      data-error={error ? '' : undefined}
      style={isHeard && !isNoticed ? HIDDEN : theme}
    >
      <span role="status">
        {isWaitingForNetwork
          ? messages.waitingForNetwork
          : isRunning
            ? isSlow
              ? messages.slow
              : messages.signingOut
            : isDone && messages.signedOut}
      </span>
      <span role="alert">{problemOf(messages, state)}</span>
      {status === 'error' &&
        state.error.retryable &&
        onRetry &&
        action(messages.retry, onRetry, secondsLeft)}
      {isWaitingForNetwork && onCancel && action(messages.cancel, onCancel)}
      {isRunning && isSlow && onKeepWaiting && action(messages.keepWaiting, onKeepWaiting)}
      {error && onDismiss && (
        <button
          type="button"
          className={slot('cso-dismiss', classNames.dismiss)}
          aria-label={messages.dismiss}
          onClick={(event) => {
            focusButtonOf(event);
            onDismiss();
          }}
        >
          ×
        </button>
      )}
    </span>
  );
}

/** Shows the element in the top layer while it floats, anchored to what stands before it. */
function useFloating(ref: RefObject<HTMLSpanElement | null>, isShown: boolean): void {
  useEffect(() => {
    const element = ref.current;
    if (!isShown || !element) return;
    const source = element.previousElementSibling as HTMLElement | null;
    // A popover that is not shown is hidden: then it stands beside the button.
    if (!showPopover(element, source)) element.removeAttribute('popover');
    // Without the attribute, which React has taken away when nothing is shown any more, it is no popover.
    return () => {
      if (element.popover) attempt(() => element.hidePopover());
    };
  }, [ref, isShown]);
}

/** An action goes away when it is pressed; the focus goes back to the button that it stands beside. */
function focusButtonOf({ currentTarget }: MouseEvent<HTMLElement>) {
  const button = currentTarget.parentElement?.previousElementSibling as HTMLElement | null;
  button?.focus?.();
}
