import {
  type Answer,
  errorAnswer,
  errorForStatus,
  htmlAnswer,
  preflightResponse,
  toResponse,
} from './answers.js';
import { connectionBreak } from './connection-break.js';
import { perform } from './endpoints.js';
import { environmentResource } from './environment.js';
import { createFaultBox } from './faults.js';
import { resolveOptions } from './options.js';
import { createResourceMaker } from './resources.js';
import { type Route, routeOf } from './routes.js';
import { createServerState } from './server-state.js';
import { publishableKeyFor } from './session-token.js';
import type { Fault, FrontendApi, FrontendApiOptions, RequestLogEntry } from './types.js';

/**
 * Makes a faked Frontend API: the server side of Clerk for one browser, in memory.
 *
 * The real clerk-js, of Core 2 and Core 3, loads, switches, signs out and revokes against it. It holds state as the
 * server does, so a test can ask it what really happened: a sign-out whose answer was lost shows in `snapshot()`.
 *
 * Needs `Request`, `Response`, `URL`, `TextEncoder` and `btoa`, which browsers, workers, Node and React Native have.
 *
 * @throws `TypeError` for an option it can't use; `Error` where `process.env.NODE_ENV` is `production`, unless
 * `allowInProduction` is set.
 *
 * @example
 * const frontendApi = createFrontendApi({ sessions: [{ id: 'sess_ada' }, { id: 'sess_bob' }] });
 * frontendApi.fault({ kind: 'answer-lost', call: 'remove-all', times: 1 });
 * const server = setupServer(...createHandlers(frontendApi));
 *
 * @see Clerk's OpenAPI specification `fapi/2026-05-12.yml`
 */
export function createFrontendApi(options: FrontendApiOptions = {}): FrontendApi {
  if (!options.allowInProduction && isProduction()) {
    throw new Error(
      'createFrontendApi: this is a fake for tests, and NODE_ENV is production. ' +
        'Set allowInProduction: true where that is meant.',
    );
  }
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
  const state = createServerState(resolved, notify);
  const faults = createFaultBox(notify);
  const log: RequestLogEntry[] = [];
  const hanging = new Set<() => void>();
  let sequence = 0;

  async function answer(request: Request, route: Route): Promise<Answer> {
    const form = new URLSearchParams(
      route.call === 'reverification' ? await request.text() : undefined,
    );
    const make = createResourceMaker(state, {
      host,
      tokenLifetimeMs,
      origin: request.headers.get('origin'),
    });
    const done = perform({ route, state, make, environment, form });
    // Expo keeps the client's token in its own store and reads it from this header.
    if (route.search.has('_is_native') && state.clientId !== null) {
      done.headers['authorization'] = `fake_${state.clientId}`;
    }
    return done;
  }

  async function exchange(
    request: Request,
    route: Route,
    fault: Fault | undefined,
  ): Promise<Answer | 'reset' | 'answer-lost'> {
    const signal = signalOf(request);
    switch (fault?.kind) {
      case 'status': {
        const { code, message, longMessage } = errorForStatus(fault.status);
        await wait(latencyMs, signal);
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
        await wait(latencyMs, signal);
        return htmlAnswer(fault.status);
      case 'reset':
        await wait(latencyMs, signal);
        return 'reset';
      case 'answer-lost':
        await answer(request, route);
        await wait(latencyMs, signal);
        return 'answer-lost';
      case 'hang':
        await hang(signal);
        break;
      case 'delay': {
        const done = await answer(request, route);
        await wait(fault.delayMs, signal);
        return done;
      }
      case undefined:
        break;
    }
    const done = await answer(request, route);
    await wait(latencyMs, signal);
    return done;
  }

  function hang(signal: AbortSignal | null): Promise<void> {
    return abortable(signal, (resolve) => {
      hanging.add(resolve);
      return () => hanging.delete(resolve);
    });
  }

  return {
    publishableKey: publishableKeyFor(host),
    host,
    log,

    async fetch(request) {
      if (request.method === 'OPTIONS') return preflightResponse(request);

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

      const signal = signalOf(request);
      let result: Answer | 'reset' | 'answer-lost';
      try {
        throwIfAborted(signal);
        const fault = faults.strike(route.call, route.sessionId);
        fault?.onStrike?.();
        result = await exchange(request, route, fault);
      } catch (error) {
        if (signal?.aborted) finish('aborted');
        throw error;
      }
      if (typeof result === 'string') {
        finish(result);
        throw connectionBreak();
      }
      finish(result.status);
      return toResponse(result, request);
    },

    clearLog() {
      log.length = 0;
      notify();
    },

    snapshot: () => state.snapshot(),

    subscribe(listener) {
      // Two subscriptions of one function are two: each of them is stopped on its own.
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
  };
}

declare const process: { env: { NODE_ENV?: string } };

/**
 * Bundlers replace the text `process.env.NODE_ENV` and leave no `process`: a `typeof process` guard would switch the
 * check off in just the production bundle it is for.
 */
function isProduction(): boolean {
  try {
    return process.env.NODE_ENV === 'production';
  } catch {
    return false;
  }
}

/** React Native's `Request` may have no signal. */
function signalOf(request: Request): AbortSignal | null {
  return request.signal ?? null;
}

function wait(durationMs: number, signal: AbortSignal | null): Promise<void> {
  if (durationMs === 0) return Promise.resolve();
  return abortable(signal, (resolve) => {
    const timer = setTimeout(resolve, durationMs);
    return () => clearTimeout(timer);
  });
}

/** Settles when `start` says so, or rejects when the signal aborts; either way what `start` returned is run. */
async function abortable(
  signal: AbortSignal | null,
  start: (resolve: () => void) => () => void,
): Promise<void> {
  throwIfAborted(signal);
  let stop: () => void = () => {};
  let abort: () => void = () => {};
  try {
    await new Promise<void>((resolve, reject) => {
      abort = () => reject(abortReason(signal));
      signal?.addEventListener('abort', abort);
      stop = start(resolve);
    });
  } finally {
    signal?.removeEventListener('abort', abort);
    stop();
  }
}

function throwIfAborted(signal: AbortSignal | null): void {
  if (signal?.aborted) throw abortReason(signal);
}

function abortReason(signal: AbortSignal | null): unknown {
  // React Native's AbortSignal has no reason.
  return signal?.reason ?? Object.assign(new Error('Aborted'), { name: 'AbortError' });
}
