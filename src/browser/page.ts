import type { Page } from '../core/ports.ts';
import { keepErrorForReload } from './kept-error.ts';
import { isReactNative } from './react-native.ts';

/** Where the page is. Expo gives React Native a `location` that cannot be changed: the development server's. */
export function pageLocation(): Location | undefined {
  return isReactNative() ? undefined : globalThis.location;
}

export const page: Page = {
  location: () => pageLocation()?.href,
  reload: (key, error) => {
    const location = pageLocation();
    if (!location?.reload || !keepErrorForReload(key, error)) return false;
    location.reload();
    return true;
  },
};
