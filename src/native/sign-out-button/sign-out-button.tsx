import { forwardRef } from 'react';
import type { GestureResponderEvent, View } from 'react-native';
import { targetOf, withDefaults } from '#shared';
import { confirmBy, splitOptions } from '../../components/sign-out-button-options.ts';
import { subjectIn } from '../../components/subject-of.ts';
import { useSignOutButton } from '../../components/use-sign-out-button.ts';
import { messagesAbout } from '../../messages/messages-about.ts';
import { useSignOutDefaults } from '../../react/sign-out-defaults.tsx';
import { useClerkInstance } from '../../react/use-clerk-instance.ts';
import { useMessages } from '../../react/use-messages.ts';
import { askByAlert } from '../confirm-alert/ask-by-alert.ts';
import type { SignOutButtonProps } from './sign-out-button.types.ts';
import { SignOutButtonView } from './sign-out-button.view.tsx';

/**
 * A button that signs out of Clerk, for React Native.
 *
 * It shows the state of the sign-out: pending, slow, offline, failed with a retry, or done. It never says “signed out”
 * before the server has confirmed, and it ignores presses while a sign-out is under way.
 *
 * In React Native there are no pages, and Clerk does not navigate. Pass your router's function as `navigate`, or render
 * another screen when nobody is signed in.
 *
 * @example
 * <SignOutButton navigate={router.replace} redirectUrl="/sign-in" />
 * @example
 * <SignOutButton title="Log out" confirm="when-guarded" />
 */
export const SignOutButton = /* @__PURE__ */ forwardRef<View, SignOutButtonProps>(
  function SignOutButton(props, ref) {
    const {
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
    } = withDefaults({}, props);
    const [options, attributes] = splitOptions(rest);
    const defaults = useSignOutDefaults();
    const confirmation = confirm ?? defaults.confirm;
    const clerk = useClerkInstance(options.clerk);
    const messages = useMessages({ clerk, localization, messages: ownMessages });

    const { signOut, shown, actions } = useSignOutButton(
      withDefaults(options, {
        confirm: confirmBy(confirmation, ({ reasons }) =>
          askByAlert(messages, confirmation, reasons),
        ),
      }),
      spinDelayMs,
      slowAfterMs,
    );
    const state = { ...signOut, state: signOut, ...shown };
    const isText = typeof children === 'string';

    return (
      <SignOutButtonView
        {...{ attributes, feedback, ...shown, ...actions }}
        messages={
          signOut.isError ? messagesAbout(messages, subjectIn(clerk, targetOf(options))) : messages
        }
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
