import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFrontendApi } from './create-frontend-api.ts';
import type { Fault, FrontendApi, FrontendApiOptions } from './types.ts';

const removeAll = (frontendApi: FrontendApi, init: RequestInit = {}) =>
  frontendApi.fetch(
    new Request('https://clerk.example.com/v1/client/sessions?_method=DELETE', {
      method: 'POST',
      ...init,
    }),
  );

const remove = (frontendApi: FrontendApi, sessionId: string) =>
  frontendApi.fetch(
    new Request(`https://clerk.example.com/v1/client/sessions/${sessionId}/remove`, {
      method: 'POST',
    }),
  );

const loadClient = (frontendApi: FrontendApi, init: RequestInit = {}) =>
  frontendApi.fetch(new Request('https://clerk.example.com/v1/client', init));

const signedIn = (frontendApi: FrontendApi) => frontendApi.snapshot().signedInSessionIds;
const outcomes = (frontendApi: FrontendApi) => frontendApi.log.map(({ outcome }) => outcome);

const withFault = (fault: Fault, options: FrontendApiOptions = {}) => {
  const frontendApi = createFrontendApi(options);
  frontendApi.fault(fault);
  return frontendApi;
};

afterEach(() => {
  vi.useRealTimers();
});

describe('status', () => {
  it.each([
    [400, 'request_invalid'],
    [401, 'authentication_invalid'],
    [403, 'authorization_invalid'],
    [404, 'resource_not_found'],
    [429, 'rate_limit_exceeded'],
    [500, 'internal_clerk_error'],
    [503, 'internal_clerk_error'],
  ])('answers %i as %s and does nothing', async (status, code) => {
    const frontendApi = withFault({ kind: 'status', status });
    const response = await removeAll(frontendApi);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ code }] });
    expect(signedIn(frontendApi)).toEqual(['sess_a']);
    expect(outcomes(frontendApi)).toEqual([status]);
  });

  it('answers with the given code and message', async () => {
    const frontendApi = withFault({
      kind: 'status',
      status: 429,
      code: 'too_fast',
      message: 'Slow down',
      retryAfter: 7,
    });
    const response = await removeAll(frontendApi, {
      headers: { origin: 'https://app.example.com' },
    });
    expect(response.headers.get('retry-after')).toBe('7');
    expect(response.headers.get('access-control-expose-headers')).toContain('retry-after');
    expect(await response.json()).toMatchObject({
      errors: [{ code: 'too_fast', message: 'Slow down', long_message: 'Slow down' }],
    });
  });
});

it('html answers with a page instead of JSON and does nothing', async () => {
  const frontendApi = withFault({ kind: 'html', status: 502 });
  const response = await removeAll(frontendApi);
  expect(response.status).toBe(502);
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(await response.text()).toMatch(/^<!doctype html>/);
  expect(signedIn(frontendApi)).toEqual(['sess_a']);
});

describe('body', () => {
  it.each<[string, Fault, string, string | null]>([
    ['JSON', { kind: 'body', body: { status: 'ok' } }, '{"status":"ok"}', 'application/json'],
    ['null, as JSON', { kind: 'body', body: null }, 'null', 'application/json'],
    ['text, as HTML', { kind: 'body', body: '<p>Log in' }, '<p>Log in', 'text/html; charset=utf-8'],
    [
      'text of another type',
      { kind: 'body', body: 'ok', headers: { 'content-type': 'text/plain' } },
      'ok',
      'text/plain',
    ],
    ['nothing', { kind: 'body' }, '', null],
  ])('answers %s, and does nothing', async (_, fault, text, type) => {
    const frontendApi = withFault(fault);
    const response = await removeAll(frontendApi);
    expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([
      200,
      text,
      type,
    ]);
    expect(signedIn(frontendApi)).toEqual(['sess_a']);
    expect(outcomes(frontendApi)).toEqual([200]);
  });

  it('has the given status', async () => {
    const redirect = withFault({ kind: 'body', status: 302, headers: { location: '/login' } });
    const response = await removeAll(redirect);
    expect([response.status, response.headers.get('location')]).toEqual([302, '/login']);
    expect((await removeAll(withFault({ kind: 'body', status: 204 }))).status).toBe(204);
  });

  it('does what was asked with `isDone`', async () => {
    const frontendApi = withFault({ kind: 'body', body: {}, isDone: true });
    expect(await (await removeAll(frontendApi)).json()).toEqual({});
    expect(signedIn(frontendApi)).toEqual([]);
  });
});

