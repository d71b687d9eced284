import type { ReactNode } from 'react';
import type { ClerkInstance, SignOutAppearance, SignOutState } from '#shared';
import type {
  SignOutLocalization,
  SignOutMessageOverrides,
} from '../../messages/messages.types.ts';
import type { SignOutButtonClassNames } from '../sign-out-button/sign-out-button.types.ts';

/** What there is to say of a sign-out that nobody else shows. An action that makes no sense is absent. */
export interface SignOutStatusNotice {
  /** The same as long as it is about the same sign-out; different for another one. */
  key: string;
  kind: 'error' | 'progress';
  /** A sentence in the language of the app. */
  text: string;
  state: SignOutState;
  /** Tries again with the options that the sign-out had. */
  retry?: (() => void) | undefined;
  /** Puts the error away. */
  dismiss?: (() => void) | undefined;
  /** Gives up waiting for the network. */
  cancel?: (() => void) | undefined;
  /** Gives a slow request its full time again. */
  keepWaiting?: (() => void) | undefined;
}

export interface SignOutStatusProps {
  /** The Clerk instance. @default the provider's; required in `clerk-sign-out/headless` */
  clerk?: ClerkInstance | null | undefined;
  /** Shows the notice in place of ours, which also reads it out. Not called while there is nothing to say. */
  render?: ((notice: SignOutStatusNotice) => ReactNode) | null | undefined;
  /** Milliseconds until it says that a sign-out takes long. @default 8000 */
  slowAfterMs?: number | null | undefined;
  /** Colours, radius and font as Clerk has them, over what `<ClerkProvider appearance>` was given. */
  appearance?: SignOutAppearance | null | undefined;
  /** An object of `@clerk/localizations`. @default the one that `<ClerkProvider>` or `clerk.load()` was given */
  localization?: SignOutLocalization | null | undefined;
  /** Texts in place of the language's. */
  messages?: SignOutMessageOverrides | null | undefined;
  /** Leaves out every class of ours. @default false */
  unstyled?: boolean | null | undefined;
  /** Class names per part, beside ours. */
  classNames?: Pick<SignOutButtonClassNames, 'feedback' | 'action' | 'dismiss'> | null | undefined;
}
