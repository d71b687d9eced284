import type { SignOutState } from '#shared';
import { buttonTextOf } from '../../components/button-text-of.ts';
import type { SignOutMessages } from '../../messages/messages.types.ts';
import { classNameOf } from '../element/class-name.ts';
import type { SignOutButtonLook } from './sign-out-button.types.ts';

interface ButtonLabelProps extends Pick<SignOutButtonLook, 'size' | 'unstyled' | 'classNames'> {
  /** The label while idle. */
  name: string;
  state: SignOutState;
  messages: SignOutMessages;
  isSpinning: boolean;
}

/**
 * The label of the button, with a spinner, a check mark or the icon of `size="icon"`. Each text has its own element,
 * because a browser that translates the page replaces text nodes that React renders.
 */
export function ButtonLabel({
  name,
  state,
  messages,
  isSpinning,
  size,
  unstyled,
  classNames = {},
}: ButtonLabelProps) {
  const slot = (own: string, className: string | undefined) =>
    classNameOf(!unstyled && own, className);
  const isSignedOut = state.status === 'signed-out';
  const isIcon = size === 'icon';
  const icon = isSpinning ? (
    <span aria-hidden="true" className={slot('cso-spinner', classNames.spinner)} />
  ) : (
    (isSignedOut || isIcon) && (
      <svg
        aria-hidden="true"
        viewBox="0 0 16 16"
        fill="none"
        className={slot('cso-icon', classNames.icon)}
        data-check={isSignedOut ? '' : undefined}
      >
        <path d={isSignedOut ? 'm3 8.5 3.5 3.5 6.5-8' : 'M6.5 2.5h-3v11h3M7 8h6.5m-3-3 3 3-3 3'} />
      </svg>
    )
  );
  if (isIcon) return icon;

  return (
    <span
      className={slot('cso-label', classNames.label)}
      data-reserve={[messages.signingOut, messages.redirecting, messages.signedOut].join('\n')}
    >
      {icon}
      <span>{buttonTextOf(state, isSpinning, name, messages)}</span>
    </span>
  );
}
