import type { DeviceSignOutState, SignOutError, SignOutState } from '#shared';
import { fill } from './fill.ts';
import type { SignOutMessages } from './messages.types.ts';

/** The error of the sign-out, or of the redirect after it. */
export function errorOf(state: SignOutState | DeviceSignOutState): SignOutError | undefined {
  if (state.status === 'error') return state.error;
  return 'redirectError' in state ? state.redirectError : undefined;
}

/** Describes what went wrong and who is still signed in. */
export function problemOf(
  messages: SignOutMessages,
  state: SignOutState | DeviceSignOutState,
): string | undefined {
  const error = errorOf(state);
  return error && describeSignOutError(error, messages);
}

/**
 * Describes, in one language, what went wrong and whether the person is still signed in, as far as that is known. For your
 * own button around `useSignOut`.
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

/** The text for when Clerk could not be loaded: it is not known who is signed in. */
export function notLoadedTextOf(messages: SignOutMessages): string {
  return describeSignOutError({ code: 'clerk_not_loaded', mayHaveEnded: true }, messages);
}
