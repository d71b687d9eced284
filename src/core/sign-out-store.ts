import type { SignOutError } from './errors.ts';
import { callSafely, leaveGoneSession, type OperationHost, runOperation } from './operation.ts';
import { assertSignOutOptions, DEFAULT_TIMEOUT_MS, type SignOutOptions } from './options.ts';
import { pausesBetweenTries } from './pauses-between-tries.ts';
import type { SignOutPort } from './port.ts';
import {
  endsEverySession,
  keyOf,
  optionsOf,
  type SignOutTarget,
  type TargetKey,
  targetOf,
} from './target.ts';
import { within } from './time-limit.ts';
import { IDLE, type SignOutEvent, transition } from './transition.ts';
import type { SignOutResult, SignOutState } from './types.ts';

/** A user whose last session in this browser has ended, as the server confirmed. */
export interface SignedOutUser {
  userId: string;
  /** The ids of the sessions that ended. */
  sessionIds: string[];
  /** `'sign-out'` when this page did it; `'elsewhere'` for another tab, an expiry, a revocation or another component. */
  reason: 'sign-out' | 'elsewhere';
}

/** The sign-outs of one Clerk instance: one state per target, one operation at a time. */
export interface SignOutStore {
  getState(key: TargetKey): SignOutState;
  /** Calls back after every change of any state, and after every answer to `refresh`. Returns the way to stop. */
  subscribe(listener: () => void): () => void;
  /**
   * Signs out. Joins the operation that already ends this target; otherwise waits its turn.
   * A call that joins is given the result of the running one, whose options stand.
   *
   * @throws {TypeError} at once, when an option is not what was expected.
   */
  signOut(options?: SignOutOptions): Promise<SignOutResult>;
  /** Runs the failed operation of a target again: the same sessions, the same options. */
  retry(key: TargetKey): Promise<SignOutResult>;
  /** Dismisses an outcome, or gives up waiting for the network. A request that is out cannot be taken back. */
  reset(key: TargetKey): void;
  /** Gives the running request its full time anew. */
  keepWaiting(key: TargetKey): void;
  /** Calls back when a user's sign-out is confirmed. Returns the way to stop. */
  onSignedOut(listener: (user: SignedOutUser) => unknown): () => void;
  /** Compares the states with the sessions that Clerk now knows. */
  sessionsChanged(): Promise<void>;
  /** Asks the server for the sessions, and compares. Rejects unless it answered. */
  refresh(): Promise<void>;
  /** The same until it has answered, also what was asked meanwhile; joins the asking that is under way. Never rejects. */
  refreshUntilAnswered(): Promise<void>;
}

interface Run extends OperationHost {
  key: TargetKey;
  target: SignOutTarget;
  options: SignOutOptions;
  result: Promise<SignOutResult>;
  /** Settles `result` with what another run, or its own operation, came to. */
  follow(result: Promise<SignOutResult>): void;
  /** Whether the server has ended what was found signed in. */
  isConfirmed: boolean;
  /** Whether the time was over before there was an answer, which can still come. */
  isUnanswered: boolean;
}

/**
 * @param restored An error that a deliberate reload of the page interrupted, with the target it belongs to.
 */
