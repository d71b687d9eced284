import { type CSSProperties, useCallback, useMemo, useSyncExternalStore } from 'react';
import {
  appearanceVariables,
  type ClerkInstance,
  onLoaded,
  providerOptionOf,
  type SignOutAppearance,
} from '#shared';
import { useSignOutDefaults } from './sign-out-defaults.tsx';

/**
 * The `appearance` of the app's Clerk provider, overridden by that of `SignOutDefaults` and by the component's, as custom
 * properties for the style of a part.
 *
 * `undefined` on the server and while hydrating, because a Content Security Policy refuses styles in markup. After that
 * React sets the properties one by one, which no policy refuses.
 */
export function useAppearance(
  clerk: ClerkInstance,
  own: SignOutAppearance | undefined,
): CSSProperties | undefined {
  const { appearance } = useSignOutDefaults();
  const provided = useSyncExternalStore(
    useCallback((listener: () => void) => onLoaded(clerk, listener), [clerk]),
    () => providerOptionOf(clerk, 'appearance'),
    () => null,
  );
  return useMemo(
    () => (provided === null ? undefined : appearanceVariables([provided, appearance, own])),
    [provided, appearance, own],
  );
}
