import { isSignOutError, SignOutError } from './errors.ts';
import { DEFAULT_TIMEOUT_MS, type SignOutOptions } from './options.ts';
import { pausesBetweenTries } from './pauses-between-tries.ts';
import type { SignOutPort } from './port.ts';
import { assertRedirectAllowed } from './redirect.ts';
import { report } from './report.ts';
import { endsEverySession, keyOf, type SignOutTarget } from './target.ts';
import { createTimeLimit, within } from './time-limit.ts';
import type { SignOutEvent } from './transition.ts';
import type { SignedOutInfo, SignOutPhase, SignOutResult } from './types.ts';

/** What an operation asks of the store, and leaves there for it. */
export interface OperationHost {
  emit(event: SignOutEvent): void;
  /** The ids are gone from the server: runs everybody's callbacks. Never rejects. */
  confirmed(): Promise<void>;
  /** Whether a newer operation is about the same sessions, so that a late answer is no longer this one's to act on. */
  isSuperseded(): boolean;
  /** Makes it this operation's to bring Clerk back, also after its end. Tells whether a newer one has taken over. */
  keep(): () => boolean;
  /** Asks the server what it holds; rejects unless it answered. */
  refresh(): Promise<void>;
  /** Whether the server has ended a session, though a late answer may list it once more. */
  hasEnded(sessionId: string): boolean;
  /** Gives up, while that is possible. */
  cancel?: (() => void) | undefined;
  /** Waits longer for the answer, while there is none. */
  prolong?: (() => void) | undefined;
  /** The sessions that the operation found signed in and is about to end. */
  ids: readonly string[];
  /** Of the other devices these only: the ones that a try before has left. */
  readonly onlyDevices: readonly string[] | undefined;
}

const WORTH_WAITING_FOR: readonly string[] = [
  'network',
  'offline',
  'timeout',
  'server',
  'rate_limited',
];
const CANCELLED: SignOutResult = { status: 'cancelled' };

/**
 * Signs one target out: load, resolve, ask, request, verify, redirect; after a failure recover first and report then.
 * Everything up to the request runs without waiting when nothing has to be waited for.
 *
 * @throws Anything; the store turns it into a result.
 */