it('reset breaks the connection and does nothing', async () => {
  const frontendApi = withFault({ kind: 'reset' });
  await expect(removeAll(frontendApi)).rejects.toThrow(new TypeError('Failed to fetch'));
  expect(signedIn(frontendApi)).toEqual(['sess_a']);
  expect(outcomes(frontendApi)).toEqual(['reset']);
});

it('answer-lost does what was asked and breaks the connection', async () => {
  const frontendApi = withFault({ kind: 'answer-lost' });
  await expect(removeAll(frontendApi)).rejects.toThrow(new TypeError('Failed to fetch'));
  expect(signedIn(frontendApi)).toEqual([]);
  expect(outcomes(frontendApi)).toEqual(['answer-lost']);
});

describe('hang', () => {
  it('does nothing until it is released, then does what was asked and answers', async () => {
    const frontendApi = withFault({ kind: 'hang' });
    const answered = vi.fn();
    const answer = removeAll(frontendApi).then((response) => {
      answered();
      return response;
    });
    await expect.poll(() => frontendApi.log).toHaveLength(1);
    expect(answered).not.toHaveBeenCalled();
    expect(signedIn(frontendApi)).toEqual(['sess_a']);
    expect(outcomes(frontendApi)).toEqual([null]);

    frontendApi.releaseHangs();
    expect((await answer).status).toBe(200);
    expect(signedIn(frontendApi)).toEqual([]);
    expect(outcomes(frontendApi)).toEqual([200]);
  });

  it('ends when the request is aborted, and a release then does nothing', async () => {
    const frontendApi = withFault({ kind: 'hang', times: 1 });
    const controller = new AbortController();
    const answer = removeAll(frontendApi, { signal: controller.signal });
    const reason = new Error('Gave up');
    controller.abort(reason);
    await expect(answer).rejects.toBe(reason);
    expect(outcomes(frontendApi)).toEqual(['aborted']);

    frontendApi.releaseHangs();
    expect((await loadClient(frontendApi)).status).toBe(200);
    expect(signedIn(frontendApi)).toEqual(['sess_a']);
  });

  it('continues after the fault is lifted', async () => {
    const frontendApi = withFault({ kind: 'hang' });
    const answer = removeAll(frontendApi);
    await expect.poll(() => frontendApi.log).toHaveLength(1);
    frontendApi.clearFaults();
    expect((await loadClient(frontendApi)).status).toBe(200);
    expect(outcomes(frontendApi)).toEqual([null, 200]);
    frontendApi.releaseHangs();
    expect((await answer).status).toBe(200);
  });
});

