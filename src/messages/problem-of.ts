import type { DeviceSignOutState, SignOutState } from '#shared';
import type { SignOutMessages } from './messages.types.ts';

/** What went wrong, in a sentence. */
export function problemOf(
  { errors }: Pick<SignOutMessages, 'errors'>,
  state: SignOutState | DeviceSignOutState,
): string | undefined {
  return state.status === 'error' ? (errors[state.error.code] ?? errors.unknown) : undefined;
}
