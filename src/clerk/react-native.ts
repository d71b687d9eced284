/**
 * Whether this is React Native: it has a `window` and a `navigator`, but no document, and with Expo a `location` too.
 *
 * @see facebook/react-native packages/react-native/Libraries/Core/setUpNavigator.js
 */
export function isReactNative(): boolean {
  return globalThis.navigator?.product === 'ReactNative';
}
