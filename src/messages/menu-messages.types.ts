import type {
  SignOutLocalization,
  SignOutMessageOverrides,
  SignOutMessages,
  TextsOf,
} from './messages.types.ts';

/** The texts of the menu, besides those it shares with the button. `{account}` and `{device}` are replaced by a name. */
export interface MenuMessages {
  /** The name of the menu and, together with the name of the current account, of the trigger. */
  accounts: string;
  /** The name of the trigger while Clerk loads. */
  loading: string;
  /** Marks the current account. */
  current: string;
  /** Marks an account with an open task, such as choosing an organization. */
  unfinished: string;
  /** Marks an account that somebody else uses on the user's behalf. */
  impersonated: string;
  /** The name of the sign-out item at the end of a row, and the title of the question before an account is signed out. */
  signOutOf: string;
  /** Announced when the sign-out takes a while. */
  signingOutOf: string;
  /** Announced when the server has confirmed. */
  signedOutOf: string;
  /** Clerk's translation takes precedence. */
  signOutAll: string;
  /** The button that confirms signing out of all accounts or all other devices. */
  confirmAll: string;
  /** Announced when the server has confirmed the sign-out of all accounts. */
  signedOutAll: string;
  /** The heading above the accounts that can be used after the current one is signed out. */
  chooseNext: string;
  /** Clerk's translation takes precedence. */
  devices: string;
  /** Marks the session of this browser. Clerk's translation takes precedence. */
  thisDevice: string;
  /** The name of a device without one that is not mobile. */
  desktop: string;
  /** The name of a mobile device without one. */
  mobile: string;
  /** Shown while the devices load. */
  loadingDevices: string;
  /** Shown in place of the devices, with a retry. */
  devicesNotLoaded: string;
  /** Shown in place of the other devices if there are none. */
  noOtherDevices: string;
  /** Signs out of all other devices. */
  signOutOthers: string;
  /** Announced when the server has confirmed the sign-out of all other devices. */
  signedOutOthers: string;
  /** Sends no more requests. */
  stop: string;
}

export type SessionSignOutMenuMessages = SignOutMessages & MenuMessages;

/** Texts in place of those of the chosen language. Omit a text, or pass `undefined` or `null`, to keep it. */
export type SessionSignOutMenuMessageOverrides = SignOutMessageOverrides & TextsOf<MenuMessages>;

/** The part of a localization that the menu reads in addition. */
export interface SessionSignOutMenuLocalization extends SignOutLocalization {
  /** Marks the current account. */
  badge__activePlan?: string | undefined;
  /** Marks the session of this browser. */
  badge__thisDevice?: string | undefined;
  /** Signs out of all other devices. */
  formFieldLabel__signOutOfOtherSessions?: string | undefined;
  /** The sign-out of one account and of all. */
  userButton?:
    | { action__signOut?: string | undefined; action__signOutAll?: string | undefined }
    | undefined;
  /** The heading above the accounts to continue as, and the sign-out of all. */
  signIn?:
    | {
        accountSwitcher?:
          | { title?: string | undefined; action__signOutAll?: string | undefined }
          | undefined;
      }
    | undefined;
  /** The headings of the accounts and of the devices, and the announcement after signing out the other devices. */
  userProfile?:
    | (SignOutLocalization['userProfile'] & {
        navbar?: { title?: string | undefined } | undefined;
        passwordPage?: { successMessage__signOutOfOtherSessions?: string | undefined } | undefined;
        start?: { activeDevicesSection?: { title?: string | undefined } | undefined } | undefined;
      })
    | undefined;
}
