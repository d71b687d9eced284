import { advance } from './advance.ts';
import { askPerson, hasQuestion } from './ask-person.ts';
import { complete } from './completion.ts';
import { endSessions } from './end-sessions.ts';
import { SignOutError, withMayHaveEnded } from './errors.ts';
import { findSessions } from './find-sessions.ts';
import type { Operation } from './operation.types.ts';
import { DEFAULT_TIMEOUT_MS } from './options.ts';
import { endOtherDevices } from './other-devices.ts';
import { prepare } from './preparations.ts';
import { withTimeout } from './time-limit.ts';
import type { SignOutResult } from './types.ts';
import { unlessAborted } from './unless-aborted.ts';
import { askWhetherReachable, waitForNetwork } from './wait-for-network.ts';

const CANCELLED: SignOutResult = { status: 'cancelled' };

/**
 * Signs one target out. If there is nothing to wait for, the request is sent synchronously.
 *
 * @throws Anything; the store turns it into a result.
 */
export async function runOperation(operation: Operation): Promise<SignOutResult> {
  const { run, clerk, network } = operation;
  const { signal } = run;
  if (!clerk.isLoaded()) await unlessAborted(() => loadClerk(operation), signal);
  if (!clerk.isAnswered()) await unlessAborted(() => refreshFirst(operation), signal);
  if (signal.aborted) return CANCELLED;
  if (run.target !== 'other-devices' && findSessions(operation).length === 0)
    return completeEnded(operation);
  if (!mayEndDevices(operation)) throw new SignOutError('impersonation');
  if (hasQuestion(run) && !(await askPerson(operation))) return CANCELLED;
  if (!network.isOnline()) {
    const isReachable = await unlessAborted(() => askWhetherReachable(operation), signal);
    if (signal.aborted || !(isReachable || (await waitForNetwork(operation)))) return CANCELLED;
  }
  if (run.target === 'other-devices') return endOtherDevices(operation);
  if (run.target === 'everywhere') return endEverywhere(operation);
  return endThisBrowser(operation);
}

async function loadClerk(operation: Operation): Promise<void> {
  const { loadTimeoutMs = DEFAULT_TIMEOUT_MS } = operation.run.options;
  await withTimeout(operation.clerk.load(), loadTimeoutMs, 'clerk_not_loaded');
  advance(operation, 'requesting');
}

/** The list may be made up: Clerk has not reached a server yet. */
async function refreshFirst(operation: Operation): Promise<void> {
  const { run, sessions, clerk } = operation;
  await withTimeout(sessions.refresh(), run.timeoutMs).catch((cause) => {
    throw withMayHaveEnded(clerk.toError(cause));
  });
}

/** An impersonator must not end the user's sessions on other devices unless `whenImpersonating` allows it. */
function mayEndDevices({ run, devices }: Operation): boolean {
  const { target, options } = run;
  const endsDevices = target === 'other-devices' || target === 'everywhere';
  return !endsDevices || options.whenImpersonating === 'continue' || !devices.isImpersonating();
}

/** If a device cannot be signed out, this browser is signed out anyway, unless the person can still verify themselves. */
async function endEverywhere(operation: Operation): Promise<SignOutResult> {
  try {
    const devices = await endOtherDevices(operation);
    if (devices.status === 'cancelled') return devices;
  } catch (cause) {
    const error = operation.clerk.toError(cause);
    if (error.code === 'reverification_required') throw error;
    const devicesError =
      error.code === 'partial' ? error : new SignOutError('partial', { cause: error });
    return endThisBrowser({ ...operation, devicesError });
  }
  return endThisBrowser(operation);
}

async function endThisBrowser(operation: Operation): Promise<SignOutResult> {
  const { run, runs } = operation;
  run.commit();
  const turn = runs.takeTurn(run);
  if (turn !== true && !(await waitForTurn(operation, turn))) return CANCELLED;
  return runExclusively(operation);
}

async function waitForTurn(operation: Operation, turn: Promise<boolean>): Promise<boolean> {
  advance(operation, 'queued');
  const hasTurn = await turn;
  if (hasTurn) advance(operation, 'requesting');
  return hasTurn;
}

async function runExclusively(operation: Operation): Promise<SignOutResult> {
  const { signal, timeoutMs } = operation.run;
  let hasWaited = false;
  let hasTurn = false;
  try {
    return await operation.tabs.exclusively(
      async () => {
        hasTurn = true;
        if (hasWaited) await unlessAborted(() => refreshAfterTurn(operation), signal);
        return signal.aborted ? CANCELLED : request(operation);
      },
      {
        timeoutMs,
        signal,
        onQueued: () => {
          hasWaited = true;
          advance(operation, 'queued');
        },
      },
    );
  } catch (cause) {
    if (signal.aborted && !hasTurn) return CANCELLED;
    throw cause;
  }
}

/** Another tab may have ended the sessions that this one is about to end. */
async function refreshAfterTurn(operation: Operation): Promise<void> {
  const { run, sessions } = operation;
  advance(operation, 'verifying');
  await withTimeout(sessions.refresh(), run.timeoutMs).catch(() => {});
  advance(operation, 'requesting');
}

async function request(operation: Operation): Promise<SignOutResult> {
  const { run, sessions } = operation;
  let ids = findSessions(operation);
  run.found(ids);
  const preparations = ids.length > 0 ? prepare(operation, ids) : [];
  if (preparations.length > 0) {
    await unlessAborted(() => Promise.all(preparations), run.signal);
    if (run.signal.aborted) return CANCELLED;
    // Still the same sessions, even if another one has become the current one.
    const { signedIn } = sessions.read();
    ids = ids.filter((id) => signedIn.includes(id));
  }
  return ids.length > 0 ? endSessions(operation, ids) : completeEnded(operation);
}

async function completeEnded(operation: Operation): Promise<SignOutResult> {
  const { run, sessions, recovery } = operation;
  await withTimeout(recovery.leaveEndedSession(), run.timeoutMs).catch(() => {});
  const isOneOfSeveral = typeof run.target === 'object' && sessions.read().signedIn.length > 0;
  return complete(operation, { sessionIds: [], alreadySignedOut: true }, isOneOfSeveral);
}
