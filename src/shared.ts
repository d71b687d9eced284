// What must exist once on a page, whichever entries it imports: built as one module that all bundles load.
export type { ClerkInstance } from './clerk/clerk-instance.js';
export { deviceSessionsOf } from './clerk/device-sessions-of-clerk.js';
export { liveSessionsOf } from './clerk/live-sessions.js';
export { type LoadState, loadStateOf, onLoaded } from './clerk/load-state.js';
export { addSignOutGuard, signOutGuardReasons } from './clerk/sign-out-guards.js';
export { type ClerkSignOut, signOutOf } from './clerk/sign-out-of-clerk.js';
export {
  NO_SESSIONS,
  onSessionsChanged,
  type SignedInSession,
  signedInSessionsOf,
} from './clerk/signed-in-sessions.js';
export { switchSession } from './clerk/switch-session.js';
export {
  DEVICES_LOADING,
  type DeviceSessionRow,
  type DeviceSessionsState,
} from './core/device-sessions-store.js';
export {
  type ClerkErrorDetail,
  isSignOutError,
  SignOutError,
  type SignOutErrorCode,
} from './core/errors.js';
export {
  assertOption,
  assertSignOutOptions,
  DEFAULT_TIMEOUT_MS,
  isSignOutOption,
  type SignOutOptions,
  withDefaults,
  withOverrides,
} from './core/options.js';
export { report } from './core/report.js';
export type { SignedOutUser, SignOutStore } from './core/sign-out-store.js';
export { keyOf, type SignOutTarget, type TargetKey, targetOf } from './core/target.js';
export { within } from './core/time-limit.js';
export { IDLE } from './core/transition.js';
export type {
  Connectivity,
  DeviceInfo,
  DeviceSignOutState,
  NextSession,
  Reverification,
  SignedOutInfo,
  SignOutPhase,
  SignOutProgress,
  SignOutResult,
  SignOutScope,
  SignOutState,
} from './core/types.js';