export async function runOperation(
  port: SignOutPort,
  target: SignOutTarget,
  options: SignOutOptions,
  host: OperationHost,
): Promise<SignOutResult> {
  const {
    redirectUrl,
    next = 'none',
    timeoutMs = DEFAULT_TIMEOUT_MS,
    loadTimeoutMs = DEFAULT_TIMEOUT_MS,
  } = options;
  const advance = (phase: SignOutPhase) => host.emit({ type: 'advanced', phase });
  const signedInIds = () => port.sessions().signedIn.map(({ id }) => id);
  const areGone = (ids: readonly string[]) => {
    const live = signedInIds();
    return ids.every((id) => !live.includes(id));
  };

  /** The ids of the target that are signed in right now. */
  const resolveTarget = (): string[] => {
    const live = signedInIds();
    if (target === 'other-devices') return [];
    if (endsEverySession(target)) return live;
    if (target === 'current') {
      const { lastCurrent } = port.sessions();
      return lastCurrent && live.includes(lastCurrent) ? [lastCurrent] : [];
    }
    const { sessionId } = target as { sessionId: string };
    if (live.includes(sessionId)) return [sessionId];
    if (port.hasSeen(sessionId)) return [];
    throw new SignOutError('session_not_found');
  };

  /** Whether Clerk shows something the server would agree with, and not nobody where `before` is still signed in. */
  const isUsable = (before: string | null = null) => {
    const { current } = port.sessions();
    const live = signedInIds();
    return current === null
      ? before === null || host.hasEnded(before) || !live.includes(before)
      : current !== undefined && live.includes(current);
  };

  /**
   * Learns what the server holds and brings Clerk out of its state between two states, until that has worked or is
   * over. Resolves to what the last try failed of.
   */
  const restore = async (before: string | null, isOver: () => boolean): Promise<unknown> => {
    const pause = pausesBetweenTries(port);
    for (;;) {
      let failure: unknown;
      try {
        if (!port.isOnline()) throw new SignOutError('offline');
        // First of all: the answer brings session tokens. Without one, clerk-js 6 would fetch it while it is between two
        // states, and show nobody when it arrives (`session:tokenResolved` sets `session` to `undefined ?? null`).
        await within(host.refresh(), timeoutMs).catch((cause) => {
          // Chromium holds a GET back while another one of the same URL hangs; the POST of `activate` still goes out.
          if (port.toError(cause).code !== 'timeout') throw cause;
          failure = cause;
        });
        if (!isUsable(before)) {
          const session = signedInIds().find((id) => id === before && !host.hasEnded(id)) ?? null;
          await within(port.activate(session), timeoutMs);
        }
      } catch (cause) {
        failure = cause;
      }
      if ((!failure && isUsable(before)) || isOver()) return failure;
      await pause();
      if (isOver()) return failure;
    }
  };

  const keepRestoring = (before: string | null) => restore(before, host.keep());

  const leaveGone = () => within(leaveGoneSession(port), timeoutMs).catch(() => {});

  /**
   * Makes the app usable again, and once more when `late` settles after the time-out. The last resort is one deliberate
   * reload; a server that cannot be asked is waited for.
   */
  const recover = async (error: SignOutError, before: string | null, late: Promise<unknown>) => {
    advance('recovering');
    if (error.code === 'timeout') {
      // By then somebody else can have signed in.
      const bringBack = () => keepRestoring(port.sessions().lastCurrent ?? before);
      late.then(bringBack, bringBack);
    }
    const deadline = Date.now() + timeoutMs;
    const failure = await restore(
      before,
      () => isUsable(before) || !port.isOnline() || Date.now() > deadline,
    );
    if (isUsable(before) && !failure) return;
    if (
      isUsable(before) ||
      WORTH_WAITING_FOR.includes(port.toError(failure).code) ||
      !port.reload(keyOf(target), error)
    )
      void keepRestoring(before);
  };

  const destinationOf = (info: SignedOutInfo, isElsewhere: boolean): string | false => {
    if (redirectUrl === false) return false;
    if (redirectUrl === undefined || redirectUrl === '') {
      if (isElsewhere) return false;
      return next === 'choose' && signedInIds().length > 0
        ? port.chooseAccountUrl()
        : port.afterSignOutUrl();
    }
    const to = typeof redirectUrl === 'function' ? redirectUrl(info) : redirectUrl;
    if (to === false) return false;
    assertRedirectAllowed(to, port.location(), options.allowedRedirectOrigins);
    return to;
  };

  /** The server has confirmed: tells everybody, then leaves the page if that was asked for. */
  const complete = async (info: SignedOutInfo, isElsewhere: boolean): Promise<SignOutResult> => {
    await host.confirmed();
    await callSafely(() => options.onSignedOut?.(info), timeoutMs);
    void callSafely(() => port.forgetFetchedPages(), timeoutMs);
    let redirectedTo: string | false;
    try {
      redirectedTo = destinationOf(info, isElsewhere);
      if (!options.navigate && !port.canNavigate()) redirectedTo = false;
      if (redirectedTo) {
        host.emit({ type: 'navigating', to: redirectedTo });
        const { navigate = port.navigate } = options;
        await within((async (to: string) => navigate(to))(redirectedTo), timeoutMs);
      }
    } catch (cause) {
      const isBlocked = isSignOutError(cause) && cause.code === 'redirect_blocked';
      throw isBlocked ? cause : new SignOutError('redirect_failed', { cause });
    }
    host.emit({ type: 'removed', alreadySignedOut: info.alreadySignedOut });
    return { status: 'signed-out', ...info, redirectedTo };
  };

  const completeAlreadySignedOut = async () => {
    await leaveGone();
    return complete(
      { sessionIds: [], alreadySignedOut: true },
      target === 'other-devices' || (typeof target === 'object' && signedInIds().length > 0),
    );
  };

  /** Requests the end of sessions of this browser and settles what became of it. */
  const end = async (ids: string[]): Promise<SignOutResult> => {
    const { current, lastCurrent } = port.sessions();
    const live = signedInIds();
    const [id = ''] = ids;
    const isOneOfSeveral = !endsEverySession(target) && live.length > 1;
    let before = lastCurrent;

    if (isOneOfSeveral && current === undefined) {
      // Left between two states by somebody else's failure: Clerk would take the current session for another one.
      const failure = await restore(before, () => true);
      if (!isUsable()) throw failure;
      before = port.sessions().lastCurrent;
    }

    let isElsewhere = isOneOfSeveral && id !== before;
    if (isOneOfSeveral && !isElsewhere && next !== 'none' && next !== 'choose') {
      const nextId = next === 'most-recent' ? live.find((other) => other !== id) : next.sessionId;
      if (!nextId || nextId === id || !live.includes(nextId))
        throw new SignOutError('session_not_found');
      // Switch first, remove second: Clerk never passes through its state between two states, and no failure strands anybody.
      const switched = port.activate(nextId);
      try {
        await within(switched, timeoutMs);
        // Clerk shows nobody when the server no longer knows that session, and says nothing.
        if (port.sessions().current !== nextId) throw new SignOutError('session_not_found');
      } catch (cause) {
        const failure = port.toError(cause);
        await recover(failure, before, switched);
        throw failure;
      }
      before = nextId;
      isElsewhere = true;
    }

    let completion: Promise<SignOutResult> | undefined;
    const completeOnce = () => {
      completion ??= complete({ sessionIds: ids, alreadySignedOut: false }, isElsewhere);
      return completion;
    };
    let hasReported = false;
    let signalEvidence = () => {};
    const evidence = new Promise<void>((resolve) => {
      signalEvidence = resolve;
    });
    /** Runs when an answer is there, be it after the time-out. */
    const settle = async () => {
      if (!areGone(ids)) throw port.toUnconfirmedError();
      if (!host.isSuperseded()) {
        const completed = completeOnce();
        signalEvidence();
        await completed.catch((error) => hasReported && host.emit({ type: 'failed', error }));
      }
      // After the time-out Clerk was made usable again, and a late answer leaves it at the session that is gone.
      await leaveGone();
      // Clerk would show nobody next, also when the person has gone on with another session since.
      const { lastCurrent: shown } = port.sessions();
      if (!isElsewhere && shown && !areGone([shown])) throw new SignOutError('session_not_found');
    };

    const request = isElsewhere
      ? port.removeSession(id).then(settle)
      : port.signOut(endsEverySession(target) ? undefined : id, settle);
    const limit = createTimeLimit(timeoutMs);
    host.prolong = limit.prolong;
    let failure: SignOutError | undefined;
    try {
      await limit.race(Promise.race([evidence, request]));
      // Clerk returns without a word when it finds no session.
      await settle();
    } catch (cause) {
      failure = port.toError(cause);
    }
    limit.stop();

    if (failure) {
      await recover(failure, before, request);
      if (!completion && !areGone(ids)) {
        hasReported = true;
        throw failure;
      }
    }
    // A failure has turned out to have been a success: the answer was lost or late, or the session was ended elsewhere.
    const completed = completeOnce();
    port.announce();
    const result = await completed;
    if (!failure) await within(request, timeoutMs).catch(() => {});
    return result;
  };

  /** Resolves to the ids of the devices that were signed out, or to `undefined` when it was stopped. */
  const endOtherDevices = async (): Promise<string[] | undefined> => {
    const { endOthers } = await within(port.loadDevices(), timeoutMs);
    return endOthers({ ...options, timeoutMs }, host);
  };

  /** Runs when the turn has come, in this tab and among all tabs. */
  const request = async (): Promise<SignOutResult> => {
    const revoked =
      target === 'other-devices' || target === 'everywhere' ? await endOtherDevices() : [];
    if (!revoked) return CANCELLED;
    if (target === 'other-devices')
      return complete({ sessionIds: revoked, alreadySignedOut: !revoked.length }, true);
    const ids = resolveTarget();
    if (ids.length === 0) return completeAlreadySignedOut();
    host.ids = ids;
    return end(ids);
  };

  if (typeof redirectUrl === 'string' && redirectUrl) {
    assertRedirectAllowed(redirectUrl, port.location(), options.allowedRedirectOrigins);
  }
  if (!port.isLoaded()) {
    await within(port.load(), loadTimeoutMs, 'clerk_not_loaded');
    advance('requesting');
  }
  if (target !== 'other-devices' && resolveTarget().length === 0) return completeAlreadySignedOut();

  const { onBeforeSignOut, confirm } = options;
  if (onBeforeSignOut || confirm) {
    advance('confirming');
    if ((await onBeforeSignOut?.()) === false || (confirm && (await confirm()) !== true))
      return CANCELLED;
    advance('requesting');
  }

  if (!port.isOnline()) {
    if (options.whenOffline !== 'wait') throw new SignOutError('offline');
    advance('waiting-for-network');
    const isBack = await new Promise<boolean>((resolve) => {
      const stop = port.onceOnline(() => resolve(true));
      host.cancel = () => {
        stop();
        resolve(false);
      };
    });
    if (!isBack) return CANCELLED;
    advance('requesting');
  }

  let hasWaited = false;
  return port.exclusively(
    async () => {
      if (hasWaited) {
        advance('verifying');
        await within(host.refresh(), timeoutMs).catch(() => {});
        advance('requesting');
      }
      return request();
    },
    timeoutMs,
    () => {
      hasWaited = true;
      advance('queued');
    },
  );
}

/** Where nobody has told Clerk, it goes on showing a session that is gone. */
export async function leaveGoneSession(port: SignOutPort): Promise<void> {
  const { current, signedIn } = port.sessions();
  if (current && !signedIn.some(({ id }) => id === current)) await port.activate(null);
}

/** Calls an app's callback so that neither its failure nor its slowness is in the way. */
export async function callSafely(call: () => unknown, limitMs: number): Promise<void> {
  try {
    await within((async () => call())(), limitMs);
  } catch (cause) {
    report(cause);
  }
}
