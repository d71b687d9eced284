import type { Notice, NoticeAction } from '../components/notice-of.ts';
import type { SignOutMessages } from '../messages/messages.types.ts';
import { FeedbackAction } from './feedback-action.tsx';

/** The actions of a notice. One without a function is left out. */
export function NoticeActions({
  notice,
  messages,
  run,
  secondsLeft,
  account,
}: {
  notice: Notice;
  messages: SignOutMessages;
  run: { [action in NoticeAction]?: (() => void) | undefined };
  /** Seconds until the next attempt is allowed. */
  secondsLeft: number;
  /** The account, for screen readers, if several actions have the same name. */
  account?: string | undefined;
}) {
  return notice.actions.map((action) => {
    const onPress = run[action];
    const label = messages[action];
    return (
      onPress && (
        <FeedbackAction
          key={action}
          label={label}
          name={account ? `${label}, ${account}` : label}
          rest={action === 'retry' ? secondsLeft : 0}
          onPress={onPress}
        />
      )
    );
  });
}
