import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { unhandledRejectionsOf } from '../../tests/support/unhandled-rejections.ts';
import { SignOutError, type SignOutErrorCode, withMayHaveEnded } from './errors.ts';
import { createListeners } from './listeners.ts';
import { createDeviceRevoker, type DeviceRevoker } from './revoke-devices.ts';
import type { Reverification } from './types.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** How a server answers one request for a device: an error, or nothing for success. */
type Answer = SignOutError | undefined | Promise<undefined>;

/** A server with devices, the requests it has seen, and a revoker that talks to it. */
function setUp(count: number, answer: (id: string, request: number) => Answer = () => undefined) {
  const live = new Set(Array.from({ length: count }, (_, index) => `device_${index}`));
  const requests: { id: string; at: number }[] = [];
  const page = { isImpersonating: false, isOnline: true, lists: 0, hasList: true, answer };
  let inFlight = 0;
  let mostInFlight = 0;
  let onReverify: (reverification: Reverification) => void = () => {
    throw new Error('There is nowhere to show it.');
  };

  const deviceOf = (id: string) => ({
    id,
    revoke: async () => {
      requests.push({ id, at: Date.now() });
      const request = requests.length;
      inFlight += 1;
      mostInFlight = Math.max(mostInFlight, inFlight);
      await new Promise((resolve) => setTimeout(resolve, 100));
      inFlight -= 1;
      const error = await page.answer(id, request);
      if (error) throw error;
      live.delete(id);
    },
  });
  const revoker = createDeviceRevoker({
    isOnline: () => page.isOnline,
    devices: async () => {
      page.lists += 1;
      if (!page.hasList) throw failed('network');
      return [...live].map(deviceOf);
    },
    reverify: (reverification) => onReverify(reverification),
    toError: (cause) => (cause instanceof SignOutError ? cause : new SignOutError('unknown')),
    createError: (code, details) => new SignOutError(code, details),
    withMayHaveEnded,
    isImpersonating: () => page.isImpersonating,
    withTimeout,
    createListeners,
  });
  return {
    revoker,
    live,
    requests,
    page,
    deviceOf,
    devices: [...live].map(deviceOf),
    mostInFlight: () => mostInFlight,
    countOf: (id: string) => requests.filter((request) => request.id === id).length,
    reverifyBy: (handle: typeof onReverify) => {
      onReverify = handle;
    },
  };
}

import { withTimeout } from './time-limit.ts';

const limited = (retryAfterMs?: number) => new SignOutError('rate_limited', { retryAfterMs });
const failed = (code: SignOutErrorCode) => new SignOutError(code);
const codesOf = (failures: Map<string, SignOutError>) =>
  Object.fromEntries([...failures].map(([id, { code }]) => [id, code]));

/** Lets all timers run until the revocations are over. */
async function settled<Value>(promise: Promise<Value>): Promise<Value> {
  let isOver = false;
  void promise.finally(() => {
    isOver = true;
  });
  while (!isOver) await vi.advanceTimersByTimeAsync(50);
  return promise;
}

const options = { timeoutMs: 1_000 };
const stateOf = (revoker: DeviceRevoker, id: string) => revoker.getState(id);

