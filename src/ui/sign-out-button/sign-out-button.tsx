import { forwardRef, useRef } from 'react';
import { attempt, developerAdvice, keyOf, targetOf, withDefaults } from '#shared';
import { confirmBy, splitOptions } from '../../components/sign-out-button-options.ts';
import { subjectIn } from '../../components/subject-of.ts';
import { usePresenter } from '../../components/use-presenter.ts';
import { useSignOutButton } from '../../components/use-sign-out-button.ts';
import { messagesAbout } from '../../messages/messages-about.ts';
import { useSignOutDefaults } from '../../react/sign-out-defaults.tsx';
import { useAppearance } from '../../react/use-appearance.ts';
import { useClerkInstance } from '../../react/use-clerk-instance.ts';
import { useMessages } from '../../react/use-messages.ts';
import { useLastSessionId } from '../../react/use-sign-out.ts';
import type { UseSignOutOptions } from '../../react/use-sign-out.types.ts';
import { type Place, placeOf } from '../confirm-dialog/place.ts';
import { useConfirmation } from '../confirm-dialog/use-confirmation.ts';
import { useIsUnreachable } from '../element/use-is-unreachable.ts';
import type { SignOutButtonProps } from './sign-out-button.types.ts';
import { SignOutButtonView } from './sign-out-button.view.tsx';

/**
 * A button that signs out of Clerk. Replaces Clerk's `<SignOutButton>`: the same props, the same child or text.
 *
 * It shows the state of the sign-out: pending, slow, offline, failed with a retry, or done. It never says “signed out”
 * before the server has confirmed, and it never sets `disabled`, which would lose the focus.
 *
 * Unlike Clerk's, it goes to the provider's `afterSignOutUrl` when `redirectUrl` is left out, lets the child's `onClick`
 * veto with `preventDefault()`, does not submit a form, and keeps the child's own props.
 *
 * @throws Error in render, if it has more than one child.
 *
 * @example
 * <SignOutButton />
 * @example
 * <SignOutButton redirectUrl="/goodbye" confirm="when-guarded">
 *   <MyButton>Log out</MyButton>
 * </SignOutButton>
 *
 * @see clerk/javascript packages/react/src/components/SignOutButton.tsx
 */
export const SignOutButton = /* @__PURE__ */ forwardRef<HTMLButtonElement, SignOutButtonProps>(
  function SignOutButton(props, ref) {
    const {
      signOutOptions,
      confirm,
      localization,
      messages: ownMessages,
      render,
      children,
      variant,
      size,
      fullWidth,
      unstyled,
      classNames,
      appearance,
      feedback,
      spinDelayMs,
      slowAfterMs,
      ...rest
    } = withDefaults({}, props);
    developerAdvice?.checkProps(props);
    const [options, attributes] = splitOptions(rest);
    const defaults = useSignOutDefaults();
    const confirmation = confirm ?? defaults.confirm;
    const clerk = useClerkInstance(options.clerk);
    const messages = useMessages({ clerk, localization, messages: ownMessages });
    const appearanceTheme = useAppearance(clerk, appearance);
    const theme = unstyled ? undefined : appearanceTheme;
    const { ask } = useConfirmation({ messages, unstyled, classNames, theme });
    const pressedAt = useRef<Place>(undefined);
    const confirmed = confirmBy(confirmation, (request) =>
      ask(confirmation, request, pressedAt.current),
    );

    const asked = withDefaults<UseSignOutOptions>(
      { ...options, confirm: confirmed },
      signOutOptions,
    );
    const sessionId = useLastSessionId(asked);
    const target = targetOf({ ...asked, sessionId });
    const key = keyOf(target);
    const feedbackRef = useRef<HTMLSpanElement>(null);
    const isShowing = !useIsUnreachable(feedbackRef) && feedback !== 'none';
    const { isSilent, prefer, warnIfUnseen } = usePresenter(clerk, key, isShowing);
    const given = asked.onError ?? defaults.onError;
    const onError: typeof given =
      given && typeof given !== 'function'
        ? given
        : (error) => {
            warnIfUnseen();
            return given?.(error);
          };
    const { signOut, shown, actions } = useSignOutButton(
      { ...asked, sessionId, onError },
      spinDelayMs,
      slowAfterMs,
    );
    const onPress = (handled?: unknown) => {
      prefer();
      actions.onPress(handled);
    };
    const asks = confirmed && confirmed !== confirmation;
    const onClick: typeof attributes.onClick = (event) => {
      // By the time the question is asked, the button and its containers may be gone. A component may pass no event.
      pressedAt.current = attempt(() => placeOf(event.currentTarget));
      return attributes.onClick?.(event);
    };

    return (
      <SignOutButtonView
        {...{ children, feedback, ...shown, ...actions }}
        attributes={asks ? { ...attributes, onClick } : attributes}
        messages={
          signOut.status === 'idle' ? messages : messagesAbout(messages, subjectIn(clerk, target))
        }
        {...{ variant, size, fullWidth, unstyled, classNames, isSilent, onPress }}
        theme={theme}
        state={signOut}
        buttonRef={ref}
        feedbackRef={feedbackRef}
        render={render && ((props) => render(props, { ...signOut, state: signOut, ...shown }))}
      />
    );
  },
);
