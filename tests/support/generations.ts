import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ClerkGeneration } from '../../src/testing/fake-clerk/types.ts';
import { engine } from '../browser/engine/open-browser.ts';

export const GENERATIONS: readonly ClerkGeneration[] = ['core-2', 'core-3'];

/**
 * For tests of what hardly depends on the generation: both in Chromium, the newest elsewhere. `npm test` runs them on the
 * newest too, so that it stays quick.
 */
export const MOSTLY_NEWEST: readonly ClerkGeneration[] =
  engine === 'chromium' && process.env['TEST_SCOPE'] !== 'essential' ? GENERATIONS : ['core-3'];

/** The React SDK of each generation. */
export const SDKS: Record<ClerkGeneration, string> = {
  'core-2': '@clerk/clerk-react',
  'core-3': '@clerk/react',
};

const CLERK_JS: Record<ClerkGeneration, string> = {
  'core-2': 'clerk-js-5',
  'core-3': '@clerk/clerk-js',
};
const require = createRequire(import.meta.url);

/** The path of the clerk-js script for a page, of a generation. */
export function clerkScriptOf(generation: ClerkGeneration): string {
  return join(dirname(require.resolve(CLERK_JS[generation])), 'clerk.browser.js');
}