describe('many devices', () => {
  it('are revoked four at a time, each once', async () => {
    const { revoker, devices, requests, live, mostInFlight } = setUp(10);
    const onSettled = vi.fn();
    const result = await settled(revoker.revoke(devices, { ...options, onSettled }));
    expect(result).toEqual({ failures: new Map(), stopped: [] });
    expect(mostInFlight()).toBe(4);
    expect(requests.map(({ id }) => id)).toEqual(devices.map(({ id }) => id));
    expect([...live]).toEqual([]);
    expect(onSettled).toHaveBeenCalledTimes(10);
  });

  it('each show their state: queued, requesting, signed out', async () => {
    const { revoker, devices } = setUp(5);
    const all = revoker.revoke(devices, options);
    expect(stateOf(revoker, 'device_3')).toEqual({ status: 'pending', phase: 'requesting' });
    expect(stateOf(revoker, 'device_4')).toEqual({ status: 'pending', phase: 'queued' });
    await settled(all);
    expect(stateOf(revoker, 'device_4')).toEqual({ status: 'signed-out' });
  });

  it('are all tried although some fail, and those are in the error', async () => {
    const { revoker, devices, live } = setUp(9, (id) =>
      id === 'device_2' || id === 'device_7' ? failed('network') : undefined,
    );
    const { failures } = await settled(revoker.revoke(devices, options));
    expect(codesOf(failures)).toEqual({ device_2: 'network', device_7: 'network' });
    expect([...live]).toEqual(['device_2', 'device_7']);
    expect(stateOf(revoker, 'device_2')).toMatchObject({
      status: 'error',
      error: { code: 'network' },
    });
  });

  it('continue when one never gets an answer, which fails with `timeout`', async () => {
    const { revoker, devices, live } = setUp(6, (id) =>
      id === 'device_0' ? new Promise(() => {}) : undefined,
    );
    const { failures } = await settled(revoker.revoke(devices, options));
    expect(codesOf(failures)).toEqual({ device_0: 'timeout' });
    expect([...live]).toEqual(['device_0']);
  });
});

describe('the rate limit', () => {
  it('pauses all requests for as long as the server asked', async () => {
    const { revoker, devices, requests } = setUp(12, (_, request) =>
      request === 1 ? limited(3_000) : undefined,
    );
    const { failures } = await settled(revoker.revoke(devices, options));
    expect(failures.size).toBe(0);
    const start = requests[0]?.at ?? 0;
    const times = requests.map(({ at }) => at - start);
    // The first four were sent already; the first of their answers came after 100 ms.
    expect(times.filter((at) => at > 0 && at < 3_100)).toEqual([]);
    expect(times.filter((at) => at >= 3_100)).toHaveLength(9);
  });

  it.each([0, -3_600_000])('ends even if the clock is set to %i', async (clock) => {
    const { revoker, devices, requests } = setUp(1, (_, request) =>
      request === 1 ? limited(5_000) : undefined,
    );
    const revoked = revoker.revoke(devices, options);
    await vi.advanceTimersByTimeAsync(50);
    vi.spyOn(Date, 'now').mockReturnValue(clock);
    await vi.advanceTimersByTimeAsync(5_200);
    expect((await revoked).failures.size).toBe(0);
    expect(requests).toHaveLength(2);
  });

  it('retries the refused device first', async () => {
    const { revoker, devices, requests, countOf } = setUp(12, (_, request) =>
      request === 1 ? limited(3_000) : undefined,
    );
    await settled(revoker.revoke(devices, options));
    expect(requests[4]?.id).toBe('device_0');
    expect(countOf('device_0')).toBe(2);
  });

  it('waits a second if the server gave no pause', async () => {
    const { revoker, devices, requests } = setUp(1, (_, request) =>
      request === 1 ? limited() : undefined,
    );
    await settled(revoker.revoke(devices, options));
    const [first, second] = requests;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBe(1_100);
  });

  it('gives a device up after five tries, and continues with the others', async () => {
    const { revoker, devices, countOf, live } = setUp(5, (id) =>
      id === 'device_1' ? limited(500) : undefined,
    );
    const { failures } = await settled(revoker.revoke(devices, options));
    expect(codesOf(failures)).toEqual({ device_1: 'rate_limited' });
    expect(countOf('device_1')).toBe(5);
    expect([...live]).toEqual(['device_1']);
  });

  it('fails all waiting devices at once when the server asks for more than a minute', async () => {
    const { revoker, devices, requests, live } = setUp(8, (_, request) =>
      request === 1 ? limited(3_600_000) : undefined,
    );
    const { failures } = await settled(revoker.revoke(devices, options));
    expect(requests).toHaveLength(4);
    expect([...failures.values()].map(({ retryAfterMs }) => retryAfterMs)).toEqual(
      Array(5).fill(3_600_000),
    );
    expect(live.size).toBe(5);
  });

  it('also delays a call that comes during the pause', async () => {
    const { revoker, devices, requests } = setUp(2, (_, request) =>
      request === 1 ? limited(2_000) : undefined,
    );
    const first = revoker.revoke(devices.slice(0, 1), options);
    await vi.advanceTimersByTimeAsync(150);
    const second = revoker.revoke(devices.slice(1), options);
    await vi.advanceTimersByTimeAsync(1_900);
    expect(requests).toHaveLength(1);
    await settled(Promise.all([first, second]));
    expect(requests).toHaveLength(3);
  });
});

