import type { ButtonHTMLAttributes, CSSProperties, ReactNode, Ref, RefObject } from 'react';
import type { SignOutAppearance, SignOutState } from '#shared';
import type {
  SignOutLocalization,
  SignOutMessageOverrides,
  SignOutMessages,
} from '../../messages/messages.types.ts';
import type { SignOutConfirmation } from '../../react/sign-out-defaults.tsx';
import type { UseSignOutOptions, UseSignOutReturn } from '../../react/use-sign-out.types.ts';
import type { ConfirmDialogClassNames } from '../confirm-dialog/confirm-dialog.types.ts';

/** The parts of the button that `classNames` can name. */
export interface SignOutButtonClassNames extends ConfirmDialogClassNames {
  button?: string | undefined;
  label?: string | undefined;
  spinner?: string | undefined;
  /** The drawing of `size="icon"`, and the check mark. */
  icon?: string | undefined;
  /** What stands beside the button: the message and its actions. */
  feedback?: string | undefined;
  /** Keep waiting, cancel waiting, try again. */
  action?: string | undefined;
  dismiss?: string | undefined;
}

/** How the button looks. A child of the app's own looks as it does, unless `variant` or `size` is given. */
export interface SignOutButtonLook {
  /** @default 'solid' */
  variant?: 'solid' | 'outline' | 'ghost' | 'link' | 'danger' | undefined;
  /** `icon` is a square with a drawing; the text becomes its name. @default 'md' */
  size?: 'sm' | 'md' | 'lg' | 'icon' | undefined;
  /** Takes the whole width of its container. @default false */
  fullWidth?: boolean | undefined;
  /** Leaves out every class of ours, on every part. @default false */
  unstyled?: boolean | undefined;
  /** Class names per part, beside ours. */
  classNames?: SignOutButtonClassNames | undefined;
}

/** What there is to see of a sign-out. */
export interface SignOutButtonState {
  /** The state of the sign-out. */
  state: SignOutState;
  /**
   * The sign-out has taken long enough to be shown: from 300 ms on, for at least 200 ms.
   *
   * @selector [data-spinning]
   */
  isSpinning: boolean;
  /** The request has taken more than eight seconds. */
  isSlow: boolean;
  /** Seconds until a rate limit lets the next try through. */
  secondsLeft: number;
}

/** The attributes that a button takes; the events that are also options of the sign-out are those. */
export type SignOutButtonAttributes = Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'children' | 'onError'
>;

/** What `render` has to put on its button. */
export interface SignOutButtonRenderProps extends SignOutButtonAttributes {
  ref?: Ref<HTMLButtonElement> | undefined;
  /** The label, with the spinner while there is one. */
  children?: ReactNode;
}

/** The props of `SignOutButton`: Clerk's, those of `useSignOut`, the looks, and the attributes of a button. */
export interface SignOutButtonProps
  extends SignOutButtonLook,
    SignOutButtonAttributes,
    Omit<UseSignOutOptions, 'confirm'> {
  /** One element, which becomes the button and keeps what it has; or text. @default Clerk's “Sign out” */
  children?: ReactNode;
  /** Wins over the props of the same names, as with Clerk. @deprecated by Clerk: pass the props instead. */
  signOutOptions?: { redirectUrl?: string | undefined; sessionId?: string | undefined } | undefined;
  /**
   * Asks first: always, only while a `useSignOutGuard` gives a reason, in its own words, or by a function of the
   * app's own. The question is also asked and answered when the button unmounts as soon as it is pressed, as in a menu
   * that closes.
   *
   * @default false
   */
  confirm?: SignOutConfirmation | undefined;
  /**
   * Renders the button itself, in place of a child.
   *
   * @example
   * <SignOutButton render={(props, { isSpinning }) => <MyButton {...props} isLoading={isSpinning} />} />
   */
  render?:
    | ((props: SignOutButtonRenderProps, state: SignOutButtonState & UseSignOutReturn) => ReactNode)
    | undefined;
  /**
   * Where the slow notice, the errors and their actions are: `inline` beside the button, or `floating` over the page,
   * anchored to the button, so that nothing moves. With `none`, show them elsewhere: every `useSignOut` for the same
   * target has the same state.
   *
   * @default 'inline'
   */
  feedback?: 'inline' | 'floating' | 'none' | undefined;
  /**
   * Milliseconds until the spinner is drawn. What is over before never flashes; the button is out of action at once.
   *
   * @default 300
   */
  spinDelayMs?: number | undefined;
  /** Milliseconds until the button says that it takes long, and offers to keep waiting. @default 8000 */
  slowAfterMs?: number | undefined;
  /** Colours, radius and font as Clerk has them, over what `<ClerkProvider appearance>` was given. */
  appearance?: SignOutAppearance | undefined;
  /** An object of `@clerk/localizations`. @default the one that `<ClerkProvider>` or `clerk.load()` was given */
  localization?: SignOutLocalization | undefined;
  /** Texts in place of the language's. */
  messages?: SignOutMessageOverrides | undefined;
}

/** The props of the view: plain data and callbacks. An absent callback hides what would call it. */
export interface SignOutButtonViewProps extends SignOutButtonLook, Partial<SignOutButtonState> {
  state: SignOutState;
  messages: SignOutMessages;
  children?: ReactNode;
  render?: ((props: SignOutButtonRenderProps) => ReactNode) | undefined;
  feedback?: 'inline' | 'floating' | 'none' | undefined;
  /** Another component shows and says the outcomes. @default false */
  isSilent?: boolean | undefined;
  /** The attributes of the button. */
  attributes?: SignOutButtonAttributes | undefined;
  buttonRef?: Ref<HTMLButtonElement> | undefined;
  /** What stands beside the button, unless `feedback` is `none`. */
  feedbackRef?: RefObject<HTMLSpanElement | null> | undefined;
  /** Custom properties for every part that is ours. */
  theme?: CSSProperties | undefined;
  /** Runs when the button is pressed and nothing vetoed; is given what the button's own handler returned. */
  onPress?: ((handled: unknown) => void) | undefined;
  onRetry?: (() => void) | undefined;
  onDismiss?: (() => void) | undefined;
  onKeepWaiting?: (() => void) | undefined;
  /** Gives up waiting for the network. */
  onCancel?: (() => void) | undefined;
}
