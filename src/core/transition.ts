import type { SignOutError } from './errors.ts';
import type { SignOutPhase, SignOutProgress, SignOutState } from './types.ts';

/** A fact about the sign-out of one target. */
export type SignOutEvent =
  | { type: 'requested'; at: number; phase: SignOutPhase }
  | { type: 'advanced'; phase: SignOutPhase; progress?: SignOutProgress | undefined }
  | { type: 'navigating'; to: string }
  | {
      type: 'removed';
      alreadySignedOut: boolean;
      /** Why the person, who is signed out, stays on the page. */
      redirectError?: SignOutError | undefined;
    }
  | { type: 'failed'; error: SignOutError }
  | { type: 'cancelled' }
  /** The outcome is out of date: it was dismissed, or somebody signed in again. */
  | { type: 'cleared' };

export const IDLE: SignOutState = { status: 'idle' };
/** One object for all targets: a page may sign out thousands of sessions. */
const SIGNED_OUT: SignOutState = { status: 'signed-out', alreadySignedOut: false };
const ALREADY_SIGNED_OUT: SignOutState = { status: 'signed-out', alreadySignedOut: true };

/**
 * The next state. An event that is illegal in a state returns the same reference.
 *
 * `removed` and `navigating` are legal after an error because an answer can arrive after the time-out, and because the
 * session can be ended elsewhere while the error is on screen. After a late answer Clerk can show that the session is
 * gone before the operation knows; the page is then left from `signed-out`. After the server has confirmed, the status
 * is never `error`: `failed` is legal only while pending.
 */
export function transition(state: SignOutState, event: SignOutEvent): SignOutState {
  const { status } = state;
  switch (event.type) {
    case 'requested':
      return status === 'redirecting'
        ? state
        : { status: 'pending', phase: event.phase, startedAt: event.at };
    case 'advanced':
      return status === 'pending' &&
        (state.phase !== event.phase || state.progress !== event.progress)
        ? {
            status,
            phase: event.phase,
            startedAt: state.startedAt,
            ...(event.progress && { progress: event.progress }),
          }
        : state;
    case 'navigating':
      return status === 'pending' || status === 'error' || status === 'signed-out'
        ? { status: 'redirecting', to: event.to }
        : state;
    case 'removed':
      return status === 'pending' || status === 'redirecting' || status === 'error'
        ? signedOut(event)
        : state;
    case 'failed':
      return status === 'pending' ? { status: 'error', error: event.error } : state;
    case 'cancelled':
      return status === 'pending' ? IDLE : state;
    case 'cleared':
      return status === 'error' || status === 'signed-out' ? IDLE : state;
  }
}

function signedOut({
  alreadySignedOut,
  redirectError,
}: Extract<SignOutEvent, { type: 'removed' }>): SignOutState {
  if (redirectError) return { status: 'signed-out', alreadySignedOut, redirectError };
  return alreadySignedOut ? ALREADY_SIGNED_OUT : SIGNED_OUT;
}
