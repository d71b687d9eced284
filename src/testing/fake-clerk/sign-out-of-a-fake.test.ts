// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { getDeviceSessions } from '../../clerk/device-sessions.ts';
import { getSignOutStore } from '../../clerk/sign-out-store.ts';
import type { SignOutOptions } from '../../core/options.ts';
import { createFakeClerk } from './create-fake-clerk.ts';
import { otherDevices } from './devices.ts';
import { states } from './states.ts';
import type { FakeClerk, FakeClerkOptions } from './types.ts';

/** This package on a fake of each generation, as in the tests of an app. */
describe.each(['core-2', 'core-3'] as const)('signing out of a fake of %s', (generation) => {
  const create = (options: FakeClerkOptions = states.threeAccounts) =>
    createFakeClerk({ ...options, generation, loaded: true });

  const signOut = async (clerk: FakeClerk, options: SignOutOptions = {}) => {
    const result = await getSignOutStore(clerk).signOut({ scope: 'all', ...options });
    return result.status === 'error' ? result.error.code : result.status;
  };
  const signedIn = (clerk: FakeClerk) => clerk.server.snapshot().signedInSessionIds;
  const current = (clerk: FakeClerk) => clerk.session?.id ?? clerk.session;

  afterEach(() => {
    vi.useRealTimers();
  });

  it('ends every session and goes to redirectUrl', async () => {
    const clerk = create();
    expect(await signOut(clerk, { redirectUrl: '/bye' })).toBe('signed-out');
    expect([signedIn(clerk), current(clerk), clerk.navigations]).toEqual([[], null, ['/bye']]);
  });

  it('ends the current one of several, and another becomes current', async () => {
    const clerk = create();
    const options: SignOutOptions = { scope: 'current', next: 'most-recent' };
    expect(await signOut(clerk, options)).toBe('signed-out');
    expect(signedIn(clerk)).toEqual(['sess_bo', 'sess_carmen']);
    expect(signedIn(clerk)).toContain(current(clerk));
  });

  it.each([
    ['server', { status: 500 }],
    ['rate_limited', { status: 429, retryAfter: 1 }],
    ['unauthorized', { status: 403 }],
    ['network', 'network'],
  ] as const)('says %s, and the app is as it was', async (code, failure) => {
    const clerk = create();
    clerk.reject('signOut', failure);
    expect(await signOut(clerk)).toBe(code);
    expect([signedIn(clerk).length, current(clerk)]).toEqual([3, 'sess_ada']);
  });

  it('does not believe a success that did not happen on the server', async () => {
    const clerk = create();
    clerk.resolve('signOut', { confirmed: false });
    expect(await signOut(clerk)).toBe('not_confirmed_by_server');
    expect(current(clerk)).toBe('sess_ada');
  });

  it('finds out that a lost answer was a success', async () => {
    const clerk = create();
    clerk.reject('signOut', 'answer-lost');
    expect(await signOut(clerk)).toBe('signed-out');
    expect(current(clerk)).toBeNull();
  });

  it('reports that it is offline, and sends no request', async () => {
    const clerk = create();
    clerk.offline();
    expect(await signOut(clerk).finally(clerk.online)).toBe('offline');
    expect(clerk.server.log).toEqual([]);
  });

  it('times out, and recovers', async () => {
    vi.useFakeTimers();
    const clerk = create();
    clerk.hang('signOut');
    const outcome = signOut(clerk, { timeoutMs: 1_000 });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await outcome).toBe('timeout');
    expect(current(clerk)).toBe('sess_ada');
  });

  it('counts an account that has ended elsewhere as signed out', async () => {
    const clerk = create();
    clerk.server.endSession('sess_bo', 'removed');
    expect(await signOut(clerk, { scope: undefined, sessionId: 'sess_bo' })).toBe('signed-out');
    expect(current(clerk)).toBe('sess_ada');
  });

  it('revokes the other devices', async () => {
    const clerk = create({ ...states.oneAccount, devices: otherDevices(3) });
    expect(await signOut(clerk, { scope: 'other-devices' })).toBe('signed-out');
    expect(clerk.server.snapshot().deviceSessionIds).toEqual([]);
    expect(signedIn(clerk)).toEqual(['sess_ada']);
  });

  it('lists the devices, or reports that they could not be loaded', async () => {
    const clerk = create({ ...states.oneAccount, devices: otherDevices(2) });
    const store = getDeviceSessions(clerk);
    await store.load('sess_ada', 1_000);
    const { status, devices } = store.getState('sess_ada');
    expect([status, devices.length]).toEqual(['ready', 3]);

    clerk.reject('getSessions', { status: 500 });
    await store.load('sess_ada', 1_000);
    expect(store.getState('sess_ada')).toMatchObject({
      status: 'error',
      error: { code: 'network' },
      devices,
    });
  });
});
