import {
  type CSSProperties,
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useSyncExternalStore,
} from 'react';
import {
  IDLE,
  type SignedInSession,
  type SignOutError,
  type SignOutState,
  type TargetKey,
} from '#shared';
import type { SessionSignOutMenuMessages } from '../../messages/menu-messages.types.ts';
import type { MenuEntry } from './menu-focus.ts';
import type {
  MenuTarget,
  SessionSignOutMenuClassNames,
  SignOutStates,
} from './session-sign-out-menu.types.ts';

/** What the view provides to its parts. */
export interface MenuContextValue {
  accounts: readonly SignedInSession[];
  loadState: 'loading' | 'ready' | 'error';
  states: SignOutStates;
  messages: SessionSignOutMenuMessages;
  locale: string;
  fallback: ReactNode;
  isOpen: boolean;
  /** The direction that the app set. */
  dir: 'ltr' | 'rtl' | undefined;
  /** The ids of the trigger and the menu, which refer to each other. */
  ids: { trigger: string; content: string };
  triggerRef: RefObject<HTMLButtonElement | null>;
  contentRef: RefObject<HTMLDivElement | null>;
  /** How the focus enters the menu when it opens. */
  entryRef: RefObject<MenuEntry>;
  /** Custom properties for the trigger and the menu. */
  theme: CSSProperties | undefined;
  /** The class names of a part: ours, then the app's. */
  slot(
    part: keyof SessionSignOutMenuClassNames,
    own: string,
    className?: string | undefined,
  ): string | undefined;
  /** Signs out; in other states, retries or stops. */
  press(target: MenuTarget, account: string): void;
  switchTo: ((session: SignedInSession) => void) | undefined;
  /** The account that is being switched to, or could not be switched to because of the error. */
  switching: { id: string; error?: SignOutError } | undefined;
  /** The account that is signed out once the person has chosen the next one. */
  outgoing: SignedInSession | undefined;
  choose(next?: SignedInSession): void;
  announce(kind: 'status' | 'alert', text: string): void;
  open(entry: MenuEntry): void;
  /** Closes the menu, unless a confirmation is open. */
  close(): void;
  /** Closes the menu because it is no longer visible, even while a confirmation is open. */
  forceClose(): void;
}

export const MenuContext = /* @__PURE__ */ createContext<MenuContextValue | null>(null);

export function useMenu(): MenuContextValue {
  const menu = useContext(MenuContext);
  if (!menu)
    throw new Error(
      'clerk-sign-out: a part of SessionSignOutMenu was rendered outside <SessionSignOutMenu.Root>.',
    );
  return menu;
}

/** The state of one target. */
export function useSignOutState({ states }: MenuContextValue, key: TargetKey): SignOutState {
  return useSyncExternalStore(
    states.subscribe,
    () => states.getState(key),
    () => IDLE,
  );
}

/** The current account, else the first. */
export function currentOf(accounts: readonly SignedInSession[]): SignedInSession | undefined {
  return accounts.find(({ isCurrent }) => isCurrent) ?? accounts[0];
}
