import type { ClerkInstance } from './clerk-instance.ts';

/** Replaces an SDK's `useClerk` where there is no provider: the instance has to be passed in. */
export function useClerk(): ClerkInstance | undefined {
  return undefined;
}
