import { attempt } from './attempt.ts';
import { complete } from './completion.ts';
import { SignOutError, type SignOutErrorCode, withMayHaveEnded } from './errors.ts';
import type { Operation } from './operation.types.ts';
import { DEFAULT_TIMEOUT_MS, OFFLINE_LIMIT_MS, type SignOutOptions } from './options.ts';
import { endOtherDevices } from './other-devices.ts';
import { prepare } from './preparations.ts';
import { type Removal, requestRemoval } from './removal.ts';
import type { Run } from './run.ts';
import { endsEverySession, keyOf, ONLY_SESSION } from './target.ts';
import { withTimeout } from './time-limit.ts';
import type { SignOutPhase, SignOutResult } from './types.ts';

const CANCELLED: SignOutResult = { status: 'cancelled' };

/** With these errors the server has not refused, so recovery keeps asking it instead of reloading the page. */
const WORTH_RETRYING: readonly SignOutErrorCode[] = [
  'network',
  'offline',
  'timeout',
  'server',
  'rate_limited',
  'not_confirmed_by_server',
];

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
  if (asksPerson(run) && !(await askPerson(operation))) return CANCELLED;
  if (!network.isOnline()) {
    const isReachable = await unlessAborted(() => askWhetherReachable(operation), signal);
    if (signal.aborted || !(isReachable || (await waitForNetwork(operation)))) return CANCELLED;
  }
  if (run.target === 'other-devices') return endOtherDevices(operation);
  if (run.target === 'everywhere') return endEverywhere(operation);
  return endThisBrowser(operation);
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

function advance({ emit }: Operation, phase: SignOutPhase): void {
  emit({ type: 'advanced', phase });
}

/** Waits for an answer that may never come. Resolves to `fallback` when the sign-out is aborted. */
async function unlessAborted<Value, Fallback>(
  ask: () => Value | Promise<Value>,
  signal: AbortSignal,
  fallback?: Fallback,
): Promise<Value | Fallback | undefined> {
  // A signal that is already aborted fires no event.
  if (signal.aborted) return fallback;
  const aborted = new Promise<Fallback | undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(fallback));
  });
  return Promise.race([ask(), aborted]);
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

/** The ids of the target's sessions that are signed in right now. */
function findSessions({ run, sessions }: Operation): string[] {
  const { target } = run;
  const { signedIn, lastCurrent } = sessions.read();
  if (target === 'other-devices') return [];
  if (endsEverySession(target)) return signedIn;
  const id = target === 'current' ? lastCurrent : (target as { sessionId: string }).sessionId;
  if (id === ONLY_SESSION && signedIn.length < 2) return signedIn;
  if (id !== null && signedIn.includes(id)) return [id];
  if (target === 'current' || sessions.wasListed(id as string)) return [];
  throw new SignOutError('session_not_found');
}

/** An impersonator must not end the user's sessions on other devices unless `whenImpersonating` allows it. */
function mayEndDevices({ run, devices }: Operation): boolean {
  const { target, options } = run;
  const endsDevices = target === 'other-devices' || target === 'everywhere';
  return !endsDevices || options.whenImpersonating === 'continue' || !devices.isImpersonating();
}

async function completeEnded(operation: Operation): Promise<SignOutResult> {
  const { run, sessions, recovery } = operation;
  await withTimeout(recovery.leaveEndedSession(), run.timeoutMs).catch(() => {});
  const isOneOfSeveral = typeof run.target === 'object' && sessions.read().signedIn.length > 0;
  return complete(operation, { sessionIds: [], alreadySignedOut: true }, isOneOfSeveral);
}

function asksPerson({ options }: Run): boolean {
  return Boolean(options.onBeforeSignOut ?? options.confirm);
}

async function askPerson(operation: Operation): Promise<boolean> {
  const { signal, options } = operation.run;
  const { onBeforeSignOut, confirm } = options;
  advance(operation, 'confirming');
  if (onBeforeSignOut && (await unlessAborted(onBeforeSignOut, signal, false)) === false)
    return false;
  if (confirm && (await confirmation(operation, confirm)) !== true) return false;
  advance(operation, 'requesting');
  return true;
}

/** Asks the person, and withdraws the question once no session is left to ask about: its text may be private. */
async function confirmation(
  operation: Operation,
  confirm: NonNullable<SignOutOptions['confirm']>,
): Promise<boolean | undefined> {
  const { run, sessions } = operation;
  const question = new AbortController();
  const takeBack = () => question.abort();
  run.signal.addEventListener('abort', takeBack);
  const unsubscribe = sessions.subscribe(() => {
    if (run.target !== 'other-devices' && !attempt(() => findSessions(operation), [''])[0])
      takeBack();
  });
  try {
    return await unlessAborted(() => confirm({ signal: question.signal }), run.signal, false);
  } finally {
    unsubscribe();
  }
}

