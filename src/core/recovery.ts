import { createBackoff } from './backoff.ts';
import { SignOutError } from './errors.ts';
import { DEFAULT_TIMEOUT_MS, OFFLINE_LIMIT_MS } from './options.ts';
import type { ClerkGateway, Network } from './ports.ts';
import type { Sessions } from './sessions.ts';
import { pause as sleep, withTimeout } from './time-limit.ts';

/** However many messages other tabs send, the server is asked once in this time. */
const REST_MS = 1_000;

/** What Clerk is to be brought back to. */
interface Goal {
  /** The session that was current before the failure. */
  before: string | null;
  timeoutMs: number;
}

/** Somebody who waits for a try with some result. */
interface Waiter {
  isContent(): boolean;
  resolve(failure: unknown): void;
}

/**
 * Asks the server until it has answered, and brings Clerk out of its transitive state. There is one loop, whoever asks,
 * so that the server is asked at one pace.
 */
export interface Recovery {
  /** Asks until the server has answered; a call during a question leads to another one. Never rejects. */
  refreshUntilAnswered(): Promise<void>;
  /**
   * Claims recovery for a session, in place of whoever claimed it before, and tries until Clerk is usable.
   *
   * Resolves to what the last try failed of: once Clerk is usable, the device is offline, or `timeoutMs` milliseconds are
   * over. While the server has not answered, the tries continue.
   */
  claim(before: string | null, timeoutMs: number): Promise<unknown>;
  /** Stops trying to bring Clerk back. */
  giveUp(): void;
  /** Unless somebody tells it otherwise, Clerk keeps showing a session that has ended. */
  leaveEndedSession(): Promise<void>;
}

export function createRecovery(
  { clerk, network }: { clerk: ClerkGateway; network: Network },
  sessions: Sessions,
): Recovery {
  let goal: Goal | undefined;
  /** Whether the server may hold something else than Clerk shows. */
  let isOutdated = false;
  /** Stands for the loop that is running; a newer one takes over. */
  let loop: object | undefined;
  let isTrying = false;
  let lastFailure: unknown;
  /** Resolves when a message of another tab may lead to a question again. */
  let rested = Promise.resolve();
  let pause = createBackoff(network);
  const waiters = new Set<Waiter>();

  const leaveEndedSession = async () => {
    const { current } = sessions.read();
    if (current && sessions.areGone([current])) await clerk.activate(null);
  };

  const refresh = async (timeoutMs: number) => {
    isOutdated = false;
    try {
      if (network.isKnownOffline()) throw new SignOutError('offline');
      await withTimeout(
        sessions.refresh(),
        network.isOnline() ? timeoutMs : Math.min(timeoutMs, OFFLINE_LIMIT_MS),
      );
    } catch (cause) {
      isOutdated = true;
      throw cause;
    }
  };

  const reach = async (aim: Goal) => {
    const { before, timeoutMs } = aim;
    let failure: unknown;
    // The question comes first, because its answer brings session tokens. Without one, clerk-js 6 would fetch it in its
    // transitive state, and show nobody when it arrives (`session:tokenResolved` sets `session` to `undefined ?? null`).
    await refresh(timeoutMs).catch((cause) => {
      // Chromium holds a GET back while another one of the same URL hangs; the POST of `activate` still goes out.
      if (clerk.toError(cause).code !== 'timeout') throw cause;
      failure = cause;
    });
    if (aim === goal && !sessions.isUsable(before)) {
      const isAlive = before !== null && !sessions.areGone([before]) && !sessions.hasEnded(before);
      await withTimeout(clerk.activate(isAlive ? before : null), timeoutMs);
    }
    if (failure) throw failure;
  };

  /** One try. Resolves to what it failed of. */
  const attempt = async (): Promise<unknown> => {
    const aim = goal;
    try {
      if (aim) await reach(aim);
      else {
        await refresh(DEFAULT_TIMEOUT_MS);
        await leaveEndedSession();
      }
    } catch (cause) {
      if (!aim) isOutdated = true;
      return cause;
    }
    if (aim === goal && (!aim || sessions.isUsable(aim.before))) goal = undefined;
    // An answer that was given before another one, and came after it, lists again what has ended.
    isOutdated ||= sessions.read().signedIn.some(sessions.hasEnded);
    return undefined;
  };

  const settleWaiters = () => {
    for (const waiter of [...waiters]) {
      if (!waiter.isContent()) continue;
      waiters.delete(waiter);
      waiter.resolve(lastFailure);
    }
  };

  const run = async () => {
    const own = {};
    loop = own;
    while (goal || isOutdated) {
      if (!goal) await rested;
      if (loop !== own) return;
      isTrying = true;
      const failure = await attempt();
      if (loop !== own) return;
      isTrying = false;
      lastFailure = failure;
      rested = sleep(REST_MS);
      settleWaiters();
      if (failure === undefined) pause = createBackoff(network);
      else await pause(clerk.toError(failure).retryAfterMs);
      if (loop !== own) return;
    }
    loop = undefined;
  };

  /** Resolves to what the last try failed of, once `isContent()` after a try. */
  const waitUntil = (isContent: () => boolean) =>
    new Promise<unknown>((resolve) => {
      waiters.add({ isContent, resolve });
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
        // A try that is under way is waited for: it may bring Clerk back.
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
