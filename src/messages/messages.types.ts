import type { SignOutErrorCode } from '#shared';

/** Every text that the components show or announce. One object per language; a prop can replace any of them. */
export interface SignOutMessages {
  /** The button, and the answer that confirms. Clerk's translation takes precedence. */
  signOut: string;
  /** The button while the sign-out is under way; announced once. */
  signingOut: string;
  /** The button during the redirect, after the server has confirmed. */
  redirecting: string;
  /** The button once the sign-out is done and the page stays; announced once. */
  signedOut: string;
  /** Shown when a sign-out takes longer than eight seconds. */
  slow: string;
  /** Gives a slow request more time. */
  keepWaiting: string;
  /** Shown while a sign-out waits for the network. */
  waitingForNetwork: string;
  /** Stops waiting for the network; also the answer that cancels. */
  cancel: string;
  /** Retries a failed sign-out. */
  retry: string;
  /** The name of the button that dismisses an error. */
  dismiss: string;
  /** The question before a sign-out. By default, Clerk's translation of the button with a question mark. */
  confirmTitle: string;
  /** What happens after a yes, below the question. */
  confirmDescription: string;
  /** Introduces the reasons of `useSignOutGuard`. */
  confirmReasons: string;
  /** Replaces `{state}` in `errors` if the server has said so since, or if nothing was requested. */
  stillSignedIn: string;
  /** Replaces `{state}` if the server could not be asked. */
  maybeSignedIn: string;
  /** The same for another account or a device. `{account}` is replaced by its name. */
  accountStillSignedIn: string;
  /** The same if the server could not be asked. */
  accountMaybeSignedIn: string;
  /** The same for all other devices. */
  devicesStillSignedIn: string;
  /** The same if the server could not be asked. */
  devicesMaybeSignedIn: string;
  /**
   * What happened, per `SignOutError.code`. `{state}` is replaced by the sentence that says who is still signed in, as far
   * as that is known; a text without `{state}` is shown as it is.
   */
  errors: Readonly<Record<SignOutErrorCode, string>>;
}

/** Texts in place of those of the chosen language. Omit a text, or pass `undefined` or `null`, to keep it. */
export type SignOutMessageOverrides = TextsOf<Omit<SignOutMessages, 'errors'>> & {
  /** Texts for error codes, with `{state}` as in `SignOutMessages`. */
  errors?: TextsOf<SignOutMessages['errors']> | null | undefined;
};

export type TextsOf<Messages> = { [name in keyof Messages]?: string | null | undefined };

/**
 * The part of a localization that is read. The objects of `@clerk/localizations` fit, as for `<ClerkProvider localization>`.
 *
 * @see clerk/javascript packages/shared/src/types/localization.ts `LocalizationResource`
 */
export interface SignOutLocalization {
  /** A language tag such as `de-DE`; chooses one of `languages`. */
  locale?: string | undefined;
  /** The button. */
  userButton?: { action__signOut?: string | undefined } | undefined;
  /** “Cancel”. */
  taskChooseOrganization?:
    | { createOrganization?: { formButtonReset?: string | undefined } | undefined }
    | undefined;
  /** “Cancel”, in older releases of Clerk. */
  userProfile?: { formButtonReset?: string | undefined } | undefined;
}