/** A browser can report offline while the network works, for example behind a VPN. Only a silent server proves it. */
async function askWhetherReachable({ network, sessions, clerk }: Operation): Promise<boolean> {
  if (network.isKnownOffline()) return false;
  try {
    await withTimeout(sessions.refresh(), OFFLINE_LIMIT_MS);
    return true;
  } catch (cause) {
    return !['offline', 'timeout'].includes(clerk.toError(cause).code);
  }
}

async function waitForNetwork(operation: Operation): Promise<boolean> {
  const { run, network, recovery } = operation;
  if (run.options.whenOffline !== 'wait') throw new SignOutError('offline');
  advance(operation, 'waiting-for-network');
  let unsubscribe = () => {};
  const online = new Promise<void>((resolve) => {
    unsubscribe = network.onceOnline(resolve);
  });
  await unlessAborted(() => Promise.race([online, recovery.refreshUntilAnswered()]), run.signal);
  unsubscribe();
  advance(operation, 'requesting');
  return !run.signal.aborted;
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
        if (hasWaited) await refreshAfterTurn(operation);
        return request(operation);
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
    await Promise.all(preparations);
    if (run.signal.aborted) return CANCELLED;
    // Still the same sessions, even if another one has become the current one.
    const { signedIn } = sessions.read();
    ids = ids.filter((id) => signedIn.includes(id));
  }
  return ids.length > 0 ? endSessions(operation, ids) : completeEnded(operation);
}

async function endSessions(operation: Operation, ids: string[]): Promise<SignOutResult> {
  const { run, sessions } = operation;
  const [id = ''] = ids;
  if (endsEverySession(run.target) || sessions.read().signedIn.length === 1)
    return remove(operation, { ids, kind: 'all', before: sessions.read().lastCurrent });

  // In its transitive state Clerk would treat the current session like any other one.
  if (sessions.read().current === undefined) await leaveTransitiveState(operation);
  const before = sessions.read().lastCurrent;
  if (id !== before) return remove(operation, { ids, kind: 'other', before });
  const nextId = findNext(operation, id);
  if (nextId === undefined) return remove(operation, { ids, kind: 'current', before });
  // Switch first, remove second: Clerk never enters its transitive state, so a failure leaves the app usable.
  await switchTo(operation, nextId, before);
  return remove(operation, { ids, kind: 'other', before: nextId });
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
    await recover(operation, failure, before, switched);
    throw failure;
  }
}

interface RemovalStep {
  ids: string[];
  /** Also decides the navigation: with `other` the page stays. */
  kind: 'all' | 'current' | 'other';
  /** The session that Clerk shows now, and has to show again after a failure. */
  before: string | null;
}

/** Ends sessions, and finds out whether they have ended. */
async function remove(operation: Operation, step: RemovalStep): Promise<SignOutResult> {
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
    const isAnswered = await recover(operation, failure, before, removal.settled);
    if (!completion && !sessions.areGone(ids))
      throw isAnswered ? failure : withMayHaveEnded(failure);
  }
  // A failure that gets here was a success: the answer was lost or late, or the session was ended elsewhere.
  const completed = completeOnce();
  tabs.announce();
  const result = await completed;
  if (!failure) await withTimeout(removal.settled, run.timeoutMs).catch(() => {});
  return result;
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

/**
 * Makes the app usable again. After a time-out it does so once more when `late` settles. The last resort is to reload
 * the page once; while the server cannot be asked, it waits instead.
 *
 * @returns Whether the server has said since which sessions are signed in.
 */
async function recover(
  operation: Operation,
  error: SignOutError,
  before: string | null,
  late: Promise<unknown>,
): Promise<boolean> {
  const { run, sessions, recovery, clerk, page } = operation;
  const { timeoutMs } = run;
  // By then the app may have changed to another session, or the person may have signed in again.
  const lastShown = () => sessions.read().lastCurrent ?? before;
  const bringBack = () => recovery.claim(lastShown(), timeoutMs);
  advance(operation, 'recovering');
  if (error.code === 'timeout') late.then(bringBack, bringBack);
  const wanted = lastShown();
  const failure = await recovery.claim(wanted, timeoutMs);
  const isAnswered = failure === undefined;
  if (sessions.isUsable(wanted) || WORTH_RETRYING.includes(clerk.toError(failure).code))
    return isAnswered;
  const { sessionIds } = run;
  const { signedIn } = sessions.read();
  if (page.reload({ key: keyOf(run.target), sessionIds, signedIn, error })) recovery.giveUp();
  return isAnswered;
}
