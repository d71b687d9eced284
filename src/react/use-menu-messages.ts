import { menuMessageSource } from '../messages/menu-message-source.ts';
import type {
  SessionSignOutMenuLocalization,
  SessionSignOutMenuMessageOverrides,
  SessionSignOutMenuMessages,
} from '../messages/menu-messages.types.ts';
import { type UseMessagesOptions, useMessagesFrom } from './use-messages.ts';

export interface UseMenuMessagesOptions extends UseMessagesOptions {
  localization?: SessionSignOutMenuLocalization | undefined;
  messages?: SessionSignOutMenuMessageOverrides | null | undefined;
}

/** The texts of a menu or a list of accounts. */
export function useMenuMessages(options: UseMenuMessagesOptions): SessionSignOutMenuMessages {
  return useMessagesFrom(menuMessageSource, options);
}
