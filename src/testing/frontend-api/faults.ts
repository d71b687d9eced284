import type { Fault, FaultEffect, FrontendApiCall } from './types.ts';

/** The injected faults, and how often each has matched and struck. */
export interface FaultBox {
  inject(fault: Fault): () => void;
  clear(): void;
  /** The fault that strikes this call, if any. */
  strike(call: FrontendApiCall, sessionId: string | null): Fault | undefined;
}

interface InjectedFault {
  readonly fault: Fault;
  matched: number;
  struck: number;
}

const CALLS: ReadonlySet<string> = new Set<FrontendApiCall>([
  'environment',
  'client',
  'remove-all',
  'remove-session',
  'end-session',
  'touch',
  'token',
  'list-devices',
  'revoke-device',
  'reverification',
  'other',
]);

export function createFaultBox(changed: () => void): FaultBox {
  let injected: InjectedFault[] = [];

  return {
    inject(fault) {
      checkFault(fault);
      const entry: InjectedFault = { fault: { ...fault }, matched: 0, struck: 0 };
      injected.push(entry);
      changed();
      return () => {
        if (!injected.includes(entry)) return;
        injected = injected.filter((other) => other !== entry);
        changed();
      };
    },

    clear() {
      if (injected.length === 0) return;
      injected = [];
      changed();
    },

    strike(call, sessionId) {
      const matching = injected.filter(({ fault }) => matches(fault, call, sessionId));
      for (const entry of matching) entry.matched += 1;
      const striking = matching.reverse().find(isDue);
      if (striking !== undefined) striking.struck += 1;
      return striking?.fault;
    },
  };
}

function matches(fault: Fault, call: FrontendApiCall, sessionId: string | null): boolean {
  const calls = fault.call === undefined ? [call] : [fault.call].flat();
  return calls.includes(call) && (fault.sessionId === undefined || fault.sessionId === sessionId);
}

function isDue({ fault, matched, struck }: InjectedFault): boolean {
  const limit = fault.times ?? (fault.nth === undefined ? Number.POSITIVE_INFINITY : 1);
  return matched >= (fault.nth ?? 1) && struck < limit;
}

export function checkFault(fault: Fault): void {
  const calls = fault.call === undefined ? [] : [fault.call].flat();
  if (fault.call !== undefined && calls.length === 0) {
    throw faultError('call', 'must name at least one call, or be left out for every call');
  }
  for (const call of calls) {
    if (!CALLS.has(call)) {
      throw faultError(
        'call',
        `is ${JSON.stringify(call)}; the calls are ${[...CALLS].join(', ')}`,
      );
    }
  }
  checkCount('nth', fault.nth);
  checkCount('times', fault.times);

  switch (fault.kind) {
    case 'status':
      if (!isStatus(fault.status, 400)) {
        throw faultError('status', 'must be an error status, 400 to 599');
      }
      if (fault.retryAfter !== undefined && !(fault.retryAfter >= 0)) {
        throw faultError('retryAfter', 'must be a number of seconds, 0 or more');
      }
      break;
    case 'html':
      // A captive portal answers 200 with its own page; a status without a body can't be one.
      if (!isStatus(fault.status, 200) || hasNoBody(fault.status)) {
        throw faultError('status', 'must be a status with a body, 200 to 599');
      }
      break;
    case 'body':
      checkBody(fault);
      break;
    case 'delay':
      if (!Number.isFinite(fault.delayMs) || fault.delayMs < 0) {
        throw faultError('delayMs', 'must be a number of milliseconds, 0 or more');
      }
      break;
    case 'later':
      if (typeof fault.effect?.then !== 'function') {
        throw faultError('effect', 'must be a promise');
      }
      break;
    case 'reset':
    case 'answer-lost':
    case 'hang':
      break;
    default:
      throw faultError(
        'kind',
        'must be one of status, html, body, reset, answer-lost, hang, delay, later',
      );
  }
}

function checkBody({ status = 200, body }: Extract<FaultEffect, { kind: 'body' }>): void {
  if (!isStatus(status, 200)) throw faultError('status', 'must be a status, 200 to 599');
  if (body === undefined) return;
  if (hasNoBody(status)) throw faultError('body', `must be left out for status ${status}`);
  if (typeof body !== 'string' && toJson(body) === undefined)
    throw faultError('body', 'must be a string or what JSON can hold');
}

function toJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** Whether HTTP forbids a body with this status. */
function hasNoBody(status: number): boolean {
  return [204, 205, 304].includes(status);
}

function checkCount(name: string, value: number | undefined): void {
  if (value !== undefined && (!Number.isInteger(value) || value < 1)) {
    throw faultError(name, 'must be a whole number, 1 or more');
  }
}

function isStatus(status: number, least: number): boolean {
  return Number.isInteger(status) && status >= least && status <= 599;
}

function faultError(name: string, expectation: string): TypeError {
  return new TypeError(`fault: ${name} ${expectation}.`);
}
