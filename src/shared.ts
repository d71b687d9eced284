// What must exist once on a page, whichever entries it imports: built as one module that all bundles load.
export type { ClerkInstance } from './clerk/clerk-instance.js';
export { type ClerkSignOut, signOutOf } from './clerk/sign-out-of-clerk.js';
export { NO_SESSIONS, type SignedInSession } from './clerk/signed-in-sessions.js';
export {
  type ClerkErrorDetail,
  isSignOutError,
  SignOutError,
  type SignOutErrorCode,
} from './core/errors.js';
export { assertSignOutOptions, type SignOutOptions } from './core/options.js';
export type { SignedOutUser, SignOutStore } from './core/sign-out-store.js';
export { keyOf, type SignOutTarget, type TargetKey } from './core/target.js';
export { IDLE } from './core/transition.js';
export type {
  NextSession,
  SignedOutInfo,
  SignOutPhase,
  SignOutProgress,
  SignOutResult,
  SignOutScope,
  SignOutState,
} from './core/types.js';
