import type { SignOutErrorCode } from '#shared';

/** Every text that the components show or announce. One object per language; a prop can replace any of them. */
export interface SignOutMessages {
  /** The button, and the answer that goes ahead in the confirmation. Clerk's own translation goes first. */
  signOut: string;
  /** The button while the sign-out is under way; announced once. */
  signingOut: string;
  /** The button while the page is left; the server has confirmed by then. */
  redirecting: string;
  /** The button once it is done and the page stays; announced once. */
  signedOut: string;
  /** After eight seconds. */
  slow: string;
  /** Gives a slow request more time. */
  keepWaiting: string;
  /** While a sign-out waits for the network. */
  waitingForNetwork: string;
  /** Gives up waiting for the network, and the answer that goes back in the confirmation. */
  cancel: string;
  /** Tries a failed sign-out again. */
  retry: string;
  /** Names the button that puts an error away. */
  dismiss: string;
  confirmTitle: string;
  confirmDescription: string;
  /** Stands before the reasons of `useSignOutGuard`. */
  confirmReasons: string;
  /** Stands for `{state}` in `errors`, where the server has said so since, or nothing was requested. */
  stillSignedIn: string;
  /** Stands for `{state}` where nobody could be asked. */
  maybeSignedIn: string;
  /** The same of another account, or of a device. `{account}` stands for its name. */
  accountStillSignedIn: string;
  accountMaybeSignedIn: string;
  /** The same of all other devices. */
  devicesStillSignedIn: string;
  devicesMaybeSignedIn: string;
  /**
   * What happened, per `SignOutError.code`. `{state}` stands for the sentence that says who is still signed in, as far as it
   * is known; a text without it is shown as it is.
   */
  errors: Readonly<Record<SignOutErrorCode, string>>;
}

/** Texts in place of the chosen language's; one that is left out, `undefined` or `null` stays. */
export type SignOutMessageOverrides = TextsOf<Omit<SignOutMessages, 'errors'>> & {
  errors?: TextsOf<SignOutMessages['errors']> | null | undefined;
};

export type TextsOf<Messages> = { [name in keyof Messages]?: string | null | undefined };

/**
 * What is read of a localization: the objects of `@clerk/localizations`, which `<ClerkProvider localization>` takes too.
 *
 * @see clerk/javascript packages/shared/src/types/localization.ts `LocalizationResource`
 */
export interface SignOutLocalization {
  /** A language tag such as `de-DE`; chooses our own texts among `languages`. */
  locale?: string | undefined;
  userButton?: { action__signOut?: string | undefined } | undefined;
  taskChooseOrganization?:
    | { createOrganization?: { formButtonReset?: string | undefined } | undefined }
    | undefined;
  userProfile?: { formButtonReset?: string | undefined } | undefined;
}
