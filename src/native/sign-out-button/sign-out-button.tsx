import { forwardRef } from 'react';
import type { GestureResponderEvent, View } from 'react-native';
import { withDefaults } from '#shared';
import { useMessages } from '../../react/messages/use-messages.js';
import { confirmBy, splitOptions } from '../../react/sign-out-button-options.js';
import { useSignOutDefaults } from '../../react/sign-out-defaults.js';
import { useSignOutButton } from '../../react/use-sign-out-button.js';
import { askByAlert } from '../confirm-alert/ask-by-alert.js';
import type { SignOutButtonProps } from './sign-out-button.types.js';
import { SignOutButtonView } from './sign-out-button.view.js';

/**
 * A button that signs out of Clerk, for React Native.
 *
 * It says what happens: pending, slow, offline, failed with a way to try again, done. It never says “signed out” before
 * the server has confirmed, and a press while it is under way is swallowed.
 *
 * React Native has no pages, and Clerk navigates nowhere in it: give `navigate` the router of the app, or leave it to
 * what the app renders once nobody is signed in.
 *
 * @example
 * <SignOutButton navigate={router.replace} redirectUrl="/sign-in" />
 * @example
 * <SignOutButton title="Log out" confirm="when-guarded" />
 */
export const SignOutButton = /* @__PURE__ */ forwardRef<View, SignOutButtonProps>(
  function SignOutButton(
    {
      title,
      children,
      onPress,
      confirm,
      localization,
      messages: ownMessages,
      render,
      style,
      textStyle,
      containerStyle,
      feedback,
      spinDelayMs,
      slowAfterMs,
      ...rest
    },
    ref,
  ) {
    const [options, attributes] = splitOptions(rest);
    const defaults = useSignOutDefaults();
    const confirmation = confirm ?? defaults.confirm;
    // Shown at once: the texts of the confirmation are the language's too.
    const messages = useMessages({ localization, messages: ownMessages }, true);

    const { signOut, shown, actions } = useSignOutButton(
      withDefaults(options, {
        confirm: confirmBy(confirmation, (reasons) => askByAlert(messages, confirmation, reasons)),
      }),
      spinDelayMs,
      slowAfterMs,
    );
    const state = { ...signOut, state: signOut, ...shown };
    const isText = typeof children === 'string';

    return (
      <SignOutButtonView
        {...{ messages, attributes, feedback, ...shown, ...actions }}
        {...{ style, textStyle, containerStyle }}
        title={isText ? children : title}
        state={signOut}
        buttonRef={ref}
        render={render && ((props) => render(props, state))}
        onPress={(event: GestureResponderEvent) => {
          const handled = onPress?.(event);
          if (!event.defaultPrevented) actions.onPress(handled);
        }}
      >
        {typeof children === 'function' ? children(state) : isText ? undefined : children}
      </SignOutButtonView>
    );
  },
);
