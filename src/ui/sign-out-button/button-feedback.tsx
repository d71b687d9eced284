import { type MouseEvent, type RefObject, useEffect, useRef } from 'react';
import { attempt } from '#shared';
import { type NoticeAction, noticeOf } from '../../components/notice-of.ts';
import { classNameOf } from '../element/class-name.ts';
import { FOR_SCREEN_READERS, HIDDEN } from '../element/for-screen-readers.ts';
import { showPopover } from '../element/popover.ts';
import type { SignOutButtonViewProps } from './sign-out-button.types.ts';

type ButtonFeedbackProps = Pick<
  SignOutButtonViewProps,
  'state' | 'messages' | 'unstyled' | 'classNames' | 'theme'
> & {
  isSlow: boolean | undefined;
  secondsLeft: number | undefined;
  isFloating: boolean;
  innerRef?: RefObject<HTMLSpanElement | null> | undefined;
  /** What each action does. One without a function is left out. */
  run: { [action in NoticeAction]?: (() => void) | undefined };
};

/** The message beside the button: both live regions, always mounted, and the actions while a message is shown. */
export function ButtonFeedback({
  state,
  messages,
  isSlow,
  secondsLeft = 0,
  isFloating,
  innerRef,
  unstyled,
  classNames = {},
  theme,
  run,
}: ButtonFeedbackProps) {
  const slot = (own: string, name: string | undefined) => classNameOf(!unstyled && own, name);
  const { progress, problem, isSeen, actions } = noticeOf(state, isSlow, messages);
  const ownRef = useRef<HTMLSpanElement>(null);
  const ref = innerRef ?? ownRef;
  useFloating(ref, isFloating && isSeen);

  const renderAction = (action: NoticeAction) => {
    const onPress = run[action];
    const isDismiss = action === 'dismiss';
    const rest = action === 'retry' ? secondsLeft : 0;
    return (
      onPress && (
        <button
          key={action}
          type="button"
          className={
            isDismiss
              ? slot('cso-dismiss', classNames.dismiss)
              : slot('cso-action', classNames.action)
          }
          aria-label={isDismiss ? messages.dismiss : undefined}
          aria-disabled={rest > 0 || undefined}
          onClick={(event) => {
            if (rest > 0) return;
            focusButtonOf(event);
            onPress();
          }}
        >
          {isDismiss ? '×' : messages[action]}
          {/* The button is a flex box, where an ordinary space would collapse. */}
          {rest > 0 && <span aria-hidden="true">{`\u00a0(${rest})`}</span>}
        </button>
      )
    );
  };

  return (
    <span
      ref={ref}
      popover={isFloating && isSeen ? 'manual' : undefined}
      className={
        isSeen ? slot('cso-feedback', classNames.feedback) : slot(FOR_SCREEN_READERS, undefined)
      }
      data-error={problem ? '' : undefined}
      style={progress && !isSeen ? HIDDEN : theme}
    >
      {/* Modal menus and dialogs of libraries hide from screen readers what is beside them, unless it says `aria-live`. */}
      <span role="status" aria-live="polite">
        {progress}
      </span>
      <span role="alert" aria-live="assertive">
        {problem}
      </span>
      {actions.map(renderAction)}
    </span>
  );
}

/** Shows the floating element in the top layer, anchored to the element before it. */
function useFloating(ref: RefObject<HTMLSpanElement | null>, isShown: boolean): void {
  useEffect(() => {
    const element = ref.current;
    if (!isShown || !element) return;
    const source = element.previousElementSibling as HTMLElement | null;
    // A popover that was not shown would stay hidden. Without the attribute, it is shown beside the button.
    if (!showPopover(element, source)) element.removeAttribute('popover');
    // React has already removed the attribute if no message is shown any more.
    return () => {
      if (element.popover) attempt(() => element.hidePopover());
    };
  }, [ref, isShown]);
}

/** A pressed action disappears: moves the focus back to the button beside it. */
function focusButtonOf({ currentTarget }: MouseEvent<HTMLElement>) {
  const button = currentTarget.parentElement?.previousElementSibling as HTMLElement | null;
  button?.focus?.();
}
