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

/** When the list asks before it signs out: the same for every action, or one by one. */
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
   * Where to go when nobody is left in use: after the last account, after all of them, and after the current one with
   * `next: 'none'`. It takes `navigate`, too: in React Native Clerk navigates nowhere.
   *
   * @default the provider's `afterSignOutUrl`, as Clerk
   */
  redirectUrl?: UseSignOutOptions['redirectUrl'];
  /**
   * Who is in use after the current of several accounts: the one used last, or a given one. Switching comes before
   * signing out, so that a failure strands nobody.
   *
   * @default 'most-recent'
   */
  next?: 'none' | 'most-recent' | { sessionId: string } | undefined;
  /** Asks first, by the device's own dialog. @default false */
  confirm?: SessionSignOutListConfirmation | undefined;
  /** Renders a row. It can read its own sign-out by `useSignOut({ sessionId: item.id })`. @default our row */
  renderItem?: FlatListProps<SignedInSession>['renderItem'] | undefined;
  /** Stands below “Sign out of all accounts”. */
  ListFooterComponent?: ComponentType | ReactElement | null | undefined;
  /** Stands there while nobody is signed in; while Clerk loads there is a spinner. @default nothing */
  ListEmptyComponent?: ComponentType | ReactElement | null | undefined;
  /** An object of `@clerk/localizations`. @default the one that `<ClerkProvider>` or `clerk.load()` was given */
  localization?: SessionSignOutMenuLocalization | undefined;
  /** Texts in place of the language's. */
  messages?: SessionSignOutMenuMessageOverrides | undefined;
}

/** The props of a row, and of the action for all accounts: plain data and callbacks. */
export interface AccountRowProps {
  /** Nothing for all accounts. */
  session?: SignedInSession | undefined;
  state: SignOutState;
  messages: SessionSignOutMenuMessages;
  /** Seconds until a rate limit lets the next try through. */
  secondsLeft?: number | undefined;
  isSpinning?: boolean | undefined;
  onSignOut(): void;
  onRetry(): void;
  /** Gives up waiting for the network. */
  onCancel(): void;
}