export function createSignOutStore(
  port: SignOutPort,
  restored?: { key: TargetKey; error: SignOutError },
): SignOutStore {
  const states = new Map<TargetKey, SignOutState>();
  const listeners = new Set<() => void>();
  const signedOutListeners = new Set<(user: SignedOutUser) => unknown>();
  /** The newest run of each target. */
  const runs = new Map<TargetKey, Run>();
  /** What was last asked of each target, for the next try. */
  const requested = new Map<TargetKey, SignOutOptions>();
  let waiting: Run[] = [];
  let running: Run | undefined;
  /** Who brings Clerk back. */
  let keeper: object | undefined;
  let known = new Map<string, string | null>();
  const ended = new Set<string>();
  /** Whether the server is known to hold something else than Clerk shows. */
  let isOutdated = false;
  let asking: Promise<void> | undefined;
  /** What `signedOutListeners` do about it. */
  let telling: Promise<unknown> = Promise.resolve();

  if (restored) states.set(restored.key, { status: 'error', error: restored.error });

  const getState = (key: TargetKey) => states.get(key) ?? IDLE;

  const notify = () => {
    for (const listener of [...listeners]) listener();
  };

  const emit = (keys: Iterable<TargetKey>, event: SignOutEvent) => {
    let hasChanged = false;
    for (const key of keys) {
      const before = getState(key);
      const after = transition(before, event);
      if (after === before) continue;
      states.set(key, after);
      hasChanged = true;
    }
    if (hasChanged) notify();
  };

  /** The targets whose newest run is this one, or rides on it. */
  const keysOf = (run: Run) => [...runs].filter(([, newest]) => newest === run).map(([key]) => key);

  /** The one session that a target is about. */
  const sessionIdOf = (target: SignOutTarget) =>
    typeof target === 'object'
      ? target.sessionId
      : target === 'current'
        ? (port.sessions().lastCurrent ?? undefined)
        : undefined;

  /** The run, running or waiting, whose operation ends this target too. */
  const findCovering = (target: SignOutTarget): Run | undefined => {
    const sessionId = sessionIdOf(target);
    const covers = (run: Run, id: string) =>
      run.ids.length > 0
        ? run.ids.includes(id)
        : endsEverySession(run.target) || sessionIdOf(run.target) === id;
    return [running, ...waiting].find(
      (run) =>
        run &&
        // What is over and no longer true is not joined, though Clerk may still be tidying up.
        getState(run.key).status !== 'idle' &&
        (run.key === keyOf(target) || (sessionId !== undefined && covers(run, sessionId))),
    );
  };

  const startNext = () => {
    if (running) return;
    running = waiting.shift();
    if (running) void start(running);
  };

  const start = async (run: Run) => {
    const { options } = run;
    if (getState(run.key).status === 'pending') run.emit({ type: 'advanced', phase: firstPhase() });
    const result = await runOperation(port, run.target, options, run).catch(
      (cause): SignOutResult => ({ status: 'error', error: port.toError(cause) }),
    );
    running = undefined;
    if (result.status === 'error') {
      run.isUnanswered = result.error.code === 'timeout';
      run.emit({ type: 'failed', error: result.error });
      void callSafely(() => options.onError?.(result.error), DEFAULT_TIMEOUT_MS);
    } else if (result.status === 'cancelled') run.emit({ type: 'cancelled' });
    void callSafely(() => options.onSettled?.(result), DEFAULT_TIMEOUT_MS);
    run.follow(Promise.resolve(result));
    void sessionsChanged();
    startNext();
  };

  const firstPhase = () => (port.isLoaded() ? 'requesting' : 'loading-clerk');

  const signOut = (options: SignOutOptions = {}): Promise<SignOutResult> => {
    assertSignOutOptions(options);
    if (options.connectivity) port.readConnectivity(options.connectivity);
    let target = targetOf(options);
    const key = keyOf(target);
    const state = getState(key);
    let onlyDevices: readonly string[] | undefined;
    if (state.status === 'error') {
      const failed = runs.get(key);
      if (target === 'current' && failed && !endsEverySession(failed.target)) {
        // Switching to the next account may have succeeded before the removal failed: "current" then names another session.
        const open = port.sessions().signedIn.find(({ id }) => failed.ids.includes(id));
        if (open) target = { sessionId: open.id };
      }
      if (target === 'other-devices' && state.error.failedSessionIds.length > 0)
        onlyDevices = state.error.failedSessionIds;
    }
    requested.set(key, options);

    const covering = findCovering(target);
    if (covering) {
      if (covering.key !== key) {
        runs.set(key, covering);
        states.set(key, getState(covering.key));
        notify();
      }
      return covering.result;
    }
    let follow: Run['follow'] = () => {};
    const result = new Promise<SignOutResult>((resolve) => {
      follow = resolve;
    });
    const run: Run = {
      key,
      target,
      options,
      result,
      follow,
      onlyDevices,
      ids: [],
      isConfirmed: false,
      isUnanswered: false,
      emit: (event) => emit(keysOf(run), event),
      confirmed: () => {
        run.isConfirmed = true;
        return sessionsChanged();
      },
      isSuperseded: () =>
        running !== run &&
        [running, ...runs.values()].some(
          (other) =>
            other &&
            other !== run &&
            (other === running || other.isConfirmed) &&
            run.ids.some((id) => other.ids.includes(id)),
        ),
      keep: () => {
        const mine = {};
        keeper = mine;
        return () => keeper !== mine;
      },
      refresh,
      hasEnded: (id) => ended.has(id),
    };
    if (endsEverySession(target)) {
      const absorbed = waiting.filter(
        (other) => other.target !== 'other-devices' && !endsEverySession(other.target),
      );
      waiting = waiting.filter((other) => !absorbed.includes(other));
      for (const other of absorbed) {
        other.follow(result);
        for (const otherKey of keysOf(other)) runs.set(otherKey, run);
      }
    }
    runs.set(key, run);
    waiting.push(run);
    emit([key], { type: 'requested', at: Date.now(), phase: running ? 'queued' : firstPhase() });
    startNext();
    return result;
  };

  const retry = (key: TargetKey) => signOut(requested.get(key) ?? optionsOf(key));

  /** Whoever this answer lists is alive after all, but for those who have ended since it was asked for. */
  const refresh = async () => {
    const endedBefore = new Set(ended);
    await port.refresh();
    for (const { id } of port.sessions().signedIn) if (endedBefore.has(id)) ended.delete(id);
    notify();
    void sessionsChanged();
  };

  const refreshUntilAnswered = () => {
    isOutdated = true;
    asking ??= keepRefreshing();
    return asking;
  };

  const keepRefreshing = async () => {
    const pause = pausesBetweenTries(port);
    while (isOutdated) {
      isOutdated = false;
      try {
        await within(refresh(), DEFAULT_TIMEOUT_MS);
        await leaveGoneSession(port);
      } catch {
        isOutdated = true;
        await pause();
      }
      // An answer that was given before another one, and came after it, lists again what has ended.
      isOutdated ||= port.sessions().signedIn.some(({ id }) => ended.has(id));
    }
    asking = undefined;
  };

  const sessionsChanged = async () => {
    if (!port.isLoaded()) return;
    const { signedIn, current } = port.sessions();
    const live = new Map(signedIn.map(({ id, userId }) => [id, userId]));

    const emitWhere = (
      is: (key: TargetKey, status: SignOutState['status']) => boolean,
      event: SignOutEvent,
    ) =>
      emit(
        [...states].filter(([key, { status }]) => is(key, status)).map(([key]) => key),
        event,
      );
    /** Whether what could not be ended has ended since. */
    const hasEnded = (key: TargetKey, status: SignOutState['status']) => {
      const run = runs.get(key);
      if (status !== 'error' || !run || run.isConfirmed) return false;
      const { sessionId } = optionsOf(key);
      const ids = sessionId ? [sessionId] : run.ids;
      return run.ids.length > 0 && ids.every((id) => !live.has(id));
    };
    const alive = new Set([...live.keys()].filter((id) => !ended.has(id)));
    if (!asking && alive.size < live.size) void refreshUntilAnswered();
    emitWhere(
      (key, status) =>
        isSignedInAgain(key, alive, current) && (status === 'signed-out' || hasEnded(key, status)),
      { type: 'cleared' },
    );
    emitWhere(hasEnded, { type: 'removed', alreadySignedOut: false });

    const gone = [...known].filter(([id]) => !live.has(id) && !ended.has(id));
    for (const [id] of gone) ended.add(id);
    known = live;
    const users = new Map<string, string[]>();
    for (const [id, userId] of gone) {
      if (userId && ![...live.values()].includes(userId))
        users.set(userId, [...(users.get(userId) ?? []), id]);
    }
    const calls = [...users].flatMap(([userId, sessionIds]) => {
      const run = [...runs.values()].find(
        (other) =>
          (other === running || other.isUnanswered) &&
          other.ids.some((id) => sessionIds.includes(id)),
      );
      const user: SignedOutUser = { userId, sessionIds, reason: run ? 'sign-out' : 'elsewhere' };
      return [...signedOutListeners].map((listener) =>
        callSafely(() => listener(user), run?.options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
      );
    });
    // Clerk can be the first to say that a session has gone; the operation that waits here comes second.
    telling = Promise.all([telling, ...calls]);
    await telling;
  };

  return {
    getState,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    signOut,
    retry,
    reset: (key) => {
      runs.get(key)?.cancel?.();
      emit([key], { type: 'cleared' });
    },
    keepWaiting: (key) => runs.get(key)?.prolong?.(),
    onSignedOut: (listener) => {
      signedOutListeners.add(listener);
      return () => signedOutListeners.delete(listener);
    },
    sessionsChanged,
    refresh,
    refreshUntilAnswered,
  };
}

function isSignedInAgain(
  key: TargetKey,
  live: ReadonlySet<string>,
  current: string | null | undefined,
) {
  const { scope, sessionId } = optionsOf(key);
  if (scope === 'other-devices') return false;
  if (scope === 'current') return typeof current === 'string' && live.has(current);
  return sessionId ? live.has(sessionId) : live.size > 0;
}
