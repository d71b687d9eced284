import { attempt } from './attempt.ts';
import { DEFAULT_TIMEOUT_MS, type SignOutOptions } from './options.ts';
import { endsEverySession, type SignOutTarget, type TargetKey } from './target.ts';
import { createTimeLimit, type TimeLimit } from './time-limit.ts';
import type { SignOutDetails, SignOutResult } from './types.ts';

/** One sign-out, from the call to its result. */
export interface Run {
  readonly target: SignOutTarget;
  readonly options: SignOutOptions;
  /** Limits the other devices to these: the ones that the last try left signed in. */
  readonly onlyDevices: readonly string[] | undefined;
  /** The targets that show this run, because no newer run ends them. */
  readonly keys: Set<TargetKey>;
  readonly result: Promise<SignOutResult>;
  /** Aborted when the sign-out is no longer wanted. A request already sent cannot be cancelled. */
  readonly signal: AbortSignal;
  /** Milliseconds allowed for the request, and for each step after it. */
  readonly timeoutMs: number;
  /** The time that the request may take. */
  readonly limit: TimeLimit;
  /** The ids of the sessions that are about to end; empty until they are known. */
  readonly sessionIds: readonly string[];
  /** Whether it is certain to end them: no question to the person and no wait for the network is left. */
  readonly isCommitted: boolean;
  /** The session whose user's other devices are signed out. */
  owner?: string | null;
  commit(): void;
  /** What the app's callbacks receive in addition to the outcome. */
  details(): SignOutDetails;
  /** Notes the sessions that are about to end. */
  found(sessionIds: readonly string[]): void;
  abort(): void;
  settle(result: SignOutResult | Promise<SignOutResult>): void;
}

export function createRun(
  target: SignOutTarget,
  options: SignOutOptions,
  onlyDevices: readonly string[] | undefined,
): Run {
  const controller = new AbortController();
  let settle: Run['settle'] = () => {};
  const result = new Promise<SignOutResult>((resolve) => {
    settle = resolve;
  });
  const startedAt = now();
  const { timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const run: { -readonly [Name in keyof Run]: Run[Name] } = {
    target,
    options,
    onlyDevices,
    keys: new Set(),
    result,
    signal: controller.signal,
    timeoutMs,
    limit: createTimeLimit(timeoutMs),
    sessionIds: [],
    isCommitted: false,
    details: () => ({ target, durationMs: Math.max(0, Math.round(now() - startedAt)) }),
    commit: () => {
      run.isCommitted = true;
    },
    found: (ids) => {
      run.sessionIds = ids;
    },
    abort: () => controller.abort(),
    settle,
  };
  return run;
}

// `Date` can jump. `performance` can be missing or replaced by a test's fake timers: the duration is then 0 at worst.
function now(): number {
  return attempt(() => performance.now(), 0);
}

/** Whether a run is certain to end a session of this browser. */
export function endsSession(run: Run, sessionId: string, current: string | null): boolean {
  if (!run.isCommitted) return false;
  return run.sessionIds.length > 0
    ? run.sessionIds.includes(sessionId)
    : endsEverySession(run.target) || sessionIdOf(run.target, current) === sessionId;
}

/** The session of a target that is a single one. */
export function sessionIdOf(target: SignOutTarget, current: string | null): string | undefined {
  if (typeof target === 'object') return target.sessionId;
  return target === 'current' ? (current ?? undefined) : undefined;
}
