import type { ClerkInstance } from './clerk-instance.ts';

/** Stands for an SDK's `useClerk` where there is no provider: the instance has to be handed over. */
export function useClerk(): ClerkInstance | undefined {
  return undefined;
}