describe('a failure of a device that is gone', () => {
  it('is dropped when the server no longer lists the device', async () => {
    const { revoker, devices, live, page } = setUp(2, (id) => {
      if (id === 'device_1') live.delete(id);
      return id === 'device_1' ? failed('network') : undefined;
    });
    const { failures } = await settled(revoker.revoke(devices, options));
    expect(failures.size).toBe(0);
    expect(page.lists).toBe(1);
    expect(stateOf(revoker, 'device_1')).toEqual({ status: 'signed-out' });
  });

  it('counts as an error only while the list has the device', async () => {
    const { revoker, devices, live, page } = setUp(2, () => failed('session_not_found'));
    live.delete('device_0');
    const { failures } = await settled(revoker.revoke(devices, options));
    expect(codesOf(failures)).toEqual({ device_1: 'session_not_found' });
    expect(page.lists).toBe(1);
  });

  it.each([true, false])('says whether the device may have ended: list %s', async (hasList) => {
    const { revoker, devices, page } = setUp(1);
    page.hasList = hasList;
    page.answer = () => failed('server');
    const { failures } = await settled(revoker.revoke(devices, options));
    const [[id = '', { mayHaveEnded }] = ['', failed('unknown')]] = failures;
    expect(mayHaveEnded).toBe(!hasList);
    expect(stateOf(revoker, id)).toMatchObject({ error: { mayHaveEnded: !hasList } });
  });

  it('stays a failure when the list cannot be loaded', async () => {
    const { revoker, devices, page } = setUp(1, () => failed('server'));
    page.hasList = false;
    const { failures } = await settled(revoker.revoke(devices, options));
    expect(codesOf(failures)).toEqual({ device_0: 'server' });
  });

  it('is shown as pending, not as failed, until the list has loaded', async () => {
    const { revoker, devices } = setUp(1, () => failed('network'));
    const seen: unknown[] = [];
    revoker.subscribe(() => seen.push(stateOf(revoker, 'device_0')));
    await settled(revoker.revoke(devices, options));
    expect(seen).toMatchObject([
      { phase: 'requesting' },
      { phase: 'verifying' },
      { status: 'error' },
    ]);
  });

  it('becomes signed out when the answer arrives after the time-out', async () => {
    let answer = (_value: undefined) => {};
    const late = new Promise<undefined>((resolve) => {
      answer = resolve;
    });
    const { revoker, devices } = setUp(1, () => late);
    await settled(revoker.revoke(devices, options));
    expect(stateOf(revoker, 'device_0')).toMatchObject({ status: 'error' });
    answer(undefined);
    await vi.advanceTimersByTimeAsync(0);
    expect(stateOf(revoker, 'device_0')).toEqual({ status: 'signed-out' });
  });
});

describe('the changes of many devices', () => {
  it('are reported at the beginning, at most every 50 ms, and at the end', async () => {
    const { revoker, devices } = setUp(400);
    const told: { at: number; left: number }[] = [];
    const startedAt = Date.now();
    const isLeft = ({ id }: { id: string }) => stateOf(revoker, id).status !== 'signed-out';
    revoker.subscribe(() =>
      told.push({ at: Date.now() - startedAt, left: devices.filter(isLeft).length }),
    );
    await settled(revoker.revoke(devices, options));
    const last = told.at(-1);
    expect(told[0]).toEqual({ at: 0, left: 400 });
    expect(last?.left).toBe(0);
    // Four at a time and 100 ms each: the devices change 800 times in 10 seconds.
    expect(last?.at).toBe(10_000);
    const pauses = told.slice(1, -1).map(({ at }, index) => at - (told[index]?.at ?? 0));
    expect(pauses.every((pause) => pause >= 50)).toBe(true);
    expect(pauses.length).toBeGreaterThan(90);
  });
});

