import { useMemo } from 'react';
import { loadedMenuCatalogue } from '../messages/load-catalogue.ts';
import { menuMessages as english } from '../messages/menu-messages.en.ts';
import type {
  SessionSignOutMenuLocalization,
  SessionSignOutMenuMessageOverrides,
  SessionSignOutMenuMessages,
} from '../messages/menu-messages.types.ts';
import { useSignOutDefaults } from './sign-out-defaults.tsx';
import { useMessages } from './use-messages.ts';

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
