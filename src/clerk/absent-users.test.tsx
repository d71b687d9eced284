import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type SimulationOptions, simulate } from '../../tests/support/simulated-clerk.ts';
import { rememberedUsers, rememberUsers } from '../browser/remembered-users.ts';
import { followClerk, onSignedOut } from './signed-out-users.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('BroadcastChannel', undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  localStorage.clear();
});

const pass = (durationMs = 1_000) => vi.advanceTimersByTimeAsync(durationMs);

/** A page of the app, and the users that were reported to it. */
function open(options: SimulationOptions = {}) {
  const simulation = simulate(options);
  const told = vi.fn();
  onSignedOut(simulation.clerk, told);
  followClerk(simulation.clerk);
  return { ...simulation, told };
}

const ada = { userId: 'user_a', sessionIds: ['a'], reason: 'elsewhere' };

describe('a user whose session has ended while no page was open', () => {
  it.each([
    ['nobody is signed in', []],
    ['somebody else is signed in', ['b']],
  ])('is reported as soon as Clerk has loaded, when %s', async (_, sessions) => {
    open({ sessions: ['a'] });
    const { told, load, server } = open({ sessions, isLoaded: false });
    await pass();
    expect(told).not.toHaveBeenCalled();
    load();
    if (sessions.length > 0) expect(told).toHaveBeenCalledExactlyOnceWith(ada);
    await pass();
    expect(told).toHaveBeenCalledExactlyOnceWith(ada);
    expect(server.received('end')).toEqual([]);
  });

  it('is reported once, and not again to pages that are loaded later', async () => {
    open({ sessions: ['a'] });
    for (const times of [1, 0]) {
      const { told, load } = open({ sessions: ['b'], isLoaded: false });
      load();
      await pass();
      expect(told).toHaveBeenCalledTimes(times);
    }
    expect(rememberedUsers('')).toEqual({ b: 'user_b' });
  });

  it('is reported after a request to the server if Clerk had loaded before', async () => {
    open({ sessions: ['a'] });
    const { told, server } = open({ sessions: ['b'] });
    expect(told).not.toHaveBeenCalled();
    await pass();
    expect(server.received('client')).toHaveLength(1);
    expect(told).toHaveBeenCalledExactlyOnceWith(ada);
  });

  it('is not reported while the server cannot be asked', async () => {
    open({ sessions: ['a'] });
    const { told, server } = open({ sessions: [] });
    server.fail({ effect: 500 });
    await pass(10_000);
    expect(told).not.toHaveBeenCalled();
    expect(rememberedUsers('')).toEqual({ a: 'user_a' });
    server.lift();
    await pass(60_000);
    expect(told).toHaveBeenCalledExactlyOnceWith(ada);
  });
});

describe('a user who is', () => {
  it('still signed in, even in another session, is not reported', async () => {
    open({ sessions: ['a', 'b'] });
    const { told, load } = open({
      sessions: [{ id: 'c', userId: 'user_a' }, 'b'],
      isLoaded: false,
    });
    load();
    await pass();
    expect(told).not.toHaveBeenCalled();
    expect(rememberedUsers('')).toEqual({ b: 'user_b', c: 'user_a' });
  });

  it('signed out by this page is reported once, and no longer remembered', async () => {
    const { told, page } = open({ sessions: ['a', 'b'] });
    page.signOutInOtherTab('a');
    await pass();
    expect(told).toHaveBeenCalledExactlyOnceWith(ada);
    expect(rememberedUsers('')).toEqual({ b: 'user_b' });
    const next = open({ sessions: ['b'], isLoaded: false });
    next.load();
    await pass();
    expect(next.told).not.toHaveBeenCalled();
  });

  it('remembered by another tab since stays remembered', async () => {
    const { page } = open({ sessions: ['a'] });
    rememberUsers('', { ...rememberedUsers(''), z: 'user_z' });
    page.refreshToken();
    await pass();
    expect(rememberedUsers('')).toEqual({ a: 'user_a', z: 'user_z' });
  });

  it('not remembered because the storage refuses causes no error', async () => {
    const denied = vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('Denied', 'SecurityError');
    });
    const { told, page } = open({ sessions: ['a'] });
    page.signOutInOtherTab('a');
    await pass();
    denied.mockRestore();
    expect(told).toHaveBeenCalledExactlyOnceWith(ada);
    expect(localStorage).toHaveLength(0);
  });

  it.each([
    '{{',
    'null',
    '7',
    '"abc"',
    '["user_z"]',
    '{"z":7}',
    '{"z":{"id":"user_z"}}',
    '{"z":["user_z"]}',
  ])('remembered as %s is ignored', async (value) => {
    localStorage.setItem('clerk-sign-out:users:', value);
    const { told } = open({ sessions: ['a'] });
    await pass();
    expect(told).not.toHaveBeenCalled();
    expect(rememberedUsers('')).toEqual({ a: 'user_a' });
  });
});
