import type { FaultEffect } from '../frontend-api/types.ts';
import { apiResponseError, networkError } from './clerk-errors.ts';
import type { LaterCall, ScriptedCall, ScriptedFailure } from './types.ts';

/** The scripted outcome of one call. */
export interface Script {
  /** `undefined` lets the call go through. */
  readonly effect: FaultEffect | undefined;
  /** Clerk claims success without asking the server. */
  readonly isUnconfirmed: boolean;
  /** Thrown in place of what the effect would make Clerk throw. */
  error: Error | undefined;
  /** The call has been made. */
  begin(): void;
}

export interface Scripts {
  /** Takes the next script for a call that is being made. */
  take(call: ScriptedCall): Script | undefined;
  /** Plays the script of a call that makes no request. */
  play(call: ScriptedCall): Promise<void>;
  resolve(call: ScriptedCall, options?: { confirmed?: boolean }): void;
  reject(call: ScriptedCall, failure: ScriptedFailure): void;
  hang(call: ScriptedCall): void;
  later(call: ScriptedCall): LaterCall;
  clear(): void;
}

const CALLS: readonly ScriptedCall[] = [
  'load',
  'signOut',
  'setActive',
  'reload',
  'getSessions',
  'revoke',
  'navigate',
];

export function createScripts(): Scripts {
  let queue: { call: ScriptedCall; script: Script }[] = [];
  let cutOff = new AbortController();

  const add = (call: ScriptedCall, script: Partial<Script>) => {
    if (!CALLS.includes(call)) {
      throw new TypeError(
        `createFakeClerk: ${JSON.stringify(call)} can't be scripted; the calls are ${CALLS.join(', ')}.`,
      );
    }
    const whole: Script = {
      effect: undefined,
      isUnconfirmed: false,
      error: undefined,
      begin: () => {},
      ...script,
    };
    queue.push({ call, script: whole });
    return whole;
  };

  const take = (call: ScriptedCall) => {
    const next = queue.find((entry) => entry.call === call);
    queue = queue.filter((entry) => entry !== next);
    next?.script.begin();
    return next?.script;
  };

  return {
    take,

    async play(call) {
      const script = take(call);
      const { effect } = script ?? {};
      const outcome =
        effect?.kind === 'later'
          ? await orCutOff(effect.effect, cutOff.signal)
          : effect?.kind === 'hang'
            ? await orCutOff(new Promise<never>(() => {}), cutOff.signal)
            : effect;
      if (script?.error) throw script.error;
      if (outcome) throw errorOf(outcome);
    },

    resolve: (call, { confirmed = true } = {}) => {
      add(call, { isUnconfirmed: !confirmed });
    },
    reject: (call, failure) => {
      add(call, failureOf(failure));
    },
    hang: (call) => {
      add(call, { effect: { kind: 'hang' } });
    },

    later(call) {
      let decide: (effect: FaultEffect | undefined) => void = () => {};
      let begin: () => void = () => {};
      const called = new Promise<void>((resolve) => {
        begin = resolve;
      });
      const effect = new Promise<FaultEffect | undefined>((resolve) => {
        decide = resolve;
      });
      const script = add(call, { effect: { kind: 'later', effect }, begin });
      return {
        called,
        resolve: () => decide(undefined),
        reject: (failure) => {
          const failed = failureOf(failure);
          script.error = failed.error;
          decide(failed.effect);
        },
      };
    },

    clear() {
      queue = [];
      cutOff.abort();
      cutOff = new AbortController();
    },
  };
}

function failureOf(failure: ScriptedFailure): Pick<Script, 'effect' | 'error'> {
  if (failure instanceof Error) return { effect: { kind: 'reset' }, error: failure };
  if (failure === 'network') return { effect: { kind: 'reset' }, error: undefined };
  if (failure === 'answer-lost') return { effect: { kind: 'answer-lost' }, error: undefined };
  return { effect: { kind: 'status', ...failure }, error: undefined };
}

function errorOf(effect: FaultEffect): Error {
  if (effect.kind !== 'status') return networkError('', new TypeError('Failed to fetch'));
  const { status, code = `status_${status}`, message = `Status ${status}`, retryAfter } = effect;
  return apiResponseError(status, [{ code, message, long_message: message }], retryAfter);
}

async function orCutOff<Value>(waiting: Promise<Value>, signal: AbortSignal): Promise<Value> {
  let cut: () => void = () => {};
  const cutOff = new Promise<never>((_, reject) => {
    cut = () => reject(networkError('', new TypeError('Failed to fetch')));
    signal.addEventListener('abort', cut);
  });
  try {
    return await Promise.race([waiting, cutOff]);
  } finally {
    signal.removeEventListener('abort', cut);
  }
}
