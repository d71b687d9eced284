import { useMemo } from 'react';
import { useSignOutDefaults } from '../sign-out-defaults.js';
import { loadedMenuCatalogue } from './load-catalogue.js';
import { menuMessages as english } from './menu-messages.en.js';
import type {
  SessionSignOutMenuLocalization,
  SessionSignOutMenuMessageOverrides,
  SessionSignOutMenuMessages,
} from './menu-messages.types.js';
import { useMessages } from './use-messages.js';

export interface UseMenuMessagesOptions {
  localization?: SessionSignOutMenuLocalization | undefined;
  messages?: SessionSignOutMenuMessageOverrides | undefined;
}

/** The texts of the menu: those of `useMessages`, and under the app's own ones those that only the menu has. */
export function useMenuMessages(options: UseMenuMessagesOptions): SessionSignOutMenuMessages {
  const defaults = useSignOutDefaults();
  // Shown at once: a menu's texts are unseen until it is opened.
  const shared = useMessages(options, true);
  const localization: SessionSignOutMenuLocalization | undefined =
    options.localization ?? defaults.localization;
  const catalogue = loadedMenuCatalogue(localization?.locale ?? '');
  return useMemo(() => {
    const { badge__thisDevice, userButton, userProfile } = localization ?? {};
    const clerks = {
      signOutAll: userButton?.action__signOutAll,
      thisDevice: badge__thisDevice,
      devices: userProfile?.start?.activeDevicesSection?.title,
    };
    const given = Object.entries(clerks).filter(([, text]) => text);
    return { ...english, ...catalogue, ...Object.fromEntries(given), ...shared };
  }, [shared, localization, catalogue]);
}
