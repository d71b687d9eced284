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
  signedOutAll: string;
  /** The heading above the accounts that can be used after the current one is signed out. */
  chooseNext: string;
  /** Clerk's translation takes precedence. */
  devices: string;
  /** Marks the session of this browser. Clerk's translation takes precedence. */
  thisDevice: string;
  desktop: string;
  mobile: string;
  loadingDevices: string;
  devicesNotLoaded: string;
  noOtherDevices: string;
  signOutOthers: string;
  signedOutOthers: string;
  /** Sends no more requests. */
  stop: string;
}

export type SessionSignOutMenuMessages = SignOutMessages & MenuMessages;

/** Texts in place of those of the chosen language. Omit a text, or pass `undefined` or `null`, to keep it. */
export type SessionSignOutMenuMessageOverrides = SignOutMessageOverrides & TextsOf<MenuMessages>;

/** The part of a localization that the menu reads in addition. */
export interface SessionSignOutMenuLocalization extends SignOutLocalization {
  badge__activePlan?: string | undefined;
  badge__thisDevice?: string | undefined;
  formFieldLabel__signOutOfOtherSessions?: string | undefined;
  userButton?:
    | { action__signOut?: string | undefined; action__signOutAll?: string | undefined }
    | undefined;
  signIn?:
    | {
        accountSwitcher?:
          | { title?: string | undefined; action__signOutAll?: string | undefined }
          | undefined;
      }
    | undefined;
  userProfile?:
    | (SignOutLocalization['userProfile'] & {
        navbar?: { title?: string | undefined } | undefined;
        passwordPage?: { successMessage__signOutOfOtherSessions?: string | undefined } | undefined;
        start?: { activeDevicesSection?: { title?: string | undefined } | undefined } | undefined;
      })
    | undefined;
}
