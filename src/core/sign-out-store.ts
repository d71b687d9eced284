import { callSafely } from './call-safely.ts';
import { developerAdvice } from './developer-advice.ts';
import { SignOutError } from './errors.ts';
import { runOperation } from './operation.ts';
import { assertSignOutOptions, type SignOutOptions, withDefaults } from './options.ts';
import type { InterruptedSignOut, Ports } from './ports.ts';
import type { Recovery } from './recovery.ts';
import { createRetrySpacing } from './retry-spacing.ts';
import { createRun, type Run } from './run.ts';
import { createRuns } from './runs.ts';
import type { Sessions } from './sessions.ts';
import type { SignOutCallbacks } from './sign-out-callbacks.ts';
import {
  endsEverySession,
  keyOf,
  optionsOf,
  type SignOutTarget,
  type TargetKey,
  targetOf,
} from './target.ts';
import { createTargets } from './targets.ts';
import { pause } from './time-limit.ts';
import { IDLE, type SignOutEvent } from './transition.ts';
import type { SignOutResult, SignOutState } from './types.ts';
import { unlessAborted } from './unless-aborted.ts';

/** The sign-outs of one Clerk instance: one state per target, one operation at a time. */
export interface SignOutStore {
  getState(key: TargetKey): SignOutState;
  /** The targets that were asked for, oldest first, except sessions whose sign-out is finished. */
  getKeys(): readonly TargetKey[];
  /** Calls back after every change of any state. Returns an unsubscribe function. */
  subscribe(listener: () => void): () => void;
  /**
   * Signs out. Joins the operation that already ends this target; otherwise waits its turn.
   * A call that joins gets the result of the running operation, whose options apply.
   *
   * @throws {TypeError} synchronously, when an option is invalid.
   */
  signOut(options?: SignOutOptions | null): Promise<SignOutResult>;
  /**
   * Runs the failed operation of a target again: the same sessions, the same options.
   *
   * @param begin Runs instead if the page has not requested one, as when it shows the failure of the page before a reload.
   */
  retry(key: TargetKey, begin?: () => Promise<SignOutResult>): Promise<SignOutResult>;
  /** Dismisses an outcome, or stops waiting. A request already sent cannot be cancelled. */
  reset(key: TargetKey): void;
  /** Restarts the time-out of the running request. */
  keepWaiting(key: TargetKey): void;
  /** Shows the error of a sign-out that a reload of the page has interrupted, if its target is idle. */
  showInterrupted(interrupted: InterruptedSignOut): void;
}

const NOTHING_LEFT: SignOutResult = {
  status: 'signed-out',
  sessionIds: [],
  alreadySignedOut: true,
  redirectedTo: false,
};

function isOfDevicesLeft(state: SignOutState): state is SignOutState & { status: 'error' } {
  return state.status === 'error' && state.error.code === 'partial';
}

/** The parts that watch the sessions of a Clerk instance, whether or not somebody signs out. */
export interface SessionWatch {
  sessions: Sessions;
  recovery: Recovery;
  callbacks: SignOutCallbacks;
}

