import type { ReactNode } from 'react';
import type { StyleProp, ViewStyle } from 'react-native';
import type { ClerkInstance, SignOutState } from '#shared';

/** What the cover shows. */
export interface SignOutCoverNotice {
  /** A sentence in the language of the app. */
  text: string;
  /** The state of the sign-out. */
  state: SignOutState;
  /** Stops waiting for the network. Absent once the request has been sent. */
  cancel?: (() => void) | undefined;
}

export interface SignOutCoverProps {
  /** The Clerk instance. @default the provider's */
  clerk?: ClerkInstance | null | undefined;
  /** Style of the view that fills the screen. Its background has to be opaque. */
  style?: StyleProp<ViewStyle>;
  /** Replaces the sentence and the button on the cover. */
  render?: ((notice: SignOutCoverNotice) => ReactNode) | null | undefined;
}
