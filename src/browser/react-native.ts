/**
 * Whether there is a window without a page in it: React Native, also in its tests. Clerk decides by the document, too.
 *
 * @see clerk/javascript packages/clerk-js/src/core/clerk.ts `navigate`
 */
export function isReactNative(): boolean {
  return typeof window !== 'undefined' && typeof document === 'undefined';
}