describe('a second call', () => {
  it('joins the running revocations and sends nothing twice', async () => {
    const { revoker, devices, countOf } = setUp(3);
    const one = revoker.revoke(devices.slice(0, 1), options);
    const all = revoker.revoke(devices, options);
    await settled(Promise.all([one, all]));
    expect(countOf('device_0')).toBe(1);
    expect(countOf('device_2')).toBe(1);
  });

  it('tries a failed device again', async () => {
    const { revoker, devices, countOf } = setUp(1, (_, request) =>
      request === 1 ? failed('server') : undefined,
    );
    await settled(revoker.revoke(devices, options));
    const { failures } = await settled(revoker.revoke(devices, options));
    expect(failures.size).toBe(0);
    expect(countOf('device_0')).toBe(2);
  });
});

describe('stop', () => {
  it('cancels revocations that have not been sent, and lets the rest finish', async () => {
    const { revoker, devices, requests, live } = setUp(7);
    const all = revoker.revoke(devices, options);
    await vi.advanceTimersByTimeAsync(50);
    revoker.stop();
    const { failures, stopped } = await settled(all);
    expect(requests).toHaveLength(4);
    expect(stopped).toEqual(['device_4', 'device_5', 'device_6']);
    expect(failures.size).toBe(0);
    expect(live.size).toBe(3);
    expect(stateOf(revoker, 'device_5')).toEqual({ status: 'idle' });
  });

  it('ends the wait, but a later call still waits for the pause the server asked for', async () => {
    const { revoker, devices, requests } = setUp(1, (_, request) =>
      request === 1 ? limited(5_000) : undefined,
    );
    const first = revoker.revoke(devices, options);
    await vi.advanceTimersByTimeAsync(200);
    revoker.stop();
    expect((await settled(first)).stopped).toEqual(['device_0']);
    const second = revoker.revoke(devices, options);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(requests).toHaveLength(1);
    await settled(second);
    expect(requests).toHaveLength(2);
  });
});

