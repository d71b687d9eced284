import { type ButtonHTMLAttributes, cloneElement, type MouseEvent } from 'react';
import { IDLE } from '#shared';
import { isUnderWay } from '../../components/under-way.ts';
import { getButtonPropsOf } from '../../react/use-sign-out.ts';
import { classNameOf } from '../element/class-name.ts';
import { mergeProps } from '../element/merge-props.ts';
import { onlyChildOf } from '../element/only-child.ts';
import { refOf, useMergedRefs } from '../element/refs.ts';
import { ButtonFeedback } from './button-feedback.tsx';
import { ButtonLabel } from './button-label.tsx';
import type { SignOutButtonRenderProps, SignOutButtonViewProps } from './sign-out-button.types.ts';

/** The view of `SignOutButton`. It does not depend on Clerk: every state is a prop. */
export function SignOutButtonView({
  state,
  messages,
  isSpinning = false,
  isSlow,
  secondsLeft,
  variant,
  size,
  fullWidth,
  unstyled,
  classNames = {},
  children,
  render,
  feedback = 'inline',
  isSilent,
  attributes = {},
  buttonRef,
  feedbackRef,
  theme,
  onPress,
  onRetry,
  onDismiss,
  onKeepWaiting,
  onCancel,
}: SignOutButtonViewProps) {
  const child = onlyChildOf(children, 'SignOutButton');
  const element = typeof child === 'string' ? undefined : child;
  const ref = useMergedRefs(buttonRef, element && refOf<HTMLButtonElement>(element));
  const name = (typeof child === 'string' && child) || messages.signOut;
  const hasOwnLook = !element || variant !== undefined || size !== undefined;
  const given = mergeProps(
    {
      className: hasOwnLook && !unstyled ? 'cso-button' : undefined,
      ...(hasOwnLook && theme && { style: theme }),
      'data-variant': hasOwnLook ? (variant ?? 'solid') : undefined,
      'data-size': hasOwnLook ? (size ?? 'md') : undefined,
      'data-full-width': fullWidth ? '' : undefined,
      'data-spinning': isSpinning ? '' : undefined,
      'aria-busy': isUnderWay(state) || undefined,
      // A press still works: another device may have signed in since.
      'aria-disabled': state.status === 'signed-out' || undefined,
      'aria-label': !element && size === 'icon' ? name : undefined,
    },
    { ...attributes, className: classNameOf(attributes.className, classNames.button) },
  );
  const look = { size, unstyled, classNames };
  const own = element
    ? mergeProps(given, element.props as Record<string, unknown>)
    : { ...given, children: <ButtonLabel {...{ name, state, messages, isSpinning, ...look }} /> };
  // An element keeps its own meaning of `type`, except a plain button, which would submit a form without one.
  own['type'] ??= !element || element.type === 'button' ? 'button' : undefined;
  const { onClick, ...props } = getButtonPropsOf(state, onPress)(own);
  const button = {
    ...props,
    onClick: (event?: MouseEvent<HTMLElement> | null) => {
      onClick(event);
      // As a child, a submit button would leave the page before the server has answered.
      const { type } = (event?.currentTarget ?? {}) as { type?: string };
      if (type && type !== 'button') event?.preventDefault();
    },
  } as ButtonHTMLAttributes<HTMLButtonElement>;

  return (
    <>
      {render ? (
        render({ ...button, ref } as SignOutButtonRenderProps)
      ) : element ? (
        cloneElement(element, ref ? Object.assign(button, { ref }) : button)
      ) : (
        <button {...button} ref={ref} />
      )}
      {feedback !== 'none' && (
        <ButtonFeedback
          state={isSilent ? IDLE : state}
          {...{ messages, isSlow, secondsLeft, unstyled, classNames, theme }}
          run={{
            retry: onRetry,
            dismiss: onDismiss,
            cancel: onCancel,
            keepWaiting: onKeepWaiting,
          }}
          isFloating={feedback === 'floating'}
          innerRef={feedbackRef}
        />
      )}
    </>
  );
}
