import type { ReactElement, ReactNode, Ref } from 'react';
import type {
  GestureResponderEvent,
  PressableProps,
  StyleProp,
  TextStyle,
  View,
  ViewStyle,
} from 'react-native';
import type { SignOutState } from '#shared';
import type {
  SignOutLocalization,
  SignOutMessageOverrides,
  SignOutMessages,
} from '../../messages/messages.types.ts';
import type { SignOutConfirmation } from '../../react/sign-out-defaults.tsx';
import type { UseSignOutOptions, UseSignOutReturn } from '../../react/use-sign-out.types.ts';

/** What the button shows of the sign-out. */
export interface SignOutButtonState {
  /** The state of the sign-out. */
  state: SignOutState;
  /** The spinner is shown: after 300 ms, for at least 200 ms. */
  isSpinning: boolean;
  /** The request has taken more than eight seconds. */
  isSlow: boolean;
  /** Seconds until a rate limit allows the next attempt; 0 without one. */
  secondsLeft: number;
}

/** The props that the button passes on to its `Pressable`. */
export type SignOutButtonAttributes = Omit<
  PressableProps,
  'children' | 'style' | 'onPress' | 'ref' | keyof UseSignOutOptions
>;

/** The props that `render` must put on its button. */
export interface SignOutButtonRenderProps extends SignOutButtonAttributes {
  /** Must reach the view of the button. */
  ref?: Ref<View> | undefined;
  /** Signs out. */
  onPress(event: GestureResponderEvent): void;
  /** The label: texts, with the spinner while one is shown. */
  children?: ReactNode;
}

/** How the button looks. */
export interface SignOutButtonLook {
  /** Style of the `Pressable`. */
  style?: PressableProps['style'] | undefined;
  /** Style of the label. */
  textStyle?: StyleProp<TextStyle>;
  /** Style of the container of the button and of the message below it. */
  containerStyle?: StyleProp<ViewStyle>;
}

/** The props of the native `SignOutButton`: those of `useSignOut`, the look, and those of a `Pressable`. */
export interface SignOutButtonProps
  extends SignOutButtonLook,
    SignOutButtonAttributes,
    Omit<UseSignOutOptions, 'confirm'> {
  /** The text while idle, named as in React Native's `Button`. @default Clerk's “Sign out” */
  title?: string | undefined;
  /** The text while idle, or a function that renders the whole content of the button. */
  children?: ReactNode | ((state: SignOutButtonState & UseSignOutReturn) => ReactNode);
  /** Runs first. `preventDefault()` cancels the sign-out; a returned promise is awaited. */
  onPress?: ((event: GestureResponderEvent) => unknown) | undefined;
  /**
   * Asks before signing out, in a native dialog: always (`true`), only while a `useSignOutGuard` gives a reason
   * (`'when-guarded'`), or with your own texts. A function asks in your own way. On the web, `window.confirm` is used,
   * whose buttons the browser labels.
   *
   * @default false
   */
  confirm?: SignOutConfirmation | undefined;
  /**
   * Renders the button's element.
   *
   * @example
   * <SignOutButton render={(props, { isSpinning }) => <MyButton {...props} isLoading={isSpinning} />} />
   */
  render?:
    | ((
        props: SignOutButtonRenderProps,
        state: SignOutButtonState & UseSignOutReturn,
      ) => ReactElement)
    | undefined;
  /**
   * Whether the slow notice, the errors and their actions appear below the button. With `none`, show them elsewhere:
   * every `useSignOut` for the same target has the same state.
   *
   * @default 'inline'
   */
  feedback?: 'inline' | 'none' | undefined;
  /** Milliseconds until the spinner is shown. A sign-out that finishes sooner shows no spinner. @default 300 */
  spinDelayMs?: number | undefined;
  /** Milliseconds until the button says that the sign-out takes long and offers to keep waiting; `Infinity` for never. @default 8000 */
  slowAfterMs?: number | undefined;
  /** A localization of `@clerk/localizations`. @default the one given to `<ClerkProvider>` or `clerk.load()` */
  localization?: SignOutLocalization | undefined;
  /** Texts that replace those of the language. */
  messages?: SignOutMessageOverrides | undefined;
}

/** The props of the view: plain data and callbacks. Without a callback, the control that would call it is hidden. */
export interface SignOutButtonViewProps extends SignOutButtonLook, Partial<SignOutButtonState> {
  state: SignOutState;
  messages: SignOutMessages;
  /** The text while idle. @default that of the language */
  title?: string | undefined;
  /** The whole content of the button, in place of the label. */
  children?: ReactNode;
  render?: ((props: SignOutButtonRenderProps) => ReactElement) | undefined;
  feedback?: 'inline' | 'none' | undefined;
  attributes?: SignOutButtonAttributes | undefined;
  buttonRef?: Ref<View> | undefined;
  onPress?: ((event: GestureResponderEvent) => void) | undefined;
  onRetry?: (() => void) | undefined;
  onDismiss?: (() => void) | undefined;
  onKeepWaiting?: (() => void) | undefined;
  /** Stops waiting for the network. */
  onCancel?: (() => void) | undefined;
}
