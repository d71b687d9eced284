export type {
  ClerkErrorDetail,
  ClerkInstance,
  Connectivity,
  DeviceInfo,
  DeviceSessionRow,
  DeviceSessionsState,
  DeviceSignOutState,
  NextSession,
  Reverification,
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
export { SessionSignOutList } from '../native/session-sign-out-list/session-sign-out-list.js';
export type {
  SessionSignOutListConfirmation,
  SessionSignOutListProps,
} from '../native/session-sign-out-list/session-sign-out-list.types.js';
export { SignOutButton } from '../native/sign-out-button/sign-out-button.js';
export type {
  SignOutButtonLook,
  SignOutButtonProps,
  SignOutButtonRenderProps,
  SignOutButtonState,
} from '../native/sign-out-button/sign-out-button.types.js';
export type {
  MenuMessages,
  SessionSignOutMenuLocalization,
  SessionSignOutMenuMessageOverrides,
} from '../react/messages/menu-messages.types.js';
export type {
  SignOutLocalization,
  SignOutMessageOverrides,
  SignOutMessages,
} from '../react/messages/messages.types.js';
export {
  type SignOutConfirmation,
  type SignOutConfirmTexts,
  SignOutDefaults,
  type SignOutDefaultsProps,
} from '../react/sign-out-defaults.js';
export { useDeviceSessions } from '../react/use-device-sessions.js';
export type {
  UseDeviceSessionsOptions,
  UseDeviceSessionsReturn,
} from '../react/use-device-sessions.types.js';
export { useSignOut } from '../react/use-sign-out.js';
export type {
  SignOutConfirm,
  SignOutConfirmRequest,
  UseSignOutOptions,
  UseSignOutReturn,
} from '../react/use-sign-out.types.js';
export { useSignOutGuard } from '../react/use-sign-out-guard.js';
export { useSignedInSessions } from '../react/use-signed-in-sessions.js';
export { useSignedOut } from '../react/use-signed-out.js';
