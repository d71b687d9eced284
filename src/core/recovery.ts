import { createBackoff } from './backoff.ts';
import { SignOutError } from './errors.ts';
import { DEFAULT_TIMEOUT_MS, OFFLINE_LIMIT_MS } from './options.ts';
import type { ClerkGateway, Network } from './ports.ts';
import type { Sessions } from './sessions.ts';
import { pause as sleep, withTimeout } from './time-limit.ts';

/** Without a goal the server is asked at most once in this time, however many messages other tabs send. */
const REST_MS = 1_000;

/** The state to bring Clerk back to. */
interface Goal {
  /** The session that was current before the failure. */
  before: string | null;
  timeoutMs: number;
}

/** A caller that waits until a try has brought what it needs. */
interface Waiter {
  isSatisfied(): boolean;
  resolve(failure: unknown): void;
}

/**
 * Asks the server until it has answered, and brings Clerk out of its transitive state. All callers share one loop, so
 * that the server is asked at one pace.
 */
export interface Recovery {
  /** Asks until the server has answered. A call while a request is running leads to another request. Never rejects. */
  refreshUntilAnswered(): Promise<void>;
  /**
   * Recovers to the session `before`, in place of any earlier claim, and tries until Clerk is usable.
   *
   * Resolves to the error of the last try, once Clerk is usable, the device is offline, or `timeoutMs` milliseconds have
   * passed. After that the tries continue until the server has answered.
   */
  claim(before: string | null, timeoutMs: number): Promise<unknown>;
  /** Stops trying to bring Clerk back. */
  giveUp(): void;
  /** Makes Clerk show nobody in place of a session that has ended. Otherwise Clerk keeps showing it. */
  leaveEndedSession(): Promise<void>;
}

export function createRecovery(
  { clerk, network }: { clerk: ClerkGateway; network: Network },
  sessions: Sessions,
): Recovery {
  let goal: Goal | undefined;
  /** Whether Clerk's list may differ from the server's. */
  let isOutdated = false;
  /** Identifies the running loop, which stops when a newer one takes over. */
  let loop: object | undefined;
  let isTrying = false;
  let lastFailure: unknown;
  /** Resolves when a loop without a goal may ask the server again. */
  let refreshAllowed = Promise.resolve();
  let pause = createBackoff(network);
  const waiters = new Set<Waiter>();

  const leaveEndedSession = async () => {
    const { current } = sessions.read();
    if (current && sessions.areGone([current]))
      await withTimeout(clerk.activate(null), DEFAULT_TIMEOUT_MS);
  };

  const refresh = async (timeoutMs: number) => {
    isOutdated = false;
    try {
      if (network.isKnownOffline()) throw new SignOutError('offline');
      await withTimeout(sessions.refresh(), timeoutMs);
    } catch (cause) {
      isOutdated = true;
      throw cause;
    }
  };

  const recoverTo = async (currentGoal: Goal) => {
    const { before, timeoutMs } = currentGoal;
    let failure: unknown;
    // Ask first, because the answer brings session tokens. Without a token, clerk-js 6 would fetch it in its transitive
    // state, and show nobody when it arrives (`session:tokenResolved` sets `session` to `undefined ?? null`).
    await refresh(network.isOnline() ? timeoutMs : Math.min(timeoutMs, OFFLINE_LIMIT_MS)).catch(
      (cause) => {
        // Chromium holds a GET back while another one of the same URL hangs; the POST of `activate` is still sent.
        if (clerk.toError(cause).code !== 'timeout') throw cause;
        failure = cause;
      },
    );
    if (currentGoal === goal && !sessions.isUsable(before)) {
      const isAlive = before !== null && !sessions.areGone([before]) && !sessions.hasEnded(before);
      await withTimeout(clerk.activate(isAlive ? before : null), timeoutMs);
    }
    if (failure) throw failure;
  };

  /** One try. Resolves to its error, if any. */
  const attempt = async (): Promise<unknown> => {
    const currentGoal = goal;
    try {
      if (currentGoal) await recoverTo(currentGoal);
      else {
        await refresh(DEFAULT_TIMEOUT_MS);
        await leaveEndedSession();
      }
    } catch (cause) {
      if (!currentGoal) isOutdated = true;
      return cause;
    }
    if (currentGoal === goal && (!currentGoal || sessions.isUsable(currentGoal.before)))
      goal = undefined;
    // Answers can arrive out of order: an older one lists sessions that have ended.
    isOutdated ||= sessions.read().signedIn.some(sessions.hasEnded);
    return undefined;
  };

  const settleWaiters = () => {
    for (const waiter of [...waiters]) {
      if (!waiter.isSatisfied()) continue;
      waiters.delete(waiter);
      waiter.resolve(lastFailure);
    }
  };

  const run = async () => {
    const own = {};
    loop = own;
    while (goal || isOutdated) {
      if (!goal) await refreshAllowed;
      if (loop !== own) return;
      isTrying = true;
      const failure = await attempt();
      if (loop !== own) return;
      isTrying = false;
      lastFailure = failure;
      refreshAllowed = sleep(REST_MS);
      settleWaiters();
      if (failure === undefined) pause = createBackoff(network);
      else await pause(clerk.toError(failure).retryAfterMs);
      if (loop !== own) return;
    }
    loop = undefined;
  };

  /** Resolves to the error of the last try, once `isSatisfied()` is true after a try. */
  const waitUntil = (isSatisfied: () => boolean) =>
    new Promise<unknown>((resolve) => {
      waiters.add({ isSatisfied, resolve });
    });

  sessions.subscribe((change) => {
    if (!change.isOutdated || loop) return;
    isOutdated = true;
    void run();
  });

  return {
    refreshUntilAnswered: async () => {
      isOutdated = true;
      if (!loop) void run();
      await waitUntil(() => !isOutdated);
    },
    claim: async (before, timeoutMs) => {
      goal = { before, timeoutMs };
      void run();
      let isOver = false;
      const timer = setTimeout(() => {
        isOver = true;
        // A running try is waited for: it may bring Clerk back.
        if (!isTrying) settleWaiters();
      }, timeoutMs);
      const failure = await waitUntil(
        () => isOver || sessions.isUsable(before) || !network.isOnline(),
      );
      clearTimeout(timer);
      return failure;
    },
    giveUp: () => {
      goal = undefined;
    },
    leaveEndedSession,
  };
}
