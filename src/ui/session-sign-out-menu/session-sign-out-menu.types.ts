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
  trigger?: string | undefined;
  avatar?: string | undefined;
  content?: string | undefined;
  label?: string | undefined;
  /** The list of rows, which scrolls. */
  items?: string | undefined;
  /** A row, and every other item of the menu. */
  item?: string | undefined;
  text?: string | undefined;
  name?: string | undefined;
  identifier?: string | undefined;
  badge?: string | undefined;
  error?: string | undefined;
  /** What a press does, at the end of a row. */
  hint?: string | undefined;
  spinner?: string | undefined;
  icon?: string | undefined;
  /** The row of an account where accounts can be switched. */
  row?: string | undefined;
  progress?: string | undefined;
  /** A line of a row that is being loaded. */
  skeleton?: string | undefined;
  separator?: string | undefined;
}

/** What every part takes: another element, class names and styles, data attributes and a ref. */
export interface MenuPartProps<State> {
  /**
   * Renders the part's element, which has to take a ref; attributes and handlers are merged into its own.
   *
   * @example
   * <SessionSignOutMenu.Item render={(props, { session }) => <MyRow {...props} tone={session.status} />} />
   */
  render?: ((props: { children: ReactNode }, state: State) => ReactElement) | undefined;
}

/** Where the view reads the states of the sign-outs, by target. */
export interface SignOutStates {
  getState(key: TargetKey): SignOutState;
  /** Calls back after every change. Returns an unsubscribe function. */
  subscribe(listener: () => void): () => void;
}

/** What a row or an action of the menu asks to be signed out. */
export type MenuTarget = 'all' | 'other-devices' | { sessionId: string };

/** When the menu asks before it signs out: the same for every action, or one by one. */
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

/** The props of `SessionSignOutMenu`: those of `useSignOut`, and the looks. */
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
   * Where to go when nobody is left in use: after the last account, after all of them, and after the current one with
   * `next: 'none'`. While somebody is, the page stays.
   *
   * @default the provider's `afterSignOutUrl`, as Clerk
   */
  redirectUrl?: UseSignOutOptions['redirectUrl'];
  /**
   * Who is in use after the current of several accounts: the one used last, a given one, or the person is asked.
   * Switching comes before signing out, so that a failure strands nobody.
   *
   * @default 'most-recent'
   */
  next?: UseSignOutOptions['next'];
  /**
   * Asks first. An answer holds for the tries of one sign-out. What becomes of the menu meanwhile is no answer.
   *
   * @default asks only before the current account, where its row signs it out and `next` asks nothing; `false` never asks
   */
  confirm?: SessionSignOutMenuConfirmation | undefined;
  /** Lists the devices of the current account, where the menu has no children. @default false */
  devices?: boolean | undefined;
  /** A press on a row switches to its account; signing out is a separate item in the row. @default false */
  switchable?: boolean | undefined;
  /** Colours, radius and font as Clerk has them, over what `<ClerkProvider appearance>` was given. */
  appearance?: SignOutAppearance | undefined;
  /** An object of `@clerk/localizations`. @default the one that `<ClerkProvider>` or `clerk.load()` was given */
  localization?: SessionSignOutMenuLocalization | undefined;
  /** Texts in place of the language's. */
  messages?: SessionSignOutMenuMessageOverrides | undefined;
}

/** The props of the view: plain rows and callbacks. An absent callback hides what would call it. */
export interface SessionSignOutMenuViewProps {
  accounts: readonly SignedInSession[];
  states: SignOutStates;
  messages: SessionSignOutMenuMessages;
  /** Whether another component says what became of a target. */
  isSilent?: ((key: TargetKey) => boolean) | undefined;
  /** A language tag, for dates. @default 'en' */
  locale?: string | undefined;
  /** @default 'ready' */
  loadState?: 'loading' | 'ready' | 'error' | undefined;
  /** @param next The account to continue as, where the person was asked. */
  onSignOut(target: MenuTarget, next?: { sessionId: string }): void;
  onRetry(key: TargetKey): void;
  /** Stops what can be stopped: waiting for the network, or the devices that are left. */
  onCancel(key: TargetKey): void;
  /** Makes another account the current one. Resolves to what went wrong. */
  onSwitch?: ((sessionId: string) => Promise<SignOutError | undefined>) | undefined;
  /** Whether signing out of the current of several accounts asks who is next. @default false */
  asksForNext?: boolean | undefined;
  /** Whether a question is open, which keeps the menu open. */
  isAsking?: (() => boolean) | undefined;
  /** Is given the element of the menu while it is open. */
  menuRef?: RefObject<HTMLDivElement | null> | undefined;
  /** Stands in place of the trigger while nobody is signed in. */
  fallback?: ReactNode;
  open?: boolean | undefined;
  /** @default false */
  defaultOpen?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  /** @default the direction of the trigger */
  dir?: 'ltr' | 'rtl' | undefined;
  /** Leaves out every class of ours, on every part. @default false */
  unstyled?: boolean | undefined;
  /** Class names per part, beside ours. */
  classNames?: SessionSignOutMenuClassNames | undefined;
  /** Custom properties for the trigger, the menu and the dialog. */
  theme?: CSSProperties | undefined;
  children?: ReactNode;
}

export interface SessionSignOutMenuTriggerState {
  account: SignedInSession | undefined;
  isOpen: boolean;
  /** A sign-out has been running for 300 ms. @selector [data-spinning] */
  isSpinning: boolean;
  /** @selector [data-loading] */
  isLoading: boolean;
}

export interface SessionSignOutMenuItemState {
  session: SignedInSession;
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
  /** @deprecated Has no effect: the menu is in the top layer, above everything, wherever it is in the page. */
  container?: HTMLElement | null | undefined;
  /** @default 'bottom' */
  side?: 'top' | 'right' | 'bottom' | 'left' | undefined;
  /** @default 'end' */
  align?: 'start' | 'center' | 'end' | undefined;
  /** Pixels between the trigger and the menu. @default 8 */
  sideOffset?: number | undefined;
}

export interface SessionSignOutMenuLabelProps extends DivProps, MenuPartProps<object> {
  /** The one child becomes the part. @default false */
  asChild?: boolean | undefined;
}

/** What every item of the menu takes. */
export interface MenuItemProps<State> extends Omit<DivProps, 'onSelect'>, MenuPartProps<State> {
  /** The one child becomes the item. @default false */
  asChild?: boolean | undefined;
  /** Runs before anything is signed out; `preventDefault()` keeps it. */
  onSelect?: ((event: Event) => void) | undefined;
}

export interface SessionSignOutMenuItemsProps extends Omit<DivProps, 'children'> {
  /** Renders a row. @default an `Item` */
  children?: ((session: SignedInSession) => ReactNode) | undefined;
}

export interface SessionSignOutMenuItemProps extends MenuItemProps<SessionSignOutMenuItemState> {
  session: SignedInSession;
}

export type SessionSignOutMenuActionProps = MenuItemProps<{ state: SignOutState }>;

export type SessionSignOutMenuDevicesProps = Omit<DivProps, 'children'>;

/** The props of the view of `Devices`. */
export interface MenuDevicesViewProps extends SessionSignOutMenuDevicesProps {
  devices: readonly DeviceSessionRow[];
  status: DeviceSessionsState['status'];
  /** The moment that "3 hours ago" is counted from. Epoch milliseconds. */
  now: number;
  /** @param name What the device is called in a sentence. */
  onRevoke?: ((device: DeviceSessionRow, name: string, fullName: string) => unknown) | undefined;
  onReload?: (() => void) | undefined;
}
