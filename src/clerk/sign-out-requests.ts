import { isReactNative } from '../browser/react-native.ts';
import { SignOutError } from '../core/errors.ts';
import type { Network, SignOutRequests } from '../core/ports.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { findSignedInSession } from './client-sessions.ts';
import { withBoundedHooks } from './with-bounded-hooks.ts';

/** Requests of one Clerk instance of either generation. Its gateway decides which answers to them count. */
export function createSignOutRequests(
  clerk: ClerkInstance,
  { isOnline }: Pick<Network, 'isOnline'>,
): SignOutRequests {
  let sessionsAtRequest: unknown;
  return {
    signOut: (sessionId, verify) => {
      sessionsAtRequest = clerk.client?.sessions;
      return withBoundedHooks(() =>
        clerk.signOut(verify, sessionId === undefined ? {} : { sessionId }),
      );
    },

    // Not by `clerk.signOut({ sessionId })`: that ends every session if another tab has removed the other ones.
    removeSession: async (sessionId) => {
      sessionsAtRequest = clerk.client?.sessions;
      await findSignedInSession(clerk, sessionId)?.remove();
    },

    // React Native has no `navigator.onLine`: clerk-js 5 treats it as offline and swallows every network failure. clerk-js 6
    // does so if it has a resource cache. An answer would have replaced the client's sessions.
    toUnconfirmedError: () =>
      isReactNative() && isOnline() && clerk.client?.sessions === sessionsAtRequest
        ? new SignOutError('network')
        : new SignOutError(isOnline() ? 'not_confirmed_by_server' : 'offline'),
  };
}
