export type {
  ClerkErrorDetail,
  ClerkInstance,
  Connectivity,
  NextSession,
  SignedOutInfo,
  SigningOutInfo,
  SignOutDetails,
  SignOutErrorCode,
  SignOutOptions,
  SignOutPhase,
  SignOutProgress,
  SignOutResult,
  SignOutScope,
  SignOutState,
} from '#shared';
export { isSignOutError, SignOutError } from '#shared';
export {
  type AttachedSignOut,
  type AttachSignOutMessages,
  type AttachSignOutOptions,
  attachSignOut,
} from '../js/attach-sign-out.ts';
export { createSignOut, type SignOutController } from '../js/create-sign-out.ts';
