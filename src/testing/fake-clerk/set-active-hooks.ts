import type { ClerkGeneration } from './types.ts';

const NAMES = {
  'core-2': { before: '__unstable__onBeforeSetActive', after: '__unstable__onAfterSetActive' },
  'core-3': { before: '__internal_onBeforeSetActive', after: '__internal_onAfterSetActive' },
} as const;

type Hook = (intent?: 'sign-out') => unknown;

/** The hooks that a framework's SDK installs on the window, read at the time of the call. */
export function setActiveHook(generation: ClerkGeneration, moment: 'before' | 'after'): Hook {
  const hooks = globalThis as { [name: string]: unknown };
  const hook = hooks[NAMES[generation][moment]];
  return typeof hook === 'function' ? (hook as Hook) : () => undefined;
}
