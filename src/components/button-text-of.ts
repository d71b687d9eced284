import type { SignOutState } from '#shared';
import type { SignOutMessages } from '../messages/messages.types.ts';

/**
 * The text of a button. A spinner stays a moment longer than its state; the text never does.
 *
 * @param label The text while nothing is under way.
 */
export function buttonTextOf(
  state: SignOutState,
  isSpinning: boolean | undefined,
  label: string,
  messages: Pick<SignOutMessages, 'signingOut' | 'redirecting' | 'signedOut'>,
): string {
  if (state.status === 'signed-out') return messages.signedOut;
  if (isSpinning && state.status === 'redirecting') return messages.redirecting;
  const text = isSpinning && state.status === 'pending' ? messages.signingOut : label;
  const progress = state.status === 'pending' && state.progress;
  return progress ? `${text} ${progress.completed}/${progress.total}` : text;
}
