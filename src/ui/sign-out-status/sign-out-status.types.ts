import type { ReactNode } from 'react';
import type { ClerkInstance, SignOutAppearance, SignOutState } from '#shared';
import type {
  SignOutLocalization,
  SignOutMessageOverrides,
} from '../../messages/messages.types.ts';
import type { SignOutButtonClassNames } from '../sign-out-button/sign-out-button.types.ts';

/** What to show of a sign-out that no other component shows. An action that does not apply is absent. */
export interface SignOutStatusNotice {
  /** Stays the same for one sign-out, and differs between sign-outs. */
  key: string;
  /** `error` for a failure, `progress` for a sign-out that is slow or waits for the network. */
  kind: 'error' | 'progress';
  /** A sentence in the language of the app. */
  text: string;
  /** The state of the sign-out. */
  state: SignOutState;
  /** Tries again with the options that the sign-out had. */
  retry?: (() => void) | undefined;
  /** Dismisses the error. */
  dismiss?: (() => void) | undefined;
  /** Stops waiting for the network. */
  cancel?: (() => void) | undefined;
  /** Gives a slow request its full time again. */
  keepWaiting?: (() => void) | undefined;
}

export interface SignOutStatusProps {
  /** The Clerk instance. @default the provider's; required in `clerk-sign-out/headless` */
  clerk?: ClerkInstance | null | undefined;
  /**
   * Renders the notice in place of the default one, and must also announce it to screen readers. Not called while there
   * is no notice.
   */
  render?: ((notice: SignOutStatusNotice) => ReactNode) | null | undefined;
  /** Milliseconds until a notice says that the sign-out takes long; `Infinity` for never. @default 8000 */
  slowAfterMs?: number | null | undefined;
  /** Colors, radius and font, as in Clerk's `appearance`. Overrides that of `<ClerkProvider>`. */
  appearance?: SignOutAppearance | null | undefined;
  /** A localization of `@clerk/localizations`. @default the one given to `<ClerkProvider>` or `clerk.load()` */
  localization?: SignOutLocalization | null | undefined;
  /** Texts that replace those of the language. */
  messages?: SignOutMessageOverrides | null | undefined;
  /** Leaves out this package's class names. @default false */
  unstyled?: boolean | null | undefined;
  /** Class names per part, added to this package's. */
  classNames?: Pick<SignOutButtonClassNames, 'feedback' | 'action' | 'dismiss'> | null | undefined;
}
