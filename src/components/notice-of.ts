import type { SignOutState } from '#shared';
import type { SignOutMessages } from '../messages/messages.types.ts';
import { errorOf, problemOf } from '../messages/problem-of.ts';
import { isUnderWay } from './under-way.ts';

/** What a notice offers. Each is a name of `SignOutMessages`. */
export type NoticeAction = 'retry' | 'cancel' | 'keepWaiting' | 'dismiss';

/** What is said beside a button, and what can be done about it. */
export interface Notice {
  /** For a polite live region; empty when there is nothing to say. */
  progress: string;
  /** For an assertive one. */
  problem: string;
  /** Whether everybody sees it. What the button says already is for screen readers only. */
  isSeen: boolean;
  actions: readonly NoticeAction[];
}

/** The notice of a sign-out, wherever it stands. */
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
  const isDone = state.status === 'redirecting' || state.status === 'signed-out';
  const done = isDone ? messages.signedOut : '';
  if (problem)
    return errorOf(state)?.retryable ? say(done, 'retry', 'dismiss') : say(done, 'dismiss');
  if (state.status === 'pending' && state.phase === 'waiting-for-network')
    return say(messages.waitingForNetwork, 'cancel');
  if (isUnderWay(state))
    return isSlow ? say(messages.slow, 'keepWaiting') : say(messages.signingOut);
  return say(done);
}