export function createSignOutStore(ports: Ports, watch: SessionWatch): SignOutStore {
  const { clerk } = ports;
  const { sessions } = watch;
  const spacing = createRetrySpacing();
  const targets = createTargets(sessions);
  const runs = createRuns((absorbed, by) => {
    for (const key of [...absorbed.keys]) targets.assign(key, by);
  });

  /** After a failure, another call ends what the first one has left signed in. */
  const remainingTarget = (key: TargetKey, target: SignOutTarget) => {
    const { state, run } = targets.get(key);
    if (state.status !== 'error') return { target };
    if (target === 'current' && run && !endsEverySession(run.target)) {
      // Switching to the next account may have succeeded before the removal failed: "current" then names another session.
      const sessionId = sessions.read().signedIn.find((id) => run.sessionIds.includes(id));
      if (sessionId) return { target: { sessionId } };
    }
    const { failedSessionIds } = state.error;
    return target === 'other-devices' && failedSessionIds.length > 0
      ? { target, onlyDevices: failedSessionIds }
      : { target };
  };

  const start = async (run: Run, pauseMs: number) => {
    const { options, timeoutMs } = run;
    const emit = (event: SignOutEvent) => targets.emit(run.keys, event);
    if (pauseMs > 0) await unlessAborted(() => pause(pauseMs), run.signal);
    // The ports come last: the watch can be a whole connection, whose `tabs` have no lock.
    const result = await runOperation({ ...watch, ...ports, run, runs, emit }).catch(
      (cause): SignOutResult => ({ status: 'error', error: clerk.toError(cause) }),
    );
    runs.retire(run);
    developerAdvice?.warnAbout(result);
    const error = result.status === 'error' ? result.error : undefined;
    for (const key of run.keys) spacing.settled(key, error?.retryAfterMs);
    if (error) {
      emit({ type: 'failed', error });
      void callSafely('onError', () => options.onError?.(error), timeoutMs);
    } else if (result.status === 'cancelled') emit({ type: 'cancelled' });
    void callSafely('onSettled', () => options.onSettled?.(result, run.details()), timeoutMs);
    run.settle(result);
    sessions.compare();
    runs.passTurn(run);
    targets.compact(run);
  };

  /** A run whose outcome is out of date is not joined, even while Clerk is still finishing it. */
  const isJoinable = ({ keys, signal }: Run) =>
    !signal.aborted && [...keys].some((key) => targets.get(key).state.status !== 'idle');

  /** A call inside `onBeforeSignOut` or `confirm` would wait for itself. */
  const refuse = (): Promise<SignOutResult> => {
    const cause = new TypeError('signOut() was called while onBeforeSignOut or confirm decides.');
    const error = new SignOutError('unknown', { cause });
    developerAdvice?.warnAbout({ status: 'error', error });
    return Promise.resolve({ status: 'error', error });
  };

  const signOut = (given?: SignOutOptions | null): Promise<SignOutResult> => {
    const options = withDefaults<SignOutOptions>({}, given);
    assertSignOutOptions(options);
    const key = keyOf(targetOf(options));
    const { target, onlyDevices } = remainingTarget(key, targetOf(options));
    const { state: before } = targets.get(key);
    // Nobody is left who could sign the remaining devices out.
    if (isOfDevicesLeft(before) && target === 'everywhere' && !sessions.read().signedIn[0])
      return Promise.resolve(before);
    const covering = runs.findCovering(target, sessions.read().lastCurrent, isJoinable);
    if (covering) {
      const { state } = targets.get(key);
      if (state.status === 'pending' && state.phase === 'confirming') return refuse();
      const [shown = key] = covering.keys;
      if (!covering.keys.has(key)) {
        targets.request(key, options);
        targets.assign(key, covering, targets.get(shown).state);
      }
      // The result waits for the app's callbacks: a call inside them would wait for itself.
      const { sessionIds } = covering;
      const isOver = sessionIds.length > 0 && sessionIds.every(sessions.hasEnded);
      return isOver && targets.get(key).state.status === 'pending'
        ? Promise.resolve(NOTHING_LEFT)
        : covering.result;
    }
    targets.request(key, options);
    const run = createRun(target, options, onlyDevices);
    targets.assign(key, run);
    runs.add(run);
    const pauseMs = spacing.pauseFor(key);
    const phase = pauseMs > 0 ? 'queued' : clerk.isLoaded() ? 'requesting' : 'loading-clerk';
    targets.emit([key], { type: 'requested', at: Date.now(), phase });
    void start(run, pauseMs);
    return run.result;
  };

  return {
    getState: (key) => targets.get(key).state,
    getKeys: targets.keys,
    subscribe: targets.subscribe,
    signOut,
    retry: (key, begin) => {
      const { requested } = targets.get(key);
      return requested || !begin ? signOut(requested ?? optionsOf(key)) : begin();
    },
    reset: (key) => {
      targets.get(key).run?.abort();
      targets.emit([key], { type: 'cleared' });
    },
    keepWaiting: (key) => targets.get(key).run?.limit.prolong(),
    showInterrupted: ({ key, sessionIds, error }) => {
      if (targets.get(key).state !== IDLE) return;
      const options = optionsOf(key);
      const run = createRun(targetOf(options), options, undefined);
      run.found(sessionIds);
      targets.assign(key, run, { status: 'error', error });
    },
  };
}
