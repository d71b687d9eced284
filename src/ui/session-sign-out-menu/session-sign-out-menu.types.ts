import type {
  ComponentPropsWithoutRef,
  CSSProperties,
  ReactElement,
  ReactNode,
  RefObject,
} from 'react';
import type {
  DeviceSessionRow,
  DeviceSessionsState,
  SignedInSession,
  SignOutAppearance,
  SignOutError,
  SignOutState,
  TargetKey,
} from '#shared';
import type {
  SessionSignOutMenuLocalization,
  SessionSignOutMenuMessageOverrides,
  SessionSignOutMenuMessages,
} from '../../messages/menu-messages.types.ts';
import type { SignOutConfirmation } from '../../react/sign-out-defaults.tsx';
import type { UseSignOutOptions } from '../../react/use-sign-out.types.ts';
import type { ConfirmDialogClassNames } from '../confirm-dialog/confirm-dialog.types.ts';

/** The parts of the menu that `classNames` can name. */
export interface SessionSignOutMenuClassNames extends ConfirmDialogClassNames {
  /** The button that opens the menu. */
  trigger?: string | undefined;
  /** The account's image, or its initials. */
  avatar?: string | undefined;
  /** The menu. */
  content?: string | undefined;
  /** A heading above a group of rows. */
  label?: string | undefined;
  /** The list of rows, which scrolls. */
  items?: string | undefined;
  /** A row, and every other item of the menu. */
  item?: string | undefined;
  /** The column of texts in a row. */
  text?: string | undefined;
  /** The name of the account or the device. */
  name?: string | undefined;
  /** The second line of a row, such as the email address. */
  identifier?: string | undefined;
  /** The mark of a row, such as “Current”. */
  badge?: string | undefined;
  /** The message of a failed sign-out. */
  error?: string | undefined;
  /** The text at the end of a row that says what a press does. */
  hint?: string | undefined;
  /** The spinner of a row or of the trigger. */
  spinner?: string | undefined;
  /** The icon of an action or a device. */
  icon?: string | undefined;
  /** The row of an account, with `switchable`. */
  row?: string | undefined;
  /** How many of several devices are done. */
  progress?: string | undefined;
  /** A placeholder line of a row that is loading. */
  skeleton?: string | undefined;
  /** The line between two groups. */
  separator?: string | undefined;
}

/** What every part takes: another element, class names and styles, data attributes and a ref. */
export interface MenuPartProps<State> {
  /**
   * Renders the element of the part, which must accept a ref. Attributes and handlers are merged into its own.
   *
   * @example
   * <SessionSignOutMenu.Item render={(props, { session }) => <MyRow {...props} tone={session.status} />} />
   */
  render?: ((props: { children: ReactNode }, state: State) => ReactElement) | undefined;
}

/** The states of the sign-outs, by target. */
export interface SignOutStates {
  getState(key: TargetKey): SignOutState;
  /** Calls back after every change. Returns an unsubscribe function. */
  subscribe(listener: () => void): () => void;
}

/** What a row or an action of the menu signs out. */
export type MenuTarget = 'all' | 'other-devices' | { sessionId: string };

/** When the menu asks before it signs out: the same for every action, or one setting per action. */
export type SessionSignOutMenuConfirmation =
  | SignOutConfirmation
  | {
      /** Before one account is signed out. */
      account?: SignOutConfirmation | undefined;
      /** Before all accounts are signed out. */
      all?: SignOutConfirmation | undefined;
      /** Before one or all of the other devices are signed out. */
      devices?: SignOutConfirmation | undefined;
    };

/** The props of `SessionSignOutMenu`: those of `useSignOut`, and the look. */
export interface SessionSignOutMenuProps
  extends Omit<UseSignOutOptions, 'scope' | 'sessionId' | 'confirm' | 'redirectUrl'>,
    Pick<
      SessionSignOutMenuViewProps,
      | 'fallback'
      | 'open'
      | 'defaultOpen'
      | 'onOpenChange'
      | 'dir'
      | 'unstyled'
      | 'classNames'
      | 'children'
    > {
  /**
   * Where to go when no account is active any more: after the last account, after all of them, and after the current one
   * with `next: 'none'`. While an account is active, the page stays.
   *
   * @default the provider's `afterSignOutUrl`, as in Clerk
   */
  redirectUrl?: UseSignOutOptions['redirectUrl'];
  /**
   * Which account becomes active after the current one of several is signed out: the most recently used, a given one, or
   * the one that the person chooses. It becomes active before the sign-out, so that a failure leaves the app with an
   * account.
   *
   * @default 'most-recent'
   */
  next?: UseSignOutOptions['next'];
  /**
   * Asks before signing out. A retry does not ask again. Closing or unmounting the menu does not answer the question.
   *
   * @default asks only before the current account, unless `switchable` is set or the person has just chosen the next
   * account; `false` never asks
   */
  confirm?: SessionSignOutMenuConfirmation | undefined;
  /** Also lists the devices of the current account, in a menu without children. @default false */
  devices?: boolean | undefined;
  /** A press on a row switches to its account; signing out is a separate item in the row. @default false */
  switchable?: boolean | undefined;
  /** Colors, radius and font, as in Clerk's `appearance`. Overrides that of `<ClerkProvider>`. */
  appearance?: SignOutAppearance | undefined;
  /** A localization of `@clerk/localizations`. @default the one given to `<ClerkProvider>` or `clerk.load()` */
  localization?: SessionSignOutMenuLocalization | undefined;
  /** Texts that replace those of the language. */
  messages?: SessionSignOutMenuMessageOverrides | undefined;
}

