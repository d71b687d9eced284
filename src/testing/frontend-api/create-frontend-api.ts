import { refuseLiveKey, refuseProduction } from '../refuse-production.ts';
import {
  type Answer,
  bodyAnswer,
  errorAnswer,
  errorForStatus,
  htmlAnswer,
  preflightAnswer,
  toWire,
} from './answers.ts';
import { connectionBreak } from './connection-break.ts';
import { perform } from './endpoints.ts';
import { environmentResource } from './environment.ts';
import { checkFault, createFaultBox } from './faults.ts';
import { resolveOptions } from './options.ts';
import { createResourceMaker } from './resources.ts';
import { type Route, routeOf } from './routes.ts';
import { createClock, createServerState } from './server-state.ts';
import { publishableKeyFor } from './session-token.ts';
import type {
  FaultEffect,
  FrontendApi,
  FrontendApiAnswer,
  FrontendApiCall,
  FrontendApiOptions,
  FrontendApiRequest,
  RequestLogEntry,
} from './types.ts';

/**
 * Creates a faked Frontend API: the server side of Clerk for one browser, in memory.
 *
 * The real clerk-js, of Core 2 and Core 3, loads, switches, signs out and revokes against it. It holds state as the
 * server does, so a test can check what really happened: a sign-out whose answer was lost shows in `snapshot()`.
 *
 * Needs `URL` and `btoa`, which browsers, workers, Node and React Native have, and for `fetch` also `Response`.
 *
 * @throws `TypeError` for an option it can't use; `Error` where `process.env.NODE_ENV` is `production` and on a page with
 * a live publishable key, unless `allowInProduction` is set.
 *
 * @example
 * const frontendApi = createFrontendApi({ sessions: [{ id: 'sess_ada' }, { id: 'sess_bob' }] });
 * frontendApi.fault({ kind: 'answer-lost', call: 'remove-all', times: 1 });
 * const server = setupServer(...createHandlers(frontendApi));
 *
 * @see Clerk's OpenAPI specification `fapi/2026-05-12.yml`
 */
