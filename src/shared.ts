// Everything that must exist only once on a page, whichever entries it imports. Built as one module that all bundles load.
export { appearanceVariables, type SignOutAppearance } from './clerk/appearance-variables.ts';
export { onBeforeSignOut } from './clerk/before-sign-out.ts';
export type { ClerkInstance } from './clerk/clerk-instance.ts';
export { setConnectivity } from './clerk/connectivity.ts';
export { getDeviceSessions } from './clerk/device-sessions.ts';
export { getLoadState, type LoadState, onLoaded } from './clerk/load-state.ts';
export { getPresenters } from './clerk/presenters.ts';
export { type ProviderOption, providerOptionOf } from './clerk/provider-options.ts';
export { addSignOutGuard, getSignOutGuardReasons } from './clerk/sign-out-guards.ts';
export { getSignOutStore } from './clerk/sign-out-store.ts';
export {
  getSignedInSessions,
  NO_SESSIONS,
  onSessionsChanged,
  type SignedInSession,
} from './clerk/signed-in-sessions.ts';
export { followClerk, onSignedOut } from './clerk/signed-out-users.ts';
export { switchSession } from './clerk/switch-session.ts';
export { attempt } from './core/attempt.ts';
export { callSafely } from './core/call-safely.ts';
export { developerAdvice } from './core/developer-advice.ts';
export { developerMessages, documentationOf } from './core/developer-messages.ts';
export {
  DEVICES_LOADING,
  type DeviceSessionRow,
  type DeviceSessionsState,
} from './core/device-sessions-store.ts';
export {
  type ClerkErrorDetail,
  isSignOutError,
  SignOutError,
  type SignOutErrorCode,
} from './core/errors.ts';
export {
  assertOption,
  assertSignOutOptions,
  DEFAULT_TIMEOUT_MS,
  isSignOutOption,
  type SignOutOptions,
  withDefaults,
  withOverrides,
} from './core/options.ts';
export { ANY_OTHER_TARGET } from './core/presenters.ts';
export { report } from './core/report.ts';
export type { SignedOutUser } from './core/sign-out-callbacks.ts';
export type { SignOutStore } from './core/sign-out-store.ts';
export { keyOf, optionsOf, type SignOutTarget, type TargetKey, targetOf } from './core/target.ts';
export { withTimeout } from './core/time-limit.ts';
export { IDLE } from './core/transition.ts';
export type {
  Connectivity,
  DeviceInfo,
  DeviceSignOutState,
  NextSession,
  Reverification,
  SignedOutInfo,
  SigningOutInfo,
  SignOutDetails,
  SignOutPhase,
  SignOutProgress,
  SignOutResult,
  SignOutScope,
  SignOutState,
} from './core/types.ts';
