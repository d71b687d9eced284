/**
 * Whether this is React Native or a test of it: a window without a document. Clerk checks the document, too.
 *
 * @see clerk/javascript packages/clerk-js/src/core/clerk.ts `navigate`
 */
export function isReactNative(): boolean {
  return typeof window !== 'undefined' && typeof document === 'undefined';
}
