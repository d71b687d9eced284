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
  SigningOutInfo,
  SignOutAppearance,
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
export type { SignOutCatalogue } from '../messages/catalogue.types.ts';
export type {
  MenuMessages,
  SessionSignOutMenuLocalization,
  SessionSignOutMenuMessageOverrides,
} from '../messages/menu-messages.types.ts';
export type {
  SignOutLocalization,
  SignOutMessageOverrides,
  SignOutMessages,
} from '../messages/messages.types.ts';
export { SessionSignOutList } from '../native/session-sign-out-list/session-sign-out-list.tsx';
export type {
  SessionSignOutListConfirmation,
  SessionSignOutListProps,
} from '../native/session-sign-out-list/session-sign-out-list.types.ts';
export { SignOutButton } from '../native/sign-out-button/sign-out-button.tsx';
export type {
  SignOutButtonLook,
  SignOutButtonProps,
  SignOutButtonRenderProps,
  SignOutButtonState,
} from '../native/sign-out-button/sign-out-button.types.ts';
export { SignOutCover } from '../native/sign-out-cover/sign-out-cover.tsx';
export type {
  SignOutCoverNotice,
  SignOutCoverProps,
} from '../native/sign-out-cover/sign-out-cover.types.ts';
export {
  type SignOutConfirmation,
  type SignOutConfirmTexts,
  SignOutDefaults,
  type SignOutDefaultsProps,
} from '../react/sign-out-defaults.tsx';
export { useBeforeSignOut } from '../react/use-before-sign-out.ts';
export { useDeviceSessions } from '../react/use-device-sessions.ts';
export type {
  UseDeviceSessionsOptions,
  UseDeviceSessionsReturn,
} from '../react/use-device-sessions.types.ts';
export { useSignOut } from '../react/use-sign-out.ts';
export type {
  SignOutConfirm,
  SignOutConfirmRequest,
  UseSignOutOptions,
  UseSignOutReturn,
} from '../react/use-sign-out.types.ts';
export { useSignOutGuard } from '../react/use-sign-out-guard.ts';
export { useSignedInSessions } from '../react/use-signed-in-sessions.ts';
export { useSignedOut } from '../react/use-signed-out.ts';
export { UserBoundary, type UserBoundaryProps } from '../react/user-boundary.tsx';
