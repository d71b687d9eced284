export type {
  ClerkErrorDetail,
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
