import { SignOutError } from './errors.js';
import { DEFAULT_TIMEOUT_MS, type SignOutOptions } from './options.js';
import type { SignOutPort } from './port.js';
import { assertRedirectAllowed } from './redirect.js';
import { revokeDevices } from './revoke-devices.js';
import { endsEverySession, keyOf, type SignOutTarget } from './target.js';
import { createTimeLimit, within } from './time-limit.js';
import type { SignOutEvent } from './transition.js';
import type { SignedOutInfo, SignOutResult } from './types.js';

/** What an operation tells the store, and asks of it. */
export interface OperationHost {
  emit(event: SignOutEvent): void;
  /** The ids are gone from the server: runs everybody's callbacks. Never rejects. */
  confirmed(): Promise<void>;
  /** Whether a newer operation now speaks for this browser, so that a late answer is no longer this one's to act on. */
  isSuperseded(): boolean;
  /** Registers the way to give up while nothing is requested yet. */
  onCancel(cancel: () => void): void;
  /** Registers the way to wait longer for the answer. */
  onProlong(prolong: () => void): void;
  /** The sessions that this operation found signed in and is about to end. */
  found(sessionIds: string[]): void;
}

const RESTORE_PAUSE_MS = 500;
const RESTORE_PAUSE_LIMIT_MS = 5_000;
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
      const { current } = port.sessions();
      return current && live.includes(current) ? [current] : [];
    }
    const { sessionId } = target as { sessionId: string };
    if (live.includes(sessionId)) return [sessionId];
    if (port.hasSeen(sessionId)) return [];
    throw new SignOutError('session_not_found');
  };

  /** Whether Clerk shows something the server would agree with. */
  const isUsable = () => {
    const { current } = port.sessions();
    return current === null || (current !== undefined && signedInIds().includes(current));
  };

  /** Brings Clerk out of its state between two states; resolves to what the last try failed of. */
  const restore = async (
    before: string | null,
    ended: readonly string[],
    isOver: () => boolean,
  ): Promise<unknown> => {
    let failure: unknown;
    for (
      let pauseMs = RESTORE_PAUSE_MS;
      !isUsable();
      pauseMs = Math.min(pauseMs * 2, RESTORE_PAUSE_LIMIT_MS)
    ) {
      const live = signedInIds();
      const isTargetGone = ended.length > 0 && areGone(ended);
      const session =
        before === null || live.includes(before) ? before : isTargetGone ? null : (live[0] ?? null);
      try {
        await within(port.activate(session), timeoutMs);
        failure = undefined;
      } catch (cause) {
        failure = cause;
      }
      if (isUsable() || isOver()) break;
      await new Promise<void>((resolve) => {
        const stop = port.onceOnline(resolve);
        setTimeout(() => {
          stop();
          resolve();
        }, pauseMs);
      });
      if (isOver()) break;
    }
    return failure;
  };

  /** Learns what the server holds and makes the app usable again. The last resort is one deliberate reload. */
  const recover = async (error: SignOutError, before: string | null, ended: readonly string[]) => {
    host.emit({ type: 'advanced', phase: 'recovering' });
    if (port.isOnline()) await within(port.refresh(), timeoutMs).catch(() => {});
    const deadline = Date.now() + timeoutMs;
    const failure = await restore(before, ended, () => Date.now() > deadline);
    if (isUsable()) return;
    const { code } = port.toError(failure);
    const isUnreachable = code === 'network' || code === 'offline' || code === 'timeout';
    if (isUnreachable || !port.reload(keyOf(target), error))
      void restore(before, ended, host.isSuperseded);
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
    const redirectedTo = destinationOf(info, isElsewhere);
    if (redirectedTo) {
      host.emit({ type: 'navigating', to: redirectedTo });
      try {
        await within(
          (async () =>
            options.navigate ? options.navigate(redirectedTo) : port.navigate(redirectedTo))(),
          timeoutMs,
        );
      } catch (cause) {
        throw new SignOutError('redirect_failed', { cause });
      }
    }
    host.emit({ type: 'removed', alreadySignedOut: info.alreadySignedOut });
    return { status: 'signed-out', ...info, redirectedTo };
  };

  const completeAlreadySignedOut = () =>
    complete(
      { sessionIds: [], alreadySignedOut: true },
      target === 'other-devices' || (typeof target === 'object' && signedInIds().length > 0),
    );

  /** Requests the end of sessions of this browser and settles what became of it. */
  const end = async (ids: string[]): Promise<SignOutResult> => {
    const { current } = port.sessions();
    const live = signedInIds();
    const [id = ''] = ids;
    const isOneOfSeveral = !endsEverySession(target) && live.length > 1;
    let before = current === undefined ? (live[0] ?? null) : current;

    if (isOneOfSeveral && current === undefined) {
      // Left between two states by somebody else's failure: Clerk would take the current session for another one.
      await restore(before, [], () => true);
      if (!isUsable()) throw new SignOutError('clerk_not_loaded');
      before = port.sessions().current ?? null;
    }

    let isElsewhere = isOneOfSeveral && id !== before;
    if (isOneOfSeveral && !isElsewhere && next !== 'none' && next !== 'choose') {
      const nextId = next === 'most-recent' ? live.find((other) => other !== id) : next.sessionId;
      if (!nextId || nextId === id || !live.includes(nextId))
        throw new SignOutError('session_not_found');
      // Switch first, remove second: Clerk never passes through its state between two states, and no failure strands anybody.
      await within(port.activate(nextId), timeoutMs);
      before = nextId;
      isElsewhere = true;
    }

    let completion: Promise<SignOutResult> | undefined;
    let hasReported = false;
    let signalEvidence = () => {};
    const evidence = new Promise<void>((resolve) => {
      signalEvidence = resolve;
    });
    /** Runs when an answer is there, be it after the time-out. */
    const settle = async () => {
      if (!areGone(ids))
        throw new SignOutError(port.isOnline() ? 'not_confirmed_by_server' : 'offline');
      if (host.isSuperseded()) return;
      completion ??= complete({ sessionIds: ids, alreadySignedOut: false }, isElsewhere);
      signalEvidence();
      await completion.catch((error) => hasReported && host.emit({ type: 'failed', error }));
      // After the time-out Clerk was made usable again, and a late answer leaves it at the session that is gone.
      if (port.sessions().current && !isUsable()) await port.activate(null);
    };

    const request = isElsewhere
      ? port.removeSession(id).then(settle)
      : port.signOut(endsEverySession(target) ? undefined : id, settle);
    const limit = createTimeLimit(timeoutMs);
    host.onProlong(limit.prolong);
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
      if (failure.code === 'timeout') {
        request.catch(() => host.isSuperseded() || restore(before, ids, host.isSuperseded));
      }
      await recover(failure, before, ids);
      if (!completion && !areGone(ids)) {
        hasReported = true;
        throw failure;
      }
      // The failure turned out to have been a success: the answer was lost or late, or the session was ended elsewhere.
      completion ??= complete({ sessionIds: ids, alreadySignedOut: false }, isElsewhere);
    }
    // Clerk tells the other tabs only of a sign-out that it has seen succeed, and of none but the current session's.
    if (failure || isElsewhere) port.announce();
    const result = await completion;
    if (!failure) await within(request, timeoutMs).catch(() => {});
    return result as SignOutResult;
  };

  const endOtherDevices = async (): Promise<string[]> => {
    const devices = await within(port.otherDevices(), timeoutMs);
    const failures = await revokeDevices(devices, timeoutMs, port.toError, (progress) =>
      host.emit({ type: 'advanced', phase: 'requesting', progress }),
    );
    const [failure] = failures.values();
    if (failure)
      throw new SignOutError('partial', { failedSessionIds: [...failures.keys()], cause: failure });
    return devices.map(({ id }) => id);
  };

  /** Runs when the turn has come, in this tab and among all tabs. */
  const request = async (): Promise<SignOutResult> => {
    const revoked =
      target === 'other-devices' || target === 'everywhere' ? await endOtherDevices() : [];
    if (target === 'other-devices')
      return complete({ sessionIds: revoked, alreadySignedOut: !revoked.length }, true);
    const ids = resolveTarget();
    if (ids.length === 0) return completeAlreadySignedOut();
    host.found(ids);
    return end(ids);
  };

  if (typeof redirectUrl === 'string' && redirectUrl) {
    assertRedirectAllowed(redirectUrl, port.location(), options.allowedRedirectOrigins);
  }
  if (!port.isLoaded()) {
    await within(port.load(), loadTimeoutMs, 'clerk_not_loaded');
    host.emit({ type: 'advanced', phase: 'requesting' });
  }
  if (target !== 'other-devices' && resolveTarget().length === 0) return completeAlreadySignedOut();

  const { onBeforeSignOut, confirm } = options;
  if (onBeforeSignOut || confirm) {
    host.emit({ type: 'advanced', phase: 'confirming' });
    if ((await onBeforeSignOut?.()) === false || (confirm && (await confirm()) !== true))
      return CANCELLED;
    host.emit({ type: 'advanced', phase: 'requesting' });
  }

  if (!port.isOnline()) {
    if (options.whenOffline !== 'wait') throw new SignOutError('offline');
    host.emit({ type: 'advanced', phase: 'waiting-for-network' });
    const isBack = await new Promise<boolean>((resolve) => {
      const stop = port.onceOnline(() => resolve(true));
      host.onCancel(() => {
        stop();
        resolve(false);
      });
    });
    if (!isBack) return CANCELLED;
    host.emit({ type: 'advanced', phase: 'requesting' });
  }

  return port.exclusively(async (hasWaited) => {
    if (hasWaited) {
      host.emit({ type: 'advanced', phase: 'verifying' });
      await within(port.refresh(), timeoutMs).catch(() => {});
      host.emit({ type: 'advanced', phase: 'requesting' });
    }
    return request();
  }, timeoutMs);
}

/** Calls an app's callback so that neither its failure nor its slowness is in the way. */
export async function callSafely(call: () => unknown, limitMs: number): Promise<void> {
  try {
    await within((async () => call())(), limitMs);
  } catch (cause) {
    if (typeof reportError === 'function') reportError(cause);
    else console.error(cause);
  }
}
