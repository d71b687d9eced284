import type { SignOutError, SignOutErrorCode, SignOutErrorDetails } from './errors.ts';
import type { createListeners } from './listeners.ts';
import type { withTimeout } from './time-limit.ts';
import type { DeviceSignOutState, Reverification } from './types.ts';

const MAX_CONCURRENT_REQUESTS = 4;
const TRIES = 5;
const WAIT_WITHOUT_ADVICE_MS = 1_000;
/** If the server asks for a longer pause, the revocation fails. */
const LONGEST_WAIT_MS = 60_000;
const VERIFY_LIMIT_MS = 5_000;
const NOTIFY_WITHIN_MS = 50;

/** Nothing was requested, or the server refused: the device is still signed in. */
const REFUSED: readonly SignOutErrorCode[] = [
  'rate_limited',
  'reverification_required',
  'impersonation',
];

/** All waiting revocations would fail with these errors too. */
const FAILS_ALL: readonly SignOutErrorCode[] = [...REFUSED, 'offline'];

const IDLE: DeviceSignOutState = { status: 'idle' };
const SIGNED_OUT: DeviceSignOutState = { status: 'signed-out' };

/** A live session of the user on another device. */
export interface DeviceSession {
  id: string;
  /** Ends it at the server; rejects unless the server confirmed it. */
  revoke(): Promise<void>;
}

/**
 * What the sign-out of devices gets from the rest of the package. It is a separate file that imports nothing from
 * the rest: bundlers would split the rest because of it, and a second `SignOutError` would be another class.
 */
export interface DeviceTools {
  isOnline(): boolean;
  /** Whether the active session belongs to somebody who impersonates its user. */
  isImpersonating(): boolean;
  toError(cause: unknown): SignOutError;
  createError(code: SignOutErrorCode, details?: SignOutErrorDetails): SignOutError;
  withMayHaveEnded(error: SignOutError): SignOutError;
  withTimeout: typeof withTimeout;
  createListeners: typeof createListeners;
}

/** What the revocations need from outside. */
interface RevokerPort extends DeviceTools {
  /** The devices that the server still lists; rejects when they could not be loaded. */
  devices(): Promise<readonly { id: string }[]>;
  /** Asks the person to verify themselves; throws if the dialog cannot be shown. */
  reverify(reverification: Reverification): void;
}

/** The outcome of a call of `revoke`. */
export interface Revocations {
  /** The errors of devices that are still signed in as far as the page can know, by id, in the order of the failures. */
  failures: Map<string, SignOutError>;
  /** The ids of the devices whose request `stop` has prevented. */
  stopped: string[];
}

export interface RevokeOptions {
  /** Milliseconds for each request. */
  timeoutMs: number;
  /** Asks the person to verify themselves when the server requires it. @default the port's `reverify` */
  onNeedsReverification?: ((reverification: Reverification) => unknown) | undefined;
  /** Whether a session that impersonates the user may revoke devices. @default 'fail' */
  whenImpersonating?: 'fail' | 'continue' | undefined;
  /** Runs after each device, whatever the outcome. */
  onSettled?: () => void;
}

/** Revokes the devices of one Clerk instance: each device once, however many callers ask, and a few at a time. */
export interface DeviceRevoker {
  getState(deviceId: string): DeviceSignOutState;
  /**
   * Calls back when a call begins, has to wait or ends. Changes in between are reported together, within 50 ms, so that a
   * list of thousands of devices is not rendered for each of them.
   */
  subscribe(listener: () => void): () => void;
  isReverifying(): boolean;
  /** Revokes devices. Joins a revocation that is already under way. Never rejects. */
  revoke(devices: readonly DeviceSession[], options: RevokeOptions): Promise<Revocations>;
  /** Cancels revocations that have not been sent, for every caller. Requests already sent continue. */
  stop(): void;
}

/** An error, `null` for a success, `undefined` when it was stopped. */
type Outcome = SignOutError | null | undefined;

interface Job {
  device: DeviceSession;
  options: RevokeOptions;
  tries: number;
  hasReverified: boolean;
  resolve(outcome: Outcome): void;
}

/**
 * When the server limits the rate or requires the person to verify themselves, all revocations wait: the refused one
 * goes first again, and no other is sent in the meantime.
 *
 * A failed request proves nothing about the device: the server is asked for its list, and a device that is missing from
 * it counts as done.
 */
