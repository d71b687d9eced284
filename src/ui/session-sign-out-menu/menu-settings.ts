import { createContext } from 'react';
import type { ClerkInstance } from '#shared';
import type { UseDeviceSessionsOptions } from '../../react/use-device-sessions.types.ts';
import type { AskInMenu } from './use-menu-confirmation.ts';

/** The settings of the parts that ask Clerk for more than the accounts. */
export interface MenuSettings extends UseDeviceSessionsOptions {
  clerk: ClerkInstance;
  ask: AskInMenu;
  /** Identifies the menu among the components that show outcomes. */
  presenter: object;
}

export const MenuSettingsContext = /* @__PURE__ */ createContext<MenuSettings | null>(null);
