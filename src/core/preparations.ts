import { callSafely } from './call-safely.ts';
import type { Operation } from './operation.types.ts';

/** Milliseconds that the app's callbacks may take before the sessions are ended. */
export const PREPARATION_LIMIT_MS = 3_000;

/**
 * Runs the app's callbacks that need the sessions about to end, while their tokens still work. They cannot cancel the
 * sign-out.
 */
export function prepare({ run, callbacks }: Operation, sessionIds: string[]): Promise<void>[] {
  const { onSigningOut } = run.options;
  const info = { sessionIds };
  const preparations = [...callbacks.preparations].map((preparation) => preparation(info));
  if (onSigningOut)
    preparations.push(callSafely('onSigningOut', () => onSigningOut(info), PREPARATION_LIMIT_MS));
  return preparations;
}
