import type { DeviceSignOutState, SignOutError, SignOutState } from '#shared';
import { fill } from './fill.ts';
import type { SignOutMessages } from './messages.types.ts';

/** What went wrong: with the sign-out, or after it with the redirect. */
export function errorOf(state: SignOutState | DeviceSignOutState): SignOutError | undefined {
  if (state.status === 'error') return state.error;
  return 'redirectError' in state ? state.redirectError : undefined;
}

/** What went wrong, and who is still signed in, in sentences. */
export function problemOf(
  messages: SignOutMessages,
  state: SignOutState | DeviceSignOutState,
): string | undefined {
  const error = errorOf(state);
  return error && describeSignOutError(error, messages);
}

/**
 * What went wrong, and whether the person is still signed in as far as it is known, in the sentences of a language. For a
 * button of the app's own around `useSignOut`.
 *
 * @param messages A catalogue, such as `deMessages`.
 */
export function describeSignOutError(
  { code, mayHaveEnded }: Pick<SignOutError, 'code' | 'mayHaveEnded'>,
  { errors, stillSignedIn, maybeSignedIn }: SignOutMessages,
): string {
  const state = mayHaveEnded ? maybeSignedIn : stillSignedIn;
  return fill(errors[code] ?? errors.unknown, state, '{state}');
}

/** What is said where Clerk could not be loaded: nobody knows who is signed in. */
export function notLoadedTextOf(messages: SignOutMessages): string {
  return describeSignOutError({ code: 'clerk_not_loaded', mayHaveEnded: true }, messages);
}
