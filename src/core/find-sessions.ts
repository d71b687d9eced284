import { SignOutError } from './errors.ts';
import type { Operation } from './operation.types.ts';
import { endsEverySession, ONLY_SESSION } from './target.ts';

/** The ids of the target's sessions that are signed in right now. */
export function findSessions({ run, sessions }: Operation): string[] {
  const { target } = run;
  const { signedIn, lastCurrent } = sessions.read();
  if (target === 'other-devices') return [];
  if (endsEverySession(target)) return signedIn;
  const id = target === 'current' ? lastCurrent : (target as { sessionId: string }).sessionId;
  // Another account may be the only one left. It is not meant, unless Clerk shows it.
  if (id === ONLY_SESSION && signedIn.every((only) => only === lastCurrent)) return signedIn;
  if (id !== null && signedIn.includes(id)) return [id];
  if (target === 'current' || sessions.wasListed(id as string)) return [];
  throw new SignOutError('session_not_found');
}
