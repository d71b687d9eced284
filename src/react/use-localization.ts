import { useCallback, useSyncExternalStore } from 'react';
import { type ClerkInstance, providerOptionOf } from '#shared';
import type { SignOutLocalization } from '../messages/messages.types.ts';
import { useSignOutDefaults } from './sign-out-defaults.tsx';

/**
 * The localization of a component: its own, that of `SignOutDefaults`, or that of `<ClerkProvider>` or `clerk.load()`. A
 * provider has it from the first render on, on a server too.
 *
 * @param clerk Without it, that of the provider or of `clerk.load()` is not read.
 */
export function useLocalization<Localization extends SignOutLocalization>(
  clerk: ClerkInstance | undefined,
  own: Localization | undefined,
): Localization | undefined {
  const defaults = useSignOutDefaults();
  const subscribe = useCallback(
    // A Clerk without a provider has it once it has loaded, and then calls its listeners.
    (listener: () => void) => clerk?.addListener(listener) ?? (() => {}),
    [clerk],
  );
  const read = () => clerk && providerOptionOf(clerk, 'localization');
  const provided = useSyncExternalStore(subscribe, read, read);
  const localization = own ?? defaults.localization ?? provided;
  return localization && typeof localization === 'object'
    ? (localization as Localization)
    : undefined;
}