export function createFrontendApi(options: FrontendApiOptions = {}): FrontendApi {
  refuseProduction('createFrontendApi', options);
  const resolved = resolveOptions(options);
  const { host, latencyMs, tokenLifetimeMs } = resolved;
  const environment = environmentResource(
    host,
    resolved.requireReverification,
    resolved.environment,
  );

  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of [...listeners]) listener();
  };
  const clock = createClock();
  let state = createServerState(resolved, notify, clock);
  const faults = createFaultBox(notify);
  const log: RequestLogEntry[] = [];
  const hanging = new Set<() => void>();
  let reset = new AbortController();
  let sequence = 0;

  // React Native's `Request` may have no signal.
  const signalsOf = ({ signal }: FrontendApiRequest) =>
    signal ? [signal, reset.signal] : [reset.signal];

  const resourceMaker = (origin: string | null) =>
    createResourceMaker(state, { host, tokenLifetimeMs, origin });

  async function doAsAsked(request: FrontendApiRequest, route: Route): Promise<Answer> {
    const form = new URLSearchParams(
      FORM_CALLS.includes(route.call) ? await request.text?.() : undefined,
    );
    const make = resourceMaker(request.headers?.get('origin') ?? null);
    const done = perform({ route, state, make, environment, form });
    // Expo keeps the client's token in its own store and reads it from this header.
    if (route.search.has('_is_native') && state.clientId !== null) {
      done.headers['authorization'] = `fake_${state.clientId}`;
    }
    return done;
  }

  async function exchange(
    request: FrontendApiRequest,
    route: Route,
    fault: FaultEffect | undefined,
  ): Promise<Answer | 'reset' | 'answer-lost'> {
    const signals = signalsOf(request);
    switch (fault?.kind) {
      case 'status': {
        const { code, message, longMessage } = errorForStatus(fault.status);
        await wait(latencyMs, signals);
        return errorAnswer(
          fault.status,
          {
            code: fault.code ?? code,
            message: fault.message ?? message,
            longMessage: fault.message ?? longMessage ?? message,
          },
          fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) },
        );
      }
      case 'html':
        await wait(latencyMs, signals);
        return htmlAnswer(fault.status);
      case 'body':
        if (fault.isDone) await doAsAsked(request, route);
        await wait(latencyMs, signals);
        return bodyAnswer(fault);
      case 'reset':
        await wait(latencyMs, signals);
        return 'reset';
      case 'answer-lost':
        await doAsAsked(request, route);
        await wait(latencyMs, signals);
        return 'answer-lost';
      case 'hang':
        await hang(signals);
        break;
      case 'delay': {
        const done = await doAsAsked(request, route);
        await wait(fault.delayMs, signals);
        return done;
      }
      case 'later': {
        const effect = await decided(fault.effect, signals);
        if (effect !== undefined) checkFault(effect);
        return exchange(request, route, effect);
      }
      case undefined:
        break;
    }
    const done = await doAsAsked(request, route);
    await wait(latencyMs, signals);
    return done;
  }

  function hang(signals: AbortSignal[]): Promise<void> {
    return abortable(signals, (resolve) => {
      hanging.add(resolve);
      return () => hanging.delete(resolve);
    });
  }

  async function answer(request: FrontendApiRequest): Promise<FrontendApiAnswer> {
    // The page may have received its key since then.
    refuseLiveKey('createFrontendApi', options);
    if (request.method === 'OPTIONS') return preflightAnswer(request);

    const route = routeOf(request);
    sequence += 1;
    const entry: RequestLogEntry = {
      sequence,
      at: Date.now(),
      call: route.call,
      method: route.method,
      path: route.path,
      sessionId: route.sessionId,
      outcome: null,
    };
    log.push(entry);
    notify();
    const finish = (outcome: NonNullable<RequestLogEntry['outcome']>) => {
      entry.outcome = outcome;
      notify();
    };

    const signals = signalsOf(request);
    let result: Answer | 'reset' | 'answer-lost';
    try {
      throwIfAborted(signals);
      const fault = faults.strike(route.call, route.sessionId);
      fault?.onStrike?.();
      result = await exchange(request, route, fault);
    } catch (error) {
      if (signals.some(({ aborted }) => aborted)) finish('aborted');
      throw error;
    }
    if (typeof result === 'string') {
      finish(result);
      throw connectionBreak();
    }
    finish(result.status);
    return toWire(result, request);
  }

  return {
    publishableKey: publishableKeyFor(host),
    host,
    log,
    answer,

    async fetch(request) {
      const { status, headers, body } = await answer(request);
      return new Response(body, { status, headers });
    },

    resources: () => detached({ environment, client: resourceMaker(null).client() }),

    clearLog() {
      log.length = 0;
      notify();
    },

    snapshot: () => state.snapshot(),

    subscribe(listener) {
      // Two subscriptions of the same function are separate, and end separately.
      const own = () => listener();
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },

    fault: (fault) => faults.inject(fault),
    clearFaults: () => faults.clear(),

    releaseHangs() {
      for (const release of [...hanging]) release();
    },

    addSession: (seed) => state.addSession(seed),

    endSession(sessionId, status = 'ended') {
      const record = state.findSession(sessionId) ?? state.findDevice(sessionId);
      if (record === undefined) {
        throw new Error(
          `endSession: ${JSON.stringify(sessionId)} is neither a session nor a device of this fake.`,
        );
      }
      state.end(record, status);
    },

    setLastActiveSession: (sessionId) => state.setLastActiveSession(sessionId),
    addDevice: (seed) => state.addDevice(seed),
    completeReverification: () => state.completeReverification(),

    reset() {
      reset.abort(connectionBreak());
      reset = new AbortController();
      hanging.clear();
      faults.clear();
      log.length = 0;
      state = createServerState(resolved, notify, clock);
      notify();
    },
  };
}

/** The calls whose form is read. */
const FORM_CALLS: readonly FrontendApiCall[] = ['reverification', 'touch'];

function detached<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value));
}

function wait(durationMs: number, signals: AbortSignal[]): Promise<void> {
  if (durationMs === 0) return Promise.resolve();
  return abortable(signals, (resolve) => {
    const timer = setTimeout(resolve, durationMs);
    return () => clearTimeout(timer);
  });
}

async function decided<Effect>(effect: Promise<Effect>, signals: AbortSignal[]): Promise<Effect> {
  await abortable(signals, (resolve, reject) => {
    effect.then(() => resolve(), reject);
    return () => {};
  });
  return effect;
}

/** Settles when `start` does, or rejects when a signal aborts. Either way, the function that `start` returned is run. */
async function abortable(
  signals: AbortSignal[],
  start: (resolve: () => void, reject: (reason: unknown) => void) => () => void,
): Promise<void> {
  throwIfAborted(signals);
  let stop: () => void = () => {};
  let abort: () => void = () => {};
  try {
    await new Promise<void>((resolve, reject) => {
      abort = () => reject(abortReason(signals));
      for (const signal of signals) signal.addEventListener('abort', abort);
      stop = start(resolve, reject);
    });
  } finally {
    for (const signal of signals) signal.removeEventListener('abort', abort);
    stop();
  }
}

function throwIfAborted(signals: AbortSignal[]): void {
  if (signals.some(({ aborted }) => aborted)) throw abortReason(signals);
}

function abortReason(signals: AbortSignal[]): unknown {
  const aborted = signals.find((signal) => signal.aborted);
  // React Native's AbortSignal has no reason.
  return aborted?.reason ?? Object.assign(new Error('Aborted'), { name: 'AbortError' });
}
