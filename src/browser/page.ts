import { attempt } from '../core/attempt.ts';
import type { Page } from '../core/ports.ts';
import { keepError } from './kept-error.ts';
import { isReactNative } from './react-native.ts';

/** The page's location. Not in React Native, to which Expo gives a fixed `location`: the development server's. */
export function pageLocation(): Location | undefined {
  return isReactNative() ? undefined : globalThis.location;
}

/** @param instance Names the Clerk instance. */
export function createPage(instance: string): Page {
  return {
    location: () => pageLocation()?.href,
    baseURI: () => pageLocation() && globalThis.document?.baseURI,
    reload: (interrupted) => {
      const location = pageLocation();
      if (!location?.reload) return false;
      // Without a storage only the message is lost. Clerk must become usable anyway.
      attempt(() => keepError({ ...interrupted, instance }));
      try {
        location.reload();
        return true;
      } catch {
        return false;
      }
    },
  };
}