describe('delay', () => {
  it('does what was asked at once and answers late', async () => {
    vi.useFakeTimers();
    const frontendApi = withFault({ kind: 'delay', delayMs: 3000 }, { latencyMs: 60_000 });
    const answered = vi.fn();
    const answer = removeAll(frontendApi).then(answered);
    await vi.advanceTimersByTimeAsync(2999);
    expect(signedIn(frontendApi)).toEqual([]);
    expect(answered).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await answer;
    expect(answered).toHaveBeenCalledOnce();
  });

  it('ends when the request is aborted, which undoes nothing', async () => {
    vi.useFakeTimers();
    const frontendApi = withFault({ kind: 'delay', delayMs: 3000 });
    const controller = new AbortController();
    const answer = removeAll(frontendApi, { signal: controller.signal });
    const settled = expect(answer).rejects.toThrow('Gave up');
    await vi.advanceTimersByTimeAsync(1000);
    controller.abort(new Error('Gave up'));
    await settled;
    expect(signedIn(frontendApi)).toEqual([]);
    expect(outcomes(frontendApi)).toEqual(['aborted']);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('latency', () => {
  it('delays the answer, not the action', async () => {
    vi.useFakeTimers();
    const frontendApi = createFrontendApi({ latencyMs: 200 });
    const answer = removeAll(frontendApi);
    await vi.advanceTimersByTimeAsync(199);
    expect([signedIn(frontendApi), outcomes(frontendApi)]).toEqual([[], [null]]);
    await vi.advanceTimersByTimeAsync(1);
    expect((await answer).status).toBe(200);
  });

  it('delays answers and errors alike', async () => {
    vi.useFakeTimers();
    const frontendApi = createFrontendApi({ latencyMs: 200 });
    frontendApi.fault({ kind: 'reset', call: 'remove-all' });
    const settled = vi.fn();
    const client = loadClient(frontendApi).finally(settled);
    const broken = expect(removeAll(frontendApi).finally(settled)).rejects.toThrow(
      'Failed to fetch',
    );
    await vi.advanceTimersByTimeAsync(199);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect((await client).status).toBe(200);
    await broken;
    expect(settled).toHaveBeenCalledTimes(2);
  });
});

it('an aborted request is not performed', async () => {
  const frontendApi = createFrontendApi();
  const answer = removeAll(frontendApi, { signal: AbortSignal.abort(new Error('Too late')) });
  await expect(answer).rejects.toThrow('Too late');
  expect(signedIn(frontendApi)).toEqual(['sess_a']);
  expect(outcomes(frontendApi)).toEqual(['aborted']);
});

describe('matching', () => {
  const statuses = async (frontendApi: FrontendApi, count: number) => {
    const found: number[] = [];
    for (let sent = 0; sent < count; sent += 1) {
      found.push((await loadClient(frontendApi)).status);
    }
    return found;
  };

  it('strikes every call by default', async () => {
    const frontendApi = withFault({ kind: 'status', status: 500 });
    expect(await statuses(frontendApi, 2)).toEqual([500, 500]);
    expect((await removeAll(frontendApi)).status).toBe(500);
  });

  it('strikes only the calls it names', async () => {
    const frontendApi = withFault({
      kind: 'status',
      status: 500,
      call: ['remove-all', 'environment'],
    });
    expect((await loadClient(frontendApi)).status).toBe(200);
    expect((await removeAll(frontendApi)).status).toBe(500);
  });

  it('strikes only the session it names', async () => {
    const frontendApi = withFault(
      { kind: 'status', status: 500, sessionId: 'sess_b' },
      { sessions: [{ id: 'sess_a' }, { id: 'sess_b' }] },
    );
    expect((await remove(frontendApi, 'sess_b')).status).toBe(500);
    expect((await remove(frontendApi, 'sess_a')).status).toBe(200);
    expect(signedIn(frontendApi)).toEqual(['sess_b']);
  });

  it.each<[string, { nth?: number; times?: number }, number[]]>([
    ['the n-th call', { nth: 2 }, [200, 500, 200, 200]],
    ['so many calls', { times: 2 }, [500, 500, 200, 200]],
    ['`times` calls from the n-th on', { nth: 2, times: 2 }, [200, 500, 500, 200]],
  ])('strikes %s', async (_, limits, expected) => {
    const frontendApi = withFault({ kind: 'status', status: 500, call: 'client', ...limits });
    await removeAll(frontendApi);
    expect(await statuses(frontendApi, 4)).toEqual(expected);
  });

  it('counts from the injection on', async () => {
    const frontendApi = createFrontendApi();
    await loadClient(frontendApi);
    frontendApi.fault({ kind: 'status', status: 500, nth: 2 });
    expect(await statuses(frontendApi, 3)).toEqual([200, 500, 200]);
  });

  it('prefers the fault injected last, and falls back to the one before', async () => {
    const frontendApi = createFrontendApi();
    frontendApi.fault({ kind: 'status', status: 500 });
    const lift = frontendApi.fault({ kind: 'status', status: 503, times: 1 });
    expect(await statuses(frontendApi, 2)).toEqual([503, 500]);
    lift();
    expect(await statuses(frontendApi, 1)).toEqual([500]);
  });

  it('does not strike after it is lifted', async () => {
    const frontendApi = createFrontendApi();
    const lift = frontendApi.fault({ kind: 'status', status: 500 });
    expect(await statuses(frontendApi, 1)).toEqual([500]);
    lift();
    lift();
    expect(await statuses(frontendApi, 1)).toEqual([200]);
  });

  it('calls onStrike when it strikes, before anything is done', async () => {
    const seen: string[][] = [];
    const frontendApi = createFrontendApi();
    frontendApi.fault({
      kind: 'answer-lost',
      call: 'remove-all',
      onStrike: () => seen.push(signedIn(frontendApi)),
    });
    await loadClient(frontendApi);
    expect(seen).toEqual([]);
    await removeAll(frontendApi).catch(() => undefined);
    expect(seen).toEqual([['sess_a']]);
  });
});

it.each<[string, unknown, RegExp]>([
  ['an unknown kind', { kind: 'explode' }, /kind must be one of status, html/],
  ['an unknown call', { kind: 'reset', call: 'signout' }, /call is "signout"; the calls are/],
  ['no call at all', { kind: 'reset', call: [] }, /call must name at least one/],
  [
    'a status that is not an error',
    { kind: 'status', status: 200 },
    /status must be an error status/,
  ],
  ['a page without a body', { kind: 'html', status: 204 }, /status must be a status with a body/],
  ['a body and status 204', { kind: 'body', status: 204, body: {} }, /body must be left out for/],
  [
    'a body that is not JSON',
    { kind: 'body', body: () => {} },
    /body must be a string or what JSON/,
  ],
  ['an invalid status', { kind: 'body', status: 99 }, /status must be a status, 200 to 599/],
  ['a zeroth call', { kind: 'reset', nth: 0 }, /nth must be a whole number, 1 or more/],
  ['no times', { kind: 'reset', times: 0 }, /times must be a whole number, 1 or more/],
  ['a negative delay', { kind: 'delay', delayMs: -1 }, /delayMs must be a number of milliseconds/],
  ['a negative wait', { kind: 'status', status: 429, retryAfter: -1 }, /retryAfter must be/],
])('a fault with %s is refused', (_, fault, message) => {
  expect(() => createFrontendApi().fault(fault as Fault)).toThrow(message);
});

describe('later', () => {
  it('waits for the promise, and then does what was asked', async () => {
    let decide: (effect: undefined) => void = () => {};
    const frontendApi = withFault({
      kind: 'later',
      effect: new Promise((resolve) => {
        decide = resolve;
      }),
    });
    const removed = removeAll(frontendApi);
    await expect.poll(() => outcomes(frontendApi)).toEqual([null]);
    expect(signedIn(frontendApi)).toEqual(['sess_a']);
    decide(undefined);
    expect((await removed).status).toBe(200);
    expect(signedIn(frontendApi)).toEqual([]);
  });

  it('has the effect that the promise resolves to', async () => {
    const frontendApi = withFault({
      kind: 'later',
      effect: Promise.resolve({ kind: 'status', status: 503 }),
    });
    expect((await removeAll(frontendApi)).status).toBe(503);
    expect(signedIn(frontendApi)).toEqual(['sess_a']);
  });

  it('is aborted with its request', async () => {
    const frontendApi = withFault({ kind: 'later', effect: new Promise(() => {}) });
    const controller = new AbortController();
    const removed = expect(removeAll(frontendApi, { signal: controller.signal })).rejects.toThrow();
    controller.abort();
    await removed;
    expect(outcomes(frontendApi)).toEqual(['aborted']);
  });

  it('refuses an effect that could never strike', async () => {
    expect(() => withFault({ kind: 'later', effect: undefined as never })).toThrow(/a promise/);
    const frontendApi = withFault({
      kind: 'later',
      effect: Promise.resolve({ kind: 'status', status: 42 }),
    });
    await expect(removeAll(frontendApi)).rejects.toThrow(/status must be an error status/);
  });
});
