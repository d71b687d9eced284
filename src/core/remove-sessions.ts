import { attempt } from './attempt.ts';
import { complete } from './completion.ts';
import { SignOutError, withMayHaveEnded } from './errors.ts';
import type { Operation } from './operation.types.ts';
import { recoverAfterFailure } from './recover-after-failure.ts';
import { type Removal, requestRemoval } from './removal.ts';
import { pause, withTimeout } from './time-limit.ts';
import type { SignOutResult } from './types.ts';

interface RemovalStep {
  ids: string[];
  /** Also decides the navigation: with `other` the page stays. */
  kind: 'all' | 'current' | 'other';
  /** The session that Clerk shows now, and has to show again after a failure. */
  before: string | null;
}

/** Ends sessions, and finds out whether they have ended. */
export async function removeSessions(
  operation: Operation,
  step: RemovalStep,
): Promise<SignOutResult> {
  const { run, sessions, tabs } = operation;
  const { ids, kind, before } = step;
  let completion: Promise<SignOutResult> | undefined;
  const completeOnce = () => {
    completion ??= complete(
      operation,
      { sessionIds: ids, alreadySignedOut: false },
      kind === 'other',
    );
    return completion;
  };
  const removal = startRemoval(operation, step, completeOnce);
  const failure = await failureOf(operation, removal);
  if (failure) {
    const isAnswered = await recoverAfterFailure(operation, failure, before, removal.settled);
    if (!completion && !sessions.areGone(ids))
      throw isAnswered ? failure : withMayHaveEnded(failure);
  }
  // A failure that gets here was a success: the answer was lost or late, or the session was ended elsewhere.
  const completed = completeOnce();
  tabs.announce();
  const result = await completed;
  if (!failure) await withTimeout(removal.settled, run.timeoutMs).catch(() => {});
  void leaveTransitiveStateOfPageThatStays(operation, result);
  return result;
}

/**
 * Clerk stays in its transitive state while the browser leaves the page, and forever when the page stays: the redirect
 * leads to a part of the same page, to a download or to another app, or the person has stopped it.
 *
 * @see clerk/javascript packages/clerk-js/src/utils/beforeUnloadTracker.ts
 */
async function leaveTransitiveStateOfPageThatStays(
  { run, sessions, clerk, page }: Operation,
  result: SignOutResult,
): Promise<void> {
  const isLeft = () => {
    const { current, lastCurrent } = sessions.read();
    return current === undefined && sessions.areGone([lastCurrent ?? '']);
  };
  if (!isLeft()) return;
  const location = page.location();
  const to = (result.status === 'signed-out' && result.redirectedTo) || '';
  const isPart = attempt(() => to.includes('#') && new URL(to, location).href === location);
  if (!isPart) await pause(run.timeoutMs);
  if (isLeft()) await clerk.activate(null).catch(() => {});
}

/** Requests the end of the sessions. Until the answer and the result have come, their end counts as `'sign-out'`. */
function startRemoval(
  operation: Operation,
  { ids, kind }: RemovalStep,
  completeOnce: () => Promise<SignOutResult>,
): Removal {
  const { run, runs, sessions, requests } = operation;
  const release = sessions.claim(ids);
  const removal = requestRemoval(requests, sessions, {
    sessionIds: ids,
    kind,
    onProven: () => afterProof(operation, kind, completeOnce),
  });
  runs.expectLateAnswer(run, removal.settled);
  const result = () => run.result;
  void removal.settled.then(result, result).then(release);
  return removal;
}

/** Waits for the proof that the sessions are gone, at most as long as the request may take. */
async function failureOf(
  { run, clerk }: Operation,
  { proven, settled, verify }: Removal,
): Promise<SignOutError | undefined> {
  try {
    await run.limit.race(Promise.race([proven, settled]));
    // Clerk resolves without a request when it finds no session.
    await verify();
    return undefined;
  } catch (cause) {
    return clerk.toError(cause);
  }
}

/** Runs when an answer has proven that the sessions are gone, even after the time-out. */
async function afterProof(
  operation: Operation,
  kind: RemovalStep['kind'],
  completeOnce: () => Promise<SignOutResult>,
): Promise<void> {
  const { run, runs, sessions, recovery } = operation;
  if (!runs.isSuperseded(run)) await completeOnce();
  // After the time-out, recovery made Clerk usable again; a late answer then leaves it showing a session that is gone.
  await recovery.leaveEndedSession();
  // Clerk would show nobody next, even if the person has continued with another session since.
  const { lastCurrent } = sessions.read();
  if (kind !== 'other' && lastCurrent && !sessions.areGone([lastCurrent]))
    throw new SignOutError('session_not_found');
}
