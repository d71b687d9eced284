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

/** What there is to see of a sign-out. */
export interface SignOutButtonState {
  /** The state of the sign-out. */
  state: SignOutState;
  /** The sign-out has taken long enough to be shown: from 300 ms on, for at least 200 ms. */
  isSpinning: boolean;
  /** The request has taken more than eight seconds. */
  isSlow: boolean;
  /** Seconds until a rate limit lets the next try through. */
  secondsLeft: number;
}

/** The props that the button hands on to its `Pressable`. */
export type SignOutButtonAttributes = Omit<
  PressableProps,
  'children' | 'style' | 'onPress' | 'ref' | keyof UseSignOutOptions
>;

/** What `render` has to put on its button. */
export interface SignOutButtonRenderProps extends SignOutButtonAttributes {
  ref?: Ref<View> | undefined;
  onPress(event: GestureResponderEvent): void;
  /** The label: texts, with the spinner while there is one. */
  children?: ReactNode;
}

/** How the button looks. */
export interface SignOutButtonLook {
  /** Of the `Pressable`. */
  style?: PressableProps['style'] | undefined;
  /** Of the label. */
  textStyle?: StyleProp<TextStyle>;
  /** Of what holds the button and what stands below it. */
  containerStyle?: StyleProp<ViewStyle>;
}

/** The props of the native `SignOutButton`: those of `useSignOut`, the looks, and those of a `Pressable`. */
export interface SignOutButtonProps
  extends SignOutButtonLook,
    SignOutButtonAttributes,
    Omit<UseSignOutOptions, 'confirm'> {
  /** The text at rest, as `Button` of React Native has it. @default Clerk's “Sign out” */
  title?: string | undefined;
  /** The text at rest; or a function that makes the whole content of the button. */
  children?: ReactNode | ((state: SignOutButtonState & UseSignOutReturn) => ReactNode);
  /** Runs first; `preventDefault()` keeps from signing out, and a promise is waited for. */
  onPress?: ((event: GestureResponderEvent) => unknown) | undefined;
  /**
   * Asks first, by the device's own dialog: always, only while a `useSignOutGuard` gives a reason, in its own words,
   * or by the app's own function. On the web by `window.confirm`, which names its answers itself.
   *
   * @default false
   */
  confirm?: SignOutConfirmation | undefined;
  /**
   * Renders the button itself.
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
   * Whether the slow notice, the errors and their actions stand below the button. With `none`, show them elsewhere:
   * every `useSignOut` for the same target has the same state.
   *
   * @default 'inline'
   */
  feedback?: 'inline' | 'none' | undefined;
  /** Milliseconds until the spinner is drawn. What is over before never flashes. @default 300 */
  spinDelayMs?: number | undefined;
  /** Milliseconds until the button says that it takes long, and offers to keep waiting. @default 8000 */
  slowAfterMs?: number | undefined;
  /** An object of `@clerk/localizations`. @default the one that `<ClerkProvider>` or `clerk.load()` was given */
  localization?: SignOutLocalization | undefined;
  /** Texts in place of the language's. */
  messages?: SignOutMessageOverrides | undefined;
}

/** The props of the view: plain data and callbacks. An absent callback hides what would call it. */
export interface SignOutButtonViewProps extends SignOutButtonLook, Partial<SignOutButtonState> {
  state: SignOutState;
  messages: SignOutMessages;
  /** The text at rest. @default the language's */
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
  /** Gives up waiting for the network. */
  onCancel?: (() => void) | undefined;
}
