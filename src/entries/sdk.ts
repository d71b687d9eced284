export type {
  ClerkErrorDetail,
  ClerkInstance,
  NextSession,
  SignedInSession,
  SignedOutInfo,
  SignedOutUser,
  SignOutErrorCode,
  SignOutOptions,
  SignOutPhase,
  SignOutProgress,
  SignOutResult,
  SignOutScope,
  SignOutState,
} from '#shared';
export { isSignOutError, SignOutError } from '#shared';
export { SignOutDefaults, type SignOutDefaultsProps } from '../react/sign-out-defaults.js';
export { useSignOut } from '../react/use-sign-out.js';
export type { UseSignOutOptions, UseSignOutReturn } from '../react/use-sign-out.types.js';
export { useSignedInSessions } from '../react/use-signed-in-sessions.js';
export { useSignedOut } from '../react/use-signed-out.js';
