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
  /** The button, unless it is your own child. */
  button?: string | undefined;
  /** The text of the button. */
  label?: string | undefined;
  /** The spinner in the button. */
  spinner?: string | undefined;
  /** The icon of `size="icon"`, and the check mark. */
  icon?: string | undefined;
  /** The message beside the button, with its actions. */
  feedback?: string | undefined;
  /** The buttons to keep waiting, to cancel waiting and to try again. */
  action?: string | undefined;
  /** The button that hides an error. */
  dismiss?: string | undefined;
}

/** How the button looks. Your own child keeps its look, unless `variant` or `size` is given. */
export interface SignOutButtonLook {
  /**
   * `outline`, `ghost` and `link` have the color of the text around them; `danger` is red.
   *
   * @selector [data-variant]
   * @default 'solid'
   */
  variant?: 'solid' | 'outline' | 'ghost' | 'link' | 'danger' | undefined;
  /** `icon` is a square with an icon; the text becomes its accessible name. @selector [data-size] @default 'md' */
  size?: 'sm' | 'md' | 'lg' | 'icon' | undefined;
  /** Takes the whole width of its container. @selector [data-full-width] @default false */
  fullWidth?: boolean | undefined;
  /** Leaves out this package's class names on every part. @default false */
  unstyled?: boolean | undefined;
  /** Class names per part, added to this package's. */
  classNames?: SignOutButtonClassNames | undefined;
}

/** What the button shows of the sign-out. */
export interface SignOutButtonState {
  /** The state of the sign-out. */
  state: SignOutState;
  /**
   * The spinner is shown: after 300 ms, for at least 200 ms.
   *
   * @selector [data-spinning]
   */
  isSpinning: boolean;
  /** The request has taken more than eight seconds. */
  isSlow: boolean;
  /** Seconds until a rate limit allows the next attempt; 0 without one. */
  secondsLeft: number;
}

/** The attributes of a `<button>`, without `onError`, which is an option of the sign-out here. */
export type SignOutButtonAttributes = Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'children' | 'onError'
>;

/** The props that `render` must put on its button. */
export interface SignOutButtonRenderProps extends SignOutButtonAttributes {
  /** Must reach the element of the button. */
  ref?: Ref<HTMLButtonElement> | undefined;
  /** The label, with the spinner while one is shown. */
  children?: ReactNode;
}

/** The props of `SignOutButton`: Clerk's, those of `useSignOut`, the look, and the attributes of a `<button>`. */
export interface SignOutButtonProps
  extends SignOutButtonLook,
    SignOutButtonAttributes,
    Omit<UseSignOutOptions, 'confirm'> {
  /** One element, which becomes the button and keeps its own props; or text. @default Clerk's “Sign out” */
  children?: ReactNode;
  /** Overrides the props of the same names, as in Clerk's button. @deprecated by Clerk: pass the props instead. */
  signOutOptions?: { redirectUrl?: string | undefined; sessionId?: string | undefined } | undefined;
  /**
   * Asks before signing out: always (`true`), only while a `useSignOutGuard` gives a reason (`'when-guarded'`), with
   * your own texts, or by calling your function. The question stays open even if the button unmounts when it is pressed,
   * as in a menu that closes.
   *
   * @default false
   */
  confirm?: SignOutConfirmation | undefined;
  /**
   * Renders the button's element, in place of a child.
   *
   * @example
   * <SignOutButton render={(props, { isSpinning }) => <MyButton {...props} isLoading={isSpinning} />} />
   */
  render?:
    | ((props: SignOutButtonRenderProps, state: SignOutButtonState & UseSignOutReturn) => ReactNode)
    | undefined;
  /**
   * Where the slow notice, the errors and their actions appear: `inline` beside the button, or `floating` over the page,
   * anchored to the button, so that the layout does not shift. With `none`, show them elsewhere: every `useSignOut` for
   * the same target has the same state.
   *
   * @default 'inline'
   */
  feedback?: 'inline' | 'floating' | 'none' | undefined;
  /**
   * Milliseconds until the spinner is shown. A sign-out that finishes sooner shows no spinner. Further presses are
   * ignored from the start.
   *
   * @default 300
   */
  spinDelayMs?: number | undefined;
  /** Milliseconds until the button says that the sign-out takes long and offers to keep waiting; `Infinity` for never. @default 8000 */
  slowAfterMs?: number | undefined;
  /** Colors, radius and font, as in Clerk's `appearance`. Overrides that of `<ClerkProvider>`. */
  appearance?: SignOutAppearance | undefined;
  /** A localization of `@clerk/localizations`. @default the one given to `<ClerkProvider>` or `clerk.load()` */
  localization?: SignOutLocalization | undefined;
  /** Texts that replace those of the language. */
  messages?: SignOutMessageOverrides | undefined;
}

/** The props of the view: plain data and callbacks. Without a callback, the control that would call it is hidden. */
export interface SignOutButtonViewProps extends SignOutButtonLook, Partial<SignOutButtonState> {
  state: SignOutState;
  messages: SignOutMessages;
  children?: ReactNode;
  render?: ((props: SignOutButtonRenderProps) => ReactNode) | undefined;
  feedback?: 'inline' | 'floating' | 'none' | undefined;
  /** Another component shows and announces the outcomes. @default false */
  isSilent?: boolean | undefined;
  /** The attributes of the button. */
  attributes?: SignOutButtonAttributes | undefined;
  buttonRef?: Ref<HTMLButtonElement> | undefined;
  /** The element of the message beside the button, unless `feedback` is `none`. */
  feedbackRef?: RefObject<HTMLSpanElement | null> | undefined;
  /** Custom properties for every part of this package. */
  theme?: CSSProperties | undefined;
  /** Runs when the button is pressed and no handler vetoed. Receives the return value of the button's own handler. */
  onPress?: ((handled: unknown) => void) | undefined;
  onRetry?: (() => void) | undefined;
  onDismiss?: (() => void) | undefined;
  onKeepWaiting?: (() => void) | undefined;
  /** Stops waiting for the network. */
  onCancel?: (() => void) | undefined;
}
