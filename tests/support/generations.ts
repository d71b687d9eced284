import type { ClerkGeneration } from '../../src/testing/fake-clerk/types.ts';

export const GENERATIONS: readonly ClerkGeneration[] = ['core-2', 'core-3'];

/** The React SDK of each generation. */
export const SDKS: Record<ClerkGeneration, string> = {
  'core-2': '@clerk/clerk-react',
  'core-3': '@clerk/react',
};