describe('reverification', () => {
  /** A server that requires the person to verify themselves, until they have. */
  function setUpReverification(count: number) {
    let isVerified = false;
    const world = setUp(count, () => (isVerified ? undefined : failed('reverification_required')));
    return {
      ...world,
      verify: () => {
        isVerified = true;
      },
    };
  }

  it('is asked for once and pauses all requests, and the revocation continues after it', async () => {
    const { revoker, devices, requests, live, verify } = setUpReverification(6);
    const onNeedsReverification = vi.fn<(reverification: Reverification) => void>();
    const all = revoker.revoke(devices, { ...options, onNeedsReverification });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(onNeedsReverification).toHaveBeenCalledTimes(1);
    expect(requests).toHaveLength(4);
    expect(revoker.isReverifying()).toBe(true);
    expect(stateOf(revoker, 'device_0')).toEqual({ status: 'pending', phase: 'reverifying' });
    verify();
    onNeedsReverification.mock.lastCall?.[0].complete();
    expect((await settled(all)).failures.size).toBe(0);
    expect([...live]).toEqual([]);
    expect(onNeedsReverification).toHaveBeenCalledTimes(1);
  });

  it('is asked for by the port if the caller does not', async () => {
    const { revoker, devices, verify, reverifyBy } = setUpReverification(1);
    reverifyBy(({ complete }) => {
      verify();
      complete();
    });
    expect((await settled(revoker.revoke(devices, options))).failures.size).toBe(0);
  });

  it('that is cancelled fails all with `reverification_required`, without asking for the list', async () => {
    const { revoker, devices, page, live } = setUpReverification(6);
    const onNeedsReverification = ({ cancel }: Reverification) => cancel();
    const { failures } = await settled(
      revoker.revoke(devices, { ...options, onNeedsReverification }),
    );
    expect(new Set(Object.values(codesOf(failures)))).toEqual(new Set(['reverification_required']));
    expect(failures.size).toBe(6);
    expect(live.size).toBe(6);
    expect(page.lists).toBe(0);
  });

  it('that cannot be shown fails after the first requests', async () => {
    const { revoker, devices, requests } = setUpReverification(6);
    const { failures } = await settled(revoker.revoke(devices, options));
    expect(failures.size).toBe(6);
    expect(requests).toHaveLength(4);
  });

  it('that an app fails to show is cancelled, without an unhandled rejection', async () => {
    const { revoker, devices } = setUpReverification(1);
    const onNeedsReverification = () => Promise.reject(new Error('a fault of the app'));
    const unhandled = await unhandledRejectionsOf(async () => {
      const { failures } = await settled(
        revoker.revoke(devices, { ...options, onNeedsReverification }),
      );
      expect(codesOf(failures)).toEqual({ device_0: 'reverification_required' });
    });
    expect(unhandled).toEqual([]);
  });

  it('is not asked for again when the server still refuses', async () => {
    const { revoker, devices } = setUpReverification(1);
    const onNeedsReverification = vi.fn(({ complete }: Reverification) => complete());
    const { failures } = await settled(
      revoker.revoke(devices, { ...options, onNeedsReverification }),
    );
    expect(codesOf(failures)).toEqual({ device_0: 'reverification_required' });
    expect(onNeedsReverification).toHaveBeenCalledTimes(1);
  });

  it('that never ends blocks nothing after `stop`', async () => {
    const { revoker, devices, verify } = setUpReverification(2);
    const first = revoker.revoke(devices, { ...options, onNeedsReverification: () => {} });
    await vi.advanceTimersByTimeAsync(200);
    revoker.stop();
    expect((await settled(first)).stopped).toHaveLength(2);
    verify();
    expect((await settled(revoker.revoke(devices, options))).failures.size).toBe(0);
  });

  it('that was stopped has no effect on the next one', async () => {
    const { revoker, devices, verify } = setUpReverification(2);
    const asked: Reverification[] = [];
    const onNeedsReverification = (reverification: Reverification) => asked.push(reverification);
    void revoker.revoke(devices, { ...options, onNeedsReverification });
    await vi.advanceTimersByTimeAsync(200);
    revoker.stop();
    const second = revoker.revoke(devices, { ...options, onNeedsReverification });
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toHaveLength(2);
    asked[0]?.cancel();
    await vi.advanceTimersByTimeAsync(200);
    expect(revoker.isReverifying()).toBe(true);
    verify();
    asked[1]?.complete();
    expect((await settled(second)).failures.size).toBe(0);
  });
});

describe('offline', () => {
  it('fails all at once: waiting devices are not tried', async () => {
    const { revoker, devices, requests, page } = setUp(6, () => failed('offline'));
    const { failures } = await settled(revoker.revoke(devices, options));
    expect(failures.size).toBe(6);
    expect(requests).toHaveLength(4);
    page.answer = () => undefined;
    await settled(revoker.revoke(devices, options));
    expect(requests).toHaveLength(10);
  });

  it('is decided by the request, not by what the browser says', async () => {
    const { revoker, devices, page } = setUp(1);
    page.isOnline = false;
    const { failures } = await settled(revoker.revoke(devices, options));
    expect(failures.size).toBe(0);
  });
});

describe('a session that impersonates the user', () => {
  it('signs no device out unless the option allows it', async () => {
    const { revoker, devices, requests, page } = setUp(3);
    page.isImpersonating = true;
    const { failures } = await settled(revoker.revoke(devices, options));
    expect(new Set(Object.values(codesOf(failures)))).toEqual(new Set(['impersonation']));
    expect([failures.size, requests.length, page.lists]).toEqual([3, 0, 0]);
    await settled(revoker.revoke(devices, { ...options, whenImpersonating: 'continue' }));
    expect(requests).toHaveLength(3);
  });
});
