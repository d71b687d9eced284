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
export { SessionSignOutMenuContent } from '../ui/session-sign-out-menu/menu-content.js';
export { SessionSignOutMenuDevices } from '../ui/session-sign-out-menu/menu-devices.js';
export {
  SessionSignOutMenuAll,
  SessionSignOutMenuItem,
  SessionSignOutMenuItems,
  SessionSignOutMenuLabel,
  SessionSignOutMenuOthers,
  SessionSignOutMenuSeparator,
} from '../ui/session-sign-out-menu/menu-parts.js';
export { SessionSignOutMenuTrigger } from '../ui/session-sign-out-menu/menu-trigger.js';
export {
  SessionSignOutMenu,
  SessionSignOutMenuRoot,
} from '../ui/session-sign-out-menu/session-sign-out-menu.js';
export type {
  SessionSignOutMenuActionProps,
  SessionSignOutMenuClassNames,
  SessionSignOutMenuConfirmation,
  SessionSignOutMenuContentProps,
  SessionSignOutMenuDevicesProps,
  SessionSignOutMenuItemProps,
  SessionSignOutMenuItemState,
  SessionSignOutMenuItemsProps,
  SessionSignOutMenuLabelProps,
  SessionSignOutMenuProps,
  SessionSignOutMenuTriggerProps,
  SessionSignOutMenuTriggerState,
} from '../ui/session-sign-out-menu/session-sign-out-menu.types.js';
export { SignOutButton } from '../ui/sign-out-button/sign-out-button.js';
export type {
  SignOutButtonClassNames,
  SignOutButtonLook,
  SignOutButtonProps,
  SignOutButtonRenderProps,
  SignOutButtonState,
} from '../ui/sign-out-button/sign-out-button.types.js';
