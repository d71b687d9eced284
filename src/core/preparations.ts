import { callSafely } from './call-safely.ts';
import type { Operation } from './operation.types.ts';

/** Milliseconds that an app may take for what needs the session, before the session is ended. */
export const PREPARATION_LIMIT_MS = 3_000;

/**
 * Lets the app do what needs the sessions that are about to end, while their tokens still work. It cannot stop the
 * sign-out.
 */
export function prepare({ run, departures }: Operation, sessionIds: string[]): Promise<void>[] {
  const { onSigningOut } = run.options;
  const info = { sessionIds };
  const preparations = [...departures.preparations].map((preparation) => preparation(info));
  if (onSigningOut)
    preparations.push(callSafely('onSigningOut', () => onSigningOut(info), PREPARATION_LIMIT_MS));
  return preparations;
}
