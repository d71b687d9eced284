import type { DeviceSignOutState, SignOutError, SignOutState } from '#shared';
import type { SignOutMessages } from './messages.types.ts';

/** What went wrong: with the sign-out, or after it with the redirect. */
export function errorOf(state: SignOutState | DeviceSignOutState): SignOutError | undefined {
  if (state.status === 'error') return state.error;
  return 'redirectError' in state ? state.redirectError : undefined;
}

/** What went wrong, in a sentence. */
export function problemOf(
  { errors }: Pick<SignOutMessages, 'errors'>,
  state: SignOutState | DeviceSignOutState,
): string | undefined {
  const error = errorOf(state);
  return error && (errors[error.code] ?? errors.unknown);
}