/** The props of the view: plain rows and callbacks. Without a callback, the control that would call it is hidden. */
export interface SessionSignOutMenuViewProps {
  accounts: readonly SignedInSession[];
  states: SignOutStates;
  messages: SessionSignOutMenuMessages;
  /** Whether another component announces the outcome of a target. */
  isSilent?: ((key: TargetKey) => boolean) | undefined;
  /** A language tag, for dates. @default 'en' */
  locale?: string | undefined;
  /** @default 'ready' */
  loadState?: 'loading' | 'ready' | 'error' | undefined;
  /** @param next The account to continue as, if the person was asked. */
  onSignOut(target: MenuTarget, next?: { sessionId: string }): void;
  onRetry(key: TargetKey): void;
  /** Stops waiting for the network, or cancels the revocations that have not been sent. */
  onCancel(key: TargetKey): void;
  /** Makes another account the current one. Resolves to the error, if it failed. */
  onSwitch?: ((sessionId: string) => Promise<SignOutError | undefined>) | undefined;
  /** Whether signing out of the current one of several accounts asks which comes next. @default false */
  asksForNext?: boolean | undefined;
  /** Whether a confirmation is open, so that the menu stays open. */
  isAsking?: (() => boolean) | undefined;
  /** Set to the element of the menu while it is open. */
  menuRef?: RefObject<HTMLDivElement | null> | undefined;
  /** Rendered in place of the trigger while nobody is signed in. */
  fallback?: ReactNode;
  /** Whether the menu is open, for an app that decides it itself, together with `onOpenChange`. */
  open?: boolean | undefined;
  /** Whether the menu is open at first. @default false */
  defaultOpen?: boolean | undefined;
  /** Runs when the person opens or closes the menu. */
  onOpenChange?: ((open: boolean) => void) | undefined;
  /** The direction of the menu's layout and arrow keys. @default the direction of the trigger */
  dir?: 'ltr' | 'rtl' | undefined;
  /** Leaves out this package's class names on every part. @default false */
  unstyled?: boolean | undefined;
  /** Class names per part, added to this package's. */
  classNames?: SessionSignOutMenuClassNames | undefined;
  /** Custom properties for the trigger, the menu and the dialog. */
  theme?: CSSProperties | undefined;
  /** The parts of the menu, `Trigger` and `Content`. @default a menu with every part */
  children?: ReactNode;
}

export interface SessionSignOutMenuTriggerState {
  /** The current account, or the first one if none is current. */
  account: SignedInSession | undefined;
  /** Whether the menu is open. @selector [data-state] */
  isOpen: boolean;
  /** A sign-out has been running for 300 ms. @selector [data-spinning] */
  isSpinning: boolean;
  /** Clerk is still loading. @selector [data-loading] */
  isLoading: boolean;
}

export interface SessionSignOutMenuItemState {
  /** The account of the row. */
  session: SignedInSession;
  /** The state of its sign-out. */
  state: SignOutState;
}

type DivProps = ComponentPropsWithoutRef<'div'>;

export interface SessionSignOutMenuTriggerProps
  extends ComponentPropsWithoutRef<'button'>,
    MenuPartProps<SessionSignOutMenuTriggerState> {
  /** The one child becomes the trigger. @default false */
  asChild?: boolean | undefined;
  /** Shows the name beside the image. @default false */
  showName?: boolean | undefined;
}

export interface SessionSignOutMenuContentProps
  extends Omit<DivProps, 'dir'>,
    MenuPartProps<object> {
  /** The one child becomes the menu. @default false */
  asChild?: boolean | undefined;
  /** Has no effect: the menu is shown in the top layer, above everything. @deprecated Remove it. */
  container?: HTMLElement | null | undefined;
  /** The side of the trigger, where there is room. @selector [data-side] @default 'bottom' */
  side?: 'top' | 'right' | 'bottom' | 'left' | undefined;
  /** Which edges of the trigger and the menu are in line. @selector [data-align] @default 'end' */
  align?: 'start' | 'center' | 'end' | undefined;
  /** Pixels between the trigger and the menu. @default 8 */
  sideOffset?: number | undefined;
}

export interface SessionSignOutMenuLabelProps extends DivProps, MenuPartProps<object> {
  /** The one child becomes the part. @default false */
  asChild?: boolean | undefined;
}

/** What every item of the menu accepts. */
export interface MenuItemProps<State> extends Omit<DivProps, 'onSelect'>, MenuPartProps<State> {
  /** The one child becomes the item. @default false */
  asChild?: boolean | undefined;
  /** Runs first; `preventDefault()` cancels the action. */
  onSelect?: ((event: Event) => void) | undefined;
}

export interface SessionSignOutMenuItemsProps extends Omit<DivProps, 'children'> {
  /** Renders a row. @default an `Item` */
  children?: ((session: SignedInSession) => ReactNode) | undefined;
}

export interface SessionSignOutMenuItemProps extends MenuItemProps<SessionSignOutMenuItemState> {
  /** The account to sign out. */
  session: SignedInSession;
}

export type SessionSignOutMenuActionProps = MenuItemProps<{ state: SignOutState }>;

export type SessionSignOutMenuDevicesProps = Omit<DivProps, 'children'>;

/** The props of the view of `Devices`. */
export interface MenuDevicesViewProps extends SessionSignOutMenuDevicesProps {
  devices: readonly DeviceSessionRow[];
  status: DeviceSessionsState['status'];
  /** The time that "3 hours ago" is relative to. Epoch milliseconds. */
  now: number;
  /** @param name The device's name inside a sentence. */
  onRevoke?: ((device: DeviceSessionRow, name: string, fullName: string) => unknown) | undefined;
  onReload?: (() => void) | undefined;
}
