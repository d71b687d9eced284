import type {
  SignOutLocalization,
  SignOutMessageOverrides,
  SignOutMessages,
  TextsOf,
} from './messages.types.ts';

/** The texts of the menu, beside those it shares with the button. `{account}` and `{device}` stand for a name. */
export interface MenuMessages {
  /** Names the menu; with the name of the current account, the trigger. */
  accounts: string;
  /** Names the trigger while Clerk loads. */
  loading: string;
  /** Marks the account that the page is used with. */
  current: string;
  /** Marks an account with an open task, such as choosing an organization. */
  unfinished: string;
  /** Marks an account that somebody else uses on the user's behalf. */
  impersonated: string;
  /** Names the item at the end of a row that switches, and the question before an account is signed out. */
  signOutOf: string;
  /** Announced when it takes a while. */
  signingOutOf: string;
  /** Announced when the server has confirmed. */
  signedOutOf: string;
  /** Clerk's own translation goes first. */
  signOutAll: string;
  /** The answer that goes ahead, where all accounts or all other devices are meant. */
  confirmAll: string;
  signedOutAll: string;
  /** Stands over the accounts that can be used after the current one is signed out. */
  chooseNext: string;
  /** Clerk's own translation goes first. */
  devices: string;
  /** Marks the session of this browser. Clerk's own translation goes first. */
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

/** Texts in place of the chosen language's; one that is left out, `undefined` or `null` stays. */
export type SessionSignOutMenuMessageOverrides = SignOutMessageOverrides & TextsOf<MenuMessages>;

/** What the menu reads of a localization besides. */
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
