import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { loadCatalogue, loadedCatalogue } from '../messages/load-catalogue.ts';
import { messages as english } from '../messages/locales/en.ts';
import type {
  SignOutLocalization,
  SignOutMessageOverrides,
  SignOutMessages,
} from '../messages/messages.types.ts';
import { useSignOutDefaults } from './sign-out-defaults.tsx';

export interface UseMessagesOptions {
  localization?: SignOutLocalization | undefined;
  messages?: SignOutMessageOverrides | undefined;
}

/**
 * The texts of a component: English, over it our catalogue for the locale, Clerk's translation of the label, the
 * app's own texts of `SignOutDefaults` and those of the component.
 *
 * The catalogue is loaded when the component mounts and read once `isShown`: what a component shows at rest is Clerk's
 * own string, so that neither the server's markup nor a resting component ever changes under the person.
 */
export function useMessages(
  { localization, messages }: UseMessagesOptions,
  isShown: boolean,
): SignOutMessages {
  const defaults = useSignOutDefaults();
  const { locale = '', userButton } = localization ?? defaults.localization ?? {};
  const subscribe = useCallback(
    (onLoaded: () => void) => {
      let isMounted = true;
      void loadCatalogue(locale).then(() => isMounted && onLoaded());
      return () => {
        isMounted = false;
      };
    },
    [locale],
  );
  const catalogue = useSyncExternalStore(
    subscribe,
    () => (isShown ? loadedCatalogue(locale) : undefined),
    () => undefined,
  );
  const signOut = userButton?.action__signOut;
  return useMemo(() => {
    const layers = [english, catalogue, signOut && { signOut }, defaults.messages, messages] as (
      | SignOutMessageOverrides
      | undefined
    )[];
    return Object.assign({}, ...layers, {
      errors: Object.assign({}, ...layers.map((layer) => layer?.errors)),
    });
  }, [catalogue, signOut, defaults.messages, messages]);
}
