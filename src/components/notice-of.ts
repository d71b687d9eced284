import type { SignOutState } from '#shared';
import type { SignOutMessages } from '../messages/messages.types.ts';
import { errorOf, problemOf } from '../messages/problem-of.ts';
import { isUnderWay, isWaitingForNetwork } from './under-way.ts';

/** The actions that a notice can offer. Each is a name of `SignOutMessages`. */
export type NoticeAction = 'retry' | 'cancel' | 'keepWaiting' | 'dismiss';

/** The text beside a button, and the actions it offers. */
export interface Notice {
  /** The text for a polite live region; empty when there is nothing to say. */
  progress: string;
  /** The text for an assertive live region. */
  problem: string;
  /** Whether it is visible. Text that the button shows already is for screen readers only. */
  isSeen: boolean;
  actions: readonly NoticeAction[];
}

/** The notice for the state of a sign-out. */
export function noticeOf(
  state: SignOutState,
  isSlow: boolean | undefined,
  messages: SignOutMessages,
): Notice {
  const problem = problemOf(messages, state) ?? '';
  const say = (progress: string, ...actions: NoticeAction[]): Notice => ({
    progress,
    problem,
    isSeen: actions.length > 0,
    actions,
  });
  if (problem) return errorOf(state)?.retryable ? say('', 'retry', 'dismiss') : say('', 'dismiss');
  if (isWaitingForNetwork(state)) return say(messages.waitingForNetwork, 'cancel');
  if (isUnderWay(state))
    return isSlow ? say(messages.slow, 'keepWaiting') : say(messages.signingOut);
  const isDone = state.status === 'redirecting' || state.status === 'signed-out';
  return say(isDone ? messages.signedOut : '');
}
