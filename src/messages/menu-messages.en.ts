import type { MenuMessages } from './menu-messages.types.ts';

/** Separate from the other English texts, so that an app without the menu does not load them. */
export const menuMessages: MenuMessages = {
  accounts: 'Accounts',
  loading: 'Loading accounts…',
  current: 'Current',
  unfinished: 'Setup not finished',
  impersonated: 'Impersonated',
  signOutOf: 'Sign out of {account}',
  signingOutOf: 'Signing out of {account}…',
  signedOutOf: 'Signed out of {account}.',
  signOutAll: 'Sign out of all accounts',
  confirmAll: 'Sign out of all',
  signedOutAll: 'Signed out of all accounts.',
  chooseNext: 'Continue as',
  devices: 'Devices',
  thisDevice: 'This device',
  desktop: 'Computer',
  mobile: 'Mobile device',
  loadingDevices: 'Loading devices…',
  devicesNotLoaded: 'Your devices could not be loaded.',
  noOtherDevices: 'You are not signed in on other devices.',
  signOutOthers: 'Sign out of all other devices',
  signedOutOthers: 'Signed out of all other devices.',
  stop: 'Stop',
};