export function createDeviceRevoker(port: RevokerPort): DeviceRevoker {
  const states = new Map<string, DeviceSignOutState>();
  const { subscribe, notify } = port.createListeners();
  /** By device id, of the revocations that wait or have been sent. */
  const outcomes = new Map<string, Promise<Outcome>>();
  const waiting: Job[] = [];
  let telling: ReturnType<typeof setTimeout> | undefined;
  let inFlight = 0;
  /** How many of the pauses that the server asked for are still running. */
  let pauses = 0;
  /** Identifies the verification that all wait for. */
  let reverification: object | undefined;

  const tell = () => {
    clearTimeout(telling);
    telling = undefined;
    notify();
  };
  const emit = (deviceId: string, state: DeviceSignOutState) => {
    states.set(deviceId, state);
    telling ??= setTimeout(tell, NOTIFY_WITHIN_MS);
  };

  const settle = (job: Job, outcome: Outcome) => {
    const { id } = job.device;
    outcomes.delete(id);
    if (outcome === null) emit(id, SIGNED_OUT);
    else emit(id, outcome ? { status: 'pending', phase: 'verifying' } : IDLE);
    job.resolve(outcome);
  };
  const settleWaiting = (outcome?: Outcome) => {
    for (const job of waiting.splice(0)) settle(job, outcome);
  };

  const startNext = () => {
    if (pauses > 0 || reverification) return;
    while (inFlight < MAX_CONCURRENT_REQUESTS) {
      const job = waiting.shift();
      if (!job) return;
      void request(job);
    }
  };

  const request = async (job: Job) => {
    inFlight += 1;
    job.tries += 1;
    const { id } = job.device;
    emit(id, { status: 'pending', phase: 'requesting' });
    try {
      if (job.options.whenImpersonating !== 'continue' && port.isImpersonating())
        throw port.createError('impersonation');
      const answer = job.device.revoke();
      // An answer counts even after the time-out.
      answer.then(
        () => emit(id, SIGNED_OUT),
        () => {},
      );
      await port.withTimeout(answer, job.options.timeoutMs);
      settle(job, null);
    } catch (cause) {
      refused(job, port.toError(cause));
    }
    inFlight -= 1;
    startNext();
  };

  const refused = (job: Job, error: SignOutError) => {
    const requeueFirst = (phase: 'rate-limited' | 'reverifying') => {
      waiting.unshift(job);
      emit(job.device.id, { status: 'pending', phase });
      tell();
    };
    const waitMs = error.retryAfterMs ?? WAIT_WITHOUT_ADVICE_MS;

    if (error.code === 'rate_limited' && waitMs <= LONGEST_WAIT_MS) {
      pauses += 1;
      // Measured by a timer: a clock can stand still or jump.
      setTimeout(() => {
        pauses -= 1;
        startNext();
      }, waitMs);
      if (job.tries < TRIES) requeueFirst('rate-limited');
      else settle(job, error);
    } else if (error.code === 'reverification_required' && !job.hasReverified) {
      job.hasReverified = true;
      if (!reverification) void reverify(job.options, error);
      requeueFirst('reverifying');
    } else {
      settle(job, error);
      if (FAILS_ALL.includes(error.code)) settleWaiting(error);
    }
  };

  const reverify = async (
    { onNeedsReverification = port.reverify }: RevokeOptions,
    error: SignOutError,
  ) => {
    const own = {};
    reverification = own;
    const isVerified = await new Promise<boolean>((resolve) => {
      const cancel = () => resolve(false);
      const show = async () => onNeedsReverification({ complete: () => resolve(true), cancel });
      show().catch(cancel);
    });
    if (reverification !== own) return;
    reverification = undefined;
    if (!isVerified) settleWaiting(error);
    startNext();
  };

  const enqueue = (device: DeviceSession, options: RevokeOptions): Promise<Outcome> => {
    const outcome = new Promise<Outcome>((resolve) => {
      waiting.push({ device, options, tries: 0, hasReverified: false, resolve });
    });
    outcomes.set(device.id, outcome);
    states.set(device.id, { status: 'pending', phase: 'queued' });
    return outcome;
  };

  /** Drops the failures of devices that are gone after all, and shows the others. */
  const verify = async (failures: Map<string, SignOutError>) => {
    const isClear = [...failures.values()].every(({ code }) => FAILS_ALL.includes(code));
    const live = isClear
      ? undefined
      : await port.withTimeout(port.devices(), VERIFY_LIMIT_MS).catch(() => undefined);
    for (const [id, failure] of failures) {
      const error =
        live || REFUSED.includes(failure.code) ? failure : port.withMayHaveEnded(failure);
      const isGone = states.get(id) === SIGNED_OUT || live?.every((device) => device.id !== id);
      if (isGone) failures.delete(id);
      else failures.set(id, error);
      if (!outcomes.has(id)) states.set(id, isGone ? SIGNED_OUT : { status: 'error', error });
    }
    tell();
  };

  return {
    getState: (deviceId) => states.get(deviceId) ?? IDLE,
    subscribe,
    isReverifying: () => Boolean(reverification),
    stop: () => {
      reverification = undefined;
      settleWaiting();
    },
    revoke: async (devices, options) => {
      const failures = new Map<string, SignOutError>();
      const stopped: string[] = [];
      const settled = devices.map(async (device) => {
        const error = await (outcomes.get(device.id) ?? enqueue(device, options));
        if (error) failures.set(device.id, error);
        else if (error === undefined) stopped.push(device.id);
        options.onSettled?.();
      });
      startNext();
      tell();
      await Promise.all(settled);
      tell();
      if (failures.size > 0) await verify(failures);
      return { failures, stopped };
    },
  };
}
