import { describe, expect, it, vi } from 'vitest';
import { createFrontendApi } from './create-frontend-api.ts';
import { presets } from './presets.ts';
import type { FrontendApi } from './types.ts';

const url = (path: string) => `https://clerk.example.com/v1/client${path}`;
const load = (frontendApi: FrontendApi) => frontendApi.answer({ method: 'GET', url: url('') });
const remove = (frontendApi: FrontendApi) =>
  frontendApi.answer({ method: 'POST', url: url('/sessions/sess_a/remove') });
const signedIn = (frontendApi: FrontendApi) => frontendApi.snapshot().signedInSessionIds;

describe('presets', () => {
  it('offline breaks every request', async () => {
    const frontendApi = createFrontendApi();
    const lift = presets.offline(frontendApi);
    await expect(load(frontendApi)).rejects.toThrow('Failed to fetch');
    await expect(remove(frontendApi)).rejects.toThrow('Failed to fetch');
    expect(signedIn(frontendApi)).toEqual(['sess_a']);

    lift();
    expect((await load(frontendApi)).status).toBe(200);
  });

  it('rateLimited refuses changes as often as `times` says', async () => {
    const frontendApi = createFrontendApi();
    presets.rateLimited(frontendApi, { retryAfter: 7, times: 1 });
    expect((await load(frontendApi)).status).toBe(200);
    const refused = await remove(frontendApi);
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '7']);
    expect((await remove(frontendApi)).status).toBe(200);
  });

  it('slow answers late', async () => {
    vi.useFakeTimers();
    const frontendApi = createFrontendApi();
    presets.slow(frontendApi, { delayMs: 500 });
    const answered = vi.fn();
    const removed = remove(frontendApi).then(answered);
    await vi.advanceTimersByTimeAsync(499);
    expect([signedIn(frontendApi), answered.mock.calls.length]).toEqual([[], 0]);
    await vi.advanceTimersByTimeAsync(1);
    await removed;
    vi.useRealTimers();
  });

  it('sessionEndedElsewhere ends the last active session, or the given one', async () => {
    const sessions = [{ id: 'sess_a' }, { id: 'sess_b' }];
    const one = createFrontendApi({ sessions });
    presets.sessionEndedElsewhere(one);
    expect(signedIn(one)).toEqual(['sess_b']);
    expect((await remove(one)).status).toBe(404);

    const other = createFrontendApi({ sessions });
    presets.sessionEndedElsewhere(other, { sessionId: 'sess_b' })();
    expect(signedIn(other)).toEqual(['sess_a']);
    presets.sessionEndedElsewhere(createFrontendApi({ sessions: [] }));
  });

  it('serverError and gatewayError do not do what was asked', async () => {
    const frontendApi = createFrontendApi();
    const lift = presets.serverError(frontendApi);
    expect((await remove(frontendApi)).status).toBe(500);
    lift();
    presets.gatewayError(frontendApi);
    expect((await load(frontendApi)).body).toMatch(/^<!doctype html>/);
    expect(signedIn(frontendApi)).toEqual(['sess_a']);
  });

  it('answerLost removes, and breaks the connection', async () => {
    const frontendApi = createFrontendApi();
    presets.answerLost(frontendApi);
    await expect(remove(frontendApi)).rejects.toThrow('Failed to fetch');
    expect(signedIn(frontendApi)).toEqual([]);
  });

  it('noAnswer does not answer until it is lifted', async () => {
    const frontendApi = createFrontendApi();
    const lift = presets.noAnswer(frontendApi);
    const removed = remove(frontendApi);
    await load(frontendApi);
    expect(signedIn(frontendApi)).toEqual(['sess_a']);
    lift();
    expect((await removed).status).toBe(200);
  });
});
