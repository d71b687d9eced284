import type { ComponentType, ReactElement } from 'react';
import type { FlatListProps } from 'react-native';
import type { SignedInSession, SignOutState } from '#shared';
import type {
  SessionSignOutMenuLocalization,
  SessionSignOutMenuMessageOverrides,
  SessionSignOutMenuMessages,
} from '../../messages/menu-messages.types.ts';
import type { SignOutConfirmation } from '../../react/sign-out-defaults.tsx';
import type { UseSignOutOptions } from '../../react/use-sign-out.types.ts';

/** When the list asks before it signs out: the same for every action, or one setting per action. */
export type SessionSignOutListConfirmation =
  | SignOutConfirmation
  | {
      /** Before one account is signed out. */
      account?: SignOutConfirmation | undefined;
      /** Before all accounts are signed out. */
      all?: SignOutConfirmation | undefined;
    };

/** The props of `SessionSignOutList`: those of `useSignOut`, and those of a `FlatList`. */
export interface SessionSignOutListProps
  extends Omit<UseSignOutOptions, 'scope' | 'sessionId' | 'confirm' | 'redirectUrl' | 'next'>,
    Omit<
      FlatListProps<SignedInSession>,
      'data' | 'renderItem' | 'keyExtractor' | 'ListFooterComponent' | keyof UseSignOutOptions
    > {
  /**
   * Where to go when no account is active any more: after the last account, after all of them, and after the current one
   * with `next: 'none'`. Requires `navigate`: in React Native, Clerk does not navigate.
   *
   * @default the provider's `afterSignOutUrl`, as in Clerk
   */
  redirectUrl?: UseSignOutOptions['redirectUrl'];
  /**
   * Which account becomes active after the current one of several is signed out: the most recently used, or a given one.
   * It becomes active before the sign-out, so that a failure leaves the app with an account.
   *
   * @default 'most-recent'
   */
  next?: 'none' | 'most-recent' | { sessionId: string } | undefined;
  /** Asks before signing out, in a native dialog. @default false */
  confirm?: SessionSignOutListConfirmation | undefined;
  /**
   * Renders a row, which can read the state of its sign-out with `useSignOut({ sessionId: item.id })`.
   *
   * @default this package's row
   */
  renderItem?: FlatListProps<SignedInSession>['renderItem'] | undefined;
  /** Rendered below “Sign out of all accounts”. */
  ListFooterComponent?: ComponentType | ReactElement | null | undefined;
  /** Rendered while nobody is signed in. While Clerk loads, the list shows a spinner. @default nothing */
  ListEmptyComponent?: ComponentType | ReactElement | null | undefined;
  /** A localization of `@clerk/localizations`. @default the one given to `<ClerkProvider>` or `clerk.load()` */
  localization?: SessionSignOutMenuLocalization | undefined;
  /** Texts that replace those of the language. */
  messages?: SessionSignOutMenuMessageOverrides | undefined;
}

/** The props of a row, and of the action for all accounts: plain data and callbacks. */
export interface AccountRowProps {
  /** Absent for the action for all accounts. */
  session?: SignedInSession | undefined;
  state: SignOutState;
  messages: SessionSignOutMenuMessages;
  /** Seconds until a rate limit allows the next attempt; 0 without one. */
  secondsLeft?: number | undefined;
  isSpinning?: boolean | undefined;
  onSignOut(): void;
  onRetry(): void;
  /** Stops waiting for the network. */
  onCancel(): void;
}
