import { type ButtonHTMLAttributes, cloneElement, type MouseEvent } from 'react';
import { isUnderWay } from '../../components/under-way.ts';
import { getButtonPropsOf } from '../../react/use-sign-out.ts';
import { ConfirmDialog } from '../confirm-dialog/confirm-dialog.tsx';
import { classNameOf } from '../element/class-name.ts';
import { FOR_SCREEN_READERS } from '../element/for-screen-readers.ts';
import { mergeProps } from '../element/merge-props.ts';
import { onlyChildOf } from '../element/only-child.ts';
import { refOf, useMergedRefs } from '../element/refs.ts';
import type { SignOutButtonRenderProps, SignOutButtonViewProps } from './sign-out-button.types.ts';

/** What `SignOutButton` shows. It knows no Clerk: every state is a prop. */
export function SignOutButtonView({
  state,
  messages,
  isSpinning = false,
  isSlow = false,
  secondsLeft = 0,
  variant,
  size,
  fullWidth,
  unstyled,
  classNames = {},
  children,
  render,
  feedback = 'inline',
  attributes = {},
  buttonRef,
  confirmation,
  onPress,
  onRetry,
  onDismiss,
  onKeepWaiting,
  onCancel,
}: SignOutButtonViewProps) {
  const child = onlyChildOf(children, 'SignOutButton');
  const element = typeof child === 'string' ? undefined : child;
  const ref = useMergedRefs(buttonRef, element && refOf<HTMLButtonElement>(element));
  const slot = (own: string, name: string | undefined) => classNameOf(!unstyled && own, name);

  const { status } = state;
  const isPending = status === 'pending';
  const isWaitingForNetwork = isPending && state.phase === 'waiting-for-network';
  const isRunning = isUnderWay(state);
  const isDone = status === 'redirecting' || status === 'signed-out';

  const name = (!element && child) || messages.signOut;
  const isLooking = !element || variant !== undefined || size !== undefined;
  const given = mergeProps(
    {
      className: isLooking && !unstyled ? 'cso-button' : undefined,
      'data-variant': isLooking ? (variant ?? 'solid') : undefined,
      'data-size': isLooking ? (size ?? 'md') : undefined,
      'data-full-width': fullWidth ? '' : undefined,
      'data-spinning': isSpinning ? '' : undefined,
      'aria-busy': isRunning || undefined,
      'aria-label': !element && size === 'icon' ? name : undefined,
    },
    { ...attributes, className: classNameOf(attributes.className, classNames.button) },
  );
  const own = element
    ? mergeProps(given, element.props as Record<string, unknown>)
    : { ...given, children: labelOf() };
  const { onClick, ...props } = getButtonPropsOf(state, onPress ?? noop)(own);
  const button = {
    ...props,
    onClick: (event: MouseEvent<HTMLElement>) => {
      onClick(event);
      // A child that is a link or a submit button would leave the page before the server has answered.
      const { href, type } = event.currentTarget as { href?: string; type?: string };
      if (href !== undefined || type === 'submit') event.preventDefault();
    },
  } as ButtonHTMLAttributes<HTMLButtonElement>;
  // `type` means something else on a link, and nothing on the rest.
  if (typeof element?.type === 'string' && element.type !== 'button') delete button.type;

  function labelOf() {
    const { signingOut, redirecting, signedOut } = messages;
    const progress = isPending && state.progress;
    return (
      <>
        {isSpinning ? (
          <span aria-hidden="true" className={slot('cso-spinner', classNames.spinner)} />
        ) : (
          size === 'icon' && (
            <svg
              aria-hidden="true"
              viewBox="0 0 16 16"
              className={slot('cso-icon', classNames.icon)}
            >
              <path d="M6.5 2.5h-3v11h3M7 8h6.5m-3-3 3 3-3 3" />
            </svg>
          )
        )}
        {size !== 'icon' && (
          <span className={slot('cso-label', classNames.label)}>
            {isSpinning
              ? status === 'redirecting'
                ? redirecting
                : signingOut
              : status === 'signed-out'
                ? signedOut
                : name}
            {progress && ` ${progress.completed}/${progress.total}`}
          </span>
        )}
      </>
    );
  }

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
        {rest > 0 && <span aria-hidden="true"> ({rest})</span>}
      </button>
    );
  }

  const isNoticed = status === 'error' || isWaitingForNetwork || (isRunning && isSlow);
  return (
    <>
      {render ? (
        render({ ...button, ref } as SignOutButtonRenderProps)
      ) : element ? (
        cloneElement(element, ref ? Object.assign(button, { ref }) : button)
      ) : (
        <button {...button} ref={ref} />
      )}
      {feedback === 'inline' && (
        <span
          className={slot('cso-feedback', classNames.feedback)}
          data-error={status === 'error' ? '' : undefined}
          style={isNoticed ? undefined : FOR_SCREEN_READERS}
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
          <span role="alert">
            {status === 'error' && (messages.errors[state.error.code] ?? messages.errors.unknown)}
          </span>
          {status === 'error' &&
            state.error.retryable &&
            onRetry &&
            action(messages.retry, onRetry, secondsLeft)}
          {isWaitingForNetwork && onCancel && action(messages.cancel, onCancel)}
          {isRunning && isSlow && onKeepWaiting && action(messages.keepWaiting, onKeepWaiting)}
          {status === 'error' && onDismiss && (
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
      )}
      {confirmation && (
        <ConfirmDialog {...confirmation} unstyled={unstyled} classNames={classNames} />
      )}
    </>
  );
}

function noop() {}

/** An action goes away when it is pressed; the focus goes back to the button that it stands beside. */
function focusButtonOf({ currentTarget }: MouseEvent<HTMLElement>) {
  const button = currentTarget.parentElement?.previousElementSibling as HTMLElement | null;
  button?.focus?.();
}
