import type { Clerk as ClerkJs6 } from '@clerk/clerk-js';
import type { Clerk as ClerkJs5 } from 'clerk-js-5';
import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { handMadeClerk } from '../../tests/support/hand-made-clerk.ts';
import { createSignOut, type SignOutController } from './create-sign-out.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Lets everything run that does not wait for time. */
const settle = () => vi.advanceTimersByTimeAsync(0);

function statusesOf({ getSnapshot, subscribe }: SignOutController): string[] {
  const statuses: string[] = [getSnapshot().status];
  subscribe(({ status }) => {
    if (statuses.at(-1) !== status) statuses.push(status);
  });
  return statuses;
}

describe('createSignOut', () => {
  it('takes clerk-js of either generation, as their types see it', () => {
    type Accepted = Parameters<typeof createSignOut>[0];

    expectTypeOf<ClerkJs5>().toExtend<Accepted>();
    expectTypeOf<ClerkJs6>().toExtend<Accepted>();
    expectTypeOf<typeof ClerkJs6>().not.toExtend<Accepted>();
  });

  it('goes from idle to signed-out, and says so to its subscribers', async () => {
    const clerk = handMadeClerk();
    const controller = createSignOut(clerk, { redirectUrl: false });
    const statuses = statusesOf(controller);

    const result = controller.signOut();
    await settle();
    expect(controller.getSnapshot()).toMatchObject({ status: 'pending', phase: 'requesting' });
    expect(controller.getSnapshot()).toBe(controller.getSnapshot());
    clerk.answer();

    expect(await result).toEqual({
      status: 'signed-out',
      sessionIds: ['sess_a'],
      alreadySignedOut: false,
      redirectedTo: false,
    });
    expect(statuses).toEqual(['idle', 'pending', 'signed-out']);
    expect(clerk.navigations).toEqual([]);
  });

  it('lets the page do what needs the session before the request', async () => {
    const clerk = handMadeClerk();
    const onSigningOut = vi.fn(() => expect(clerk.requests).toEqual([]));
    const { signOut } = createSignOut(clerk, { redirectUrl: false, onSigningOut });

    const result = signOut();
    await settle();
    clerk.answer();

    expect(await result).toMatchObject({ status: 'signed-out' });
    expect(onSigningOut).toHaveBeenCalledExactlyOnceWith({ sessionIds: ['sess_a'] });
  });

  it('goes where Clerk is told to when no redirectUrl is given', async () => {
    const clerk = handMadeClerk();
    const controller = createSignOut(clerk);
    const statuses = statusesOf(controller);

    const result = controller.signOut();
    clerk.answer();

    expect(await result).toMatchObject({ redirectedTo: '/after' });
    expect(statuses).toEqual(['idle', 'pending', 'redirecting', 'signed-out']);
    expect(clerk.navigations).toEqual(['/after']);
  });

  it('keeps the session and says why when the server refuses, and signs out on the retry', async () => {
    const clerk = handMadeClerk();
    const controller = createSignOut(clerk, { redirectUrl: false });

    const refused = controller.signOut();
    clerk.refuse(500);
    expect(await refused).toMatchObject({ status: 'error', error: { code: 'server' } });
    expect(controller.getSnapshot()).toMatchObject({ status: 'error', error: { code: 'server' } });
    expect(clerk.session).toMatchObject({ id: 'sess_a' });

    const retried = controller.retry();
    clerk.answer();
    expect(await retried).toMatchObject({ status: 'signed-out', redirectedTo: false });
  });

  it('dismisses an error on reset', async () => {
    const clerk = handMadeClerk();
    const controller = createSignOut(clerk);
    const refused = controller.signOut();
    clerk.refuse(500);
    await refused;

    controller.reset();

    expect(controller.getSnapshot()).toEqual({ status: 'idle' });
  });

  it('gives a slow server its time again on keepWaiting', async () => {
    const clerk = handMadeClerk();
    const timeoutAt = async (keepsWaiting: boolean) => {
      const controller = createSignOut(clerk, { timeoutMs: 1_000, redirectUrl: false });
      void controller.signOut();
      await vi.advanceTimersByTimeAsync(900);
      if (keepsWaiting) controller.keepWaiting();
      await vi.advanceTimersByTimeAsync(900);
      const { status } = controller.getSnapshot();
      await vi.advanceTimersByTimeAsync(10_000);
      return status;
    };

    expect(await timeoutAt(false)).toBe('error');
    expect(await timeoutAt(true)).toBe('pending');
  });

  it('waits for a Clerk that is still loading, and requests then', async () => {
    const clerk = handMadeClerk({ isLoaded: false });
    const controller = createSignOut(clerk, { redirectUrl: false });

    const result = controller.signOut();
    await settle();
    expect(controller.getSnapshot()).toMatchObject({ status: 'pending', phase: 'loading-clerk' });
    expect(clerk.requests).toEqual([]);

    clerk.finishLoading();
    await vi.advanceTimersByTimeAsync(100);
    expect(clerk.requests).toEqual(['all']);
    clerk.answer();
    expect(await result).toMatchObject({ status: 'signed-out' });
  });

  it('shares the state and the request with another one for the same Clerk and target', async () => {
    const clerk = handMadeClerk();
    const one = createSignOut(clerk, { redirectUrl: false });
    const other = createSignOut(clerk);

    const results = [one.signOut(), other.signOut()];
    await settle();
    expect(other.getSnapshot()).toBe(one.getSnapshot());
    clerk.answer();

    expect(new Set(await Promise.all(results)).size).toBe(1);
    expect(clerk.requests).toEqual(['all']);
  });

  it('tells subscribers of its own target only, until they stop', async () => {
    const clerk = handMadeClerk({ sessions: ['sess_a', 'sess_b'] });
    const one = createSignOut(clerk, { sessionId: 'sess_a' });
    const other = createSignOut(clerk, { sessionId: 'sess_b' });
    const [oneListener, otherListener] = [vi.fn(), vi.fn()];
    const stop = other.subscribe(otherListener);
    one.subscribe(oneListener);

    const result = other.signOut();
    clerk.answer();
    await result;
    expect(otherListener).toHaveBeenCalled();
    expect(oneListener).not.toHaveBeenCalled();

    const calls = otherListener.mock.calls.length;
    stop();
    other.reset();
    expect(other.getSnapshot()).toEqual({ status: 'idle' });
    expect(otherListener).toHaveBeenCalledTimes(calls);
  });

  it('takes the options of a call over its own, an undefined one as not given', async () => {
    const clerk = handMadeClerk({ sessions: ['sess_a', 'sess_b'] });
    const controller = createSignOut(clerk, { scope: 'all', redirectUrl: '/goodbye' });

    const one = controller.signOut({ sessionId: 'sess_b', redirectUrl: undefined });
    await settle();
    expect(clerk.requests).toEqual(['sess_b']);
    clerk.answer();
    expect(await one).toMatchObject({ redirectedTo: '/goodbye' });
    expect(controller.getSnapshot()).toEqual({ status: 'idle' });

    const all = controller.signOut({ redirectUrl: '/elsewhere' });
    clerk.answer();
    expect(await all).toMatchObject({ redirectedTo: '/elsewhere' });
  });

  it('reads at `connectivity` whether the network can be reached', async () => {
    const clerk = handMadeClerk();
    let isOnline = false;
    const connectivity = { isOnline: () => isOnline, subscribe: () => () => {} };
    const { signOut, retry } = createSignOut(clerk, { redirectUrl: false, connectivity });

    expect(await signOut()).toMatchObject({ status: 'error', error: { code: 'offline' } });
    expect(clerk.requests).toEqual([]);
    isOnline = true;
    const retried = retry();
    await settle();
    clerk.answer();
    expect(await retried).toMatchObject({ status: 'signed-out' });
  });

  it('refuses `connectivity` in a call, and nothing is requested', async () => {
    const clerk = handMadeClerk();
    const connectivity = { isOnline: () => true, subscribe: () => () => {} };
    const { signOut } = createSignOut(clerk);

    // @ts-expect-error it is no option of a call
    expect(() => signOut({ connectivity })).toThrow(
      new TypeError(
        'clerk-sign-out: connectivity of a call: expected none, but one of SignOutDefaults, a hook or createSignOut.',
      ),
    );
    await settle();
    expect(clerk.requests).toEqual([]);
    void signOut({ redirectUrl: false });
    await settle();
    expect(clerk.requests).toEqual(['all']);
  });

  it.each([
    ['clerk', undefined, {}],
    ['clerk', null, {}],
    ['clerk', class Clerk {}, {}],
    ['clerk', { signOut: () => undefined }, {}],
    ['scope', handMadeClerk(), { scope: 'everyone' }],
    ['scope and sessionId', handMadeClerk(), { scope: 'all', sessionId: 'sess_a' }],
    ['timeoutMs', handMadeClerk(), { timeoutMs: 0 }],
  ])(
    'throws a TypeError that names %s when it is not what was expected: %o %o',
    (name, clerk, options) => {
      const create = createSignOut as (clerk: unknown, options: unknown) => unknown;

      expect(() => create(clerk, options)).toThrow(
        expect.objectContaining({
          name: 'TypeError',
          message: expect.stringMatching(`^clerk-sign-out: ${name}: expected `),
        }),
      );
      expect(() => create(handMadeClerk(), {})).not.toThrow();
    },
  );
});
