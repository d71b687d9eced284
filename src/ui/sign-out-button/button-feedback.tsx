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

/** The message beside the button: both live regions, always mounted, and the actions while a message is shown. */
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
        {/* The button is a flex box, where an ordinary space would collapse. */}
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
      {/* Modal menus and dialogs of libraries hide from screen readers what is beside them, unless it says `aria-live`. */}
      <span role="status" aria-live="polite">
        {isWaitingForNetwork
          ? messages.waitingForNetwork
          : isRunning
            ? isSlow
              ? messages.slow
              : messages.signingOut
            : isDone && messages.signedOut}
      </span>
      <span role="alert" aria-live="assertive">
        {problemOf(messages, state)}
      </span>
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

/** Shows the floating element in the top layer, anchored to the element before it. */
function useFloating(ref: RefObject<HTMLSpanElement | null>, isShown: boolean): void {
  useEffect(() => {
    const element = ref.current;
    if (!isShown || !element) return;
    const source = element.previousElementSibling as HTMLElement | null;
    // A popover that was not shown would stay hidden. Without the attribute, it is shown beside the button.
    if (!showPopover(element, source)) element.removeAttribute('popover');
    // React has already removed the attribute if no message is shown any more.
    return () => {
      if (element.popover) attempt(() => element.hidePopover());
    };
  }, [ref, isShown]);
}

/** A pressed action disappears: moves the focus back to the button beside it. */
function focusButtonOf({ currentTarget }: MouseEvent<HTMLElement>) {
  const button = currentTarget.parentElement?.previousElementSibling as HTMLElement | null;
  button?.focus?.();
}
