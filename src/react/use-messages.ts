import { useMemo } from 'react';
import type { ClerkInstance } from '#shared';
import type {
  SignOutLocalization,
  SignOutMessageOverrides,
  SignOutMessages,
} from '../messages/messages.types.ts';
import { type MessageSource, messagesFrom } from '../messages/messages-from.ts';
import { signOutMessageSource } from '../messages/sign-out-message-source.ts';
import { useCatalogue, useSignOutDefaults } from './sign-out-defaults.tsx';
import { useLocalization } from './use-localization.ts';

export interface UseMessagesOptions {
  /** Its provider's localization chooses the language if no other option does. */
  clerk?: ClerkInstance | undefined;
  localization?: SignOutLocalization | undefined;
  messages?: SignOutMessageOverrides | null | undefined;
}

/** The texts of a button. */
export function useMessages(options: UseMessagesOptions): SignOutMessages {
  return useMessagesFrom(signOutMessageSource, options);
}

/** The texts of a component, in the app's language and with its overrides. The same object until an input changes. */
export function useMessagesFrom<Messages extends object>(
  source: MessageSource<Messages>,
  { clerk, localization: own, messages }: UseMessagesOptions,
): Messages {
  const { messages: defaultMessages } = useSignOutDefaults();
  const localization = useLocalization(clerk, own);
  const catalogue = useCatalogue(localization?.locale ?? '');
  return useMemo(
    () => messagesFrom(source, { catalogue, localization, overrides: [defaultMessages, messages] }),
    [source, catalogue, localization, defaultMessages, messages],
  );
}
