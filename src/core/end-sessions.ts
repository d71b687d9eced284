import { SignOutError } from './errors.ts';
import type { Operation } from './operation.types.ts';
import { recoverAfterFailure } from './recover-after-failure.ts';
import { removeSessions } from './remove-sessions.ts';
import { endsEverySession } from './target.ts';
import { withTimeout } from './time-limit.ts';
import type { SignOutResult } from './types.ts';

export async function endSessions(operation: Operation, ids: string[]): Promise<SignOutResult> {
  const { run, sessions } = operation;
  const [id = ''] = ids;
  if (endsEverySession(run.target) || sessions.read().signedIn.length === 1)
    return removeSessions(operation, { ids, kind: 'all', before: sessions.read().lastCurrent });

  // In its transitive state Clerk would treat the current session like any other one.
  if (sessions.read().current === undefined) await leaveTransitiveState(operation);
  const before = sessions.read().lastCurrent;
  if (id !== before) return removeSessions(operation, { ids, kind: 'other', before });
  const nextId = findNext(operation, id);
  if (nextId === undefined) return removeSessions(operation, { ids, kind: 'current', before });
  // Switch first, remove second: Clerk never enters its transitive state, so a failure leaves the app usable.
  await switchTo(operation, nextId, before);
  return removeSessions(operation, { ids, kind: 'other', before: nextId });
}

async function leaveTransitiveState(operation: Operation): Promise<void> {
  const { run, sessions, recovery } = operation;
  const before = sessions.read().lastCurrent;
  const failure = await recovery.claim(before, run.timeoutMs);
  if (!sessions.isUsable(before)) throw failure;
}

/** The session that becomes the active one before the current one ends, if one was asked for. */
function findNext({ run, sessions }: Operation, id: string): string | undefined {
  const { next = 'none' } = run.options;
  if (next === 'none' || next === 'choose') return undefined;
  const { signedIn } = sessions.read();
  const nextId = next === 'most-recent' ? signedIn.find((other) => other !== id) : next.sessionId;
  if (!nextId || nextId === id || !signedIn.includes(nextId))
    throw new SignOutError('session_not_found');
  return nextId;
}

async function switchTo(operation: Operation, id: string, before: string | null): Promise<void> {
  const { run, clerk, sessions } = operation;
  const switched = clerk.activate(id);
  try {
    await withTimeout(switched, run.timeoutMs);
    // If the server no longer knows that session, Clerk shows nobody and does not reject.
    if (sessions.read().current !== id) throw new SignOutError('session_not_found');
  } catch (cause) {
    const failure = clerk.toError(cause);
    await recoverAfterFailure(operation, failure, before, switched);
    throw failure;
  }
}
