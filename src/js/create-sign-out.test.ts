import type { Clerk as ClerkJs6 } from '@clerk/clerk-js';
import type { Clerk as ClerkJs5 } from 'clerk-js-5';
import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { requestedSignOuts } from '../../tests/support/requested-sign-outs.ts';
import { createFakeClerk } from '../testing/fake-clerk/create-fake-clerk.ts';
import { states } from '../testing/fake-clerk/states.ts';
import { createSignOut, type SignOutController } from './create-sign-out.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Runs everything that does not wait for a timer. */
const settle = () => vi.advanceTimersByTimeAsync(0);

function statusesOf({ getSnapshot, subscribe }: SignOutController): string[] {
  const statuses: string[] = [getSnapshot().status];
  subscribe(({ status }) => {
    if (statuses.at(-1) !== status) statuses.push(status);
  });
  return statuses;
}

describe('createSignOut', () => {
  it('accepts clerk-js of either generation, by its types', () => {
    type Accepted = Parameters<typeof createSignOut>[0];

    expectTypeOf<ClerkJs5>().toExtend<Accepted>();
    expectTypeOf<ClerkJs6>().toExtend<Accepted>();
    expectTypeOf<typeof ClerkJs6>().not.toExtend<Accepted>();
  });

  it('signs out even if a subscriber throws, calls the others, and reports the error', async () => {
    const clerk = createFakeClerk({ loaded: true });
    const answer = clerk.later('signOut');
    const reported = vi.fn();
    vi.stubGlobal('reportError', reported);
    const controller = createSignOut(clerk, { redirectUrl: false });
    const fault = new Error('a fault of the app');
    controller.subscribe(() => {
      throw fault;
    });
    const statuses = statusesOf(controller);

    const result = controller.signOut();
    await settle();
    answer.resolve();

    expect(await result).toMatchObject({ status: 'signed-out' });
    expect(statuses).toEqual(['idle', 'pending', 'signed-out']);
    expect(reported.mock.calls).toEqual([[fault], [fault]]);
    vi.unstubAllGlobals();
  });

  it('goes from idle to signed-out, and notifies its subscribers', async () => {
    const clerk = createFakeClerk({ loaded: true });
    const answer = clerk.later('signOut');
    const controller = createSignOut(clerk, { redirectUrl: false });
    const statuses = statusesOf(controller);

    const result = controller.signOut();
    await settle();
    expect(controller.getSnapshot()).toMatchObject({ status: 'pending', phase: 'requesting' });
    expect(controller.getSnapshot()).toBe(controller.getSnapshot());
    answer.resolve();

    expect(await result).toEqual({
      status: 'signed-out',
      sessionIds: ['sess_ada'],
      alreadySignedOut: false,
      redirectedTo: false,
    });
    expect(statuses).toEqual(['idle', 'pending', 'signed-out']);
    expect(clerk.navigations).toEqual([]);
  });

  it('lets the page use the session before the request', async () => {
    const clerk = createFakeClerk({ loaded: true });
    const onSigningOut = vi.fn(() => expect(requestedSignOuts(clerk)).toEqual([]));
    const { signOut } = createSignOut(clerk, { redirectUrl: false, onSigningOut });

    expect(await signOut()).toMatchObject({ status: 'signed-out' });
    expect(requestedSignOuts(clerk)).toEqual(['all']);
    expect(onSigningOut).toHaveBeenCalledExactlyOnceWith({ sessionIds: ['sess_ada'] });
  });

  it("goes to Clerk's configured URL when no redirectUrl is given", async () => {
    const clerk = createFakeClerk({ loaded: true, loadOptions: { afterSignOutUrl: '/after' } });
    const controller = createSignOut(clerk);
    const statuses = statusesOf(controller);

    expect(await controller.signOut()).toMatchObject({ redirectedTo: '/after' });
    expect(statuses).toEqual(['idle', 'pending', 'redirecting', 'signed-out']);
    expect(clerk.navigations).toEqual(['/after']);
  });

  it('keeps the session and has the error when the server refuses, and signs out on the retry', async () => {
    const clerk = createFakeClerk({ loaded: true });
    clerk.reject('signOut', { status: 500 });
    const controller = createSignOut(clerk, { redirectUrl: false });

    expect(await controller.signOut()).toMatchObject({
      status: 'error',
      error: { code: 'server' },
    });
    expect(controller.getSnapshot()).toMatchObject({ status: 'error', error: { code: 'server' } });
    expect(clerk.session).toMatchObject({ id: 'sess_ada' });

    expect(await controller.retry()).toMatchObject({ status: 'signed-out', redirectedTo: false });
  });

  it('retries with its own options a failure of the page before a reload', async () => {
    const clerk = createFakeClerk({ loaded: true });
    const { retry } = createSignOut(clerk, { redirectUrl: '/bye' });
    expect(await retry()).toMatchObject({ status: 'signed-out', redirectedTo: '/bye' });
  });

  it('dismisses an error on reset', async () => {
    const clerk = createFakeClerk({ loaded: true });
    clerk.reject('signOut', { status: 500 });
    const controller = createSignOut(clerk);
    expect(await controller.signOut()).toMatchObject({ status: 'error' });

    controller.reset();

    expect(controller.getSnapshot()).toEqual({ status: 'idle' });
  });

  it('restarts the time-out on keepWaiting', async () => {
    const clerk = createFakeClerk({ loaded: true });
    clerk.server.fault({ kind: 'hang', call: 'remove-all' });
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

  it('waits for Clerk to load, and then sends the request', async () => {
    const clerk = createFakeClerk();
    const controller = createSignOut(clerk, { redirectUrl: false });

    const result = controller.signOut();
    await settle();
    expect(controller.getSnapshot()).toMatchObject({ status: 'pending', phase: 'loading-clerk' });
    expect(requestedSignOuts(clerk)).toEqual([]);

    await clerk.load();
    await vi.advanceTimersByTimeAsync(100);
    expect(requestedSignOuts(clerk)).toEqual(['all']);
    expect(await result).toMatchObject({ status: 'signed-out' });
  });

  it('shares the state and the request with another one for the same Clerk and target', async () => {
    const clerk = createFakeClerk({ loaded: true });
    const answer = clerk.later('signOut');
    const one = createSignOut(clerk, { redirectUrl: false });
    const other = createSignOut(clerk);

    const results = [one.signOut(), other.signOut()];
    await settle();
    expect(other.getSnapshot()).toMatchObject({ status: 'pending' });
    expect(other.getSnapshot()).toBe(one.getSnapshot());
    answer.resolve();

    expect(new Set(await Promise.all(results)).size).toBe(1);
    expect(requestedSignOuts(clerk)).toEqual(['all']);
  });

  it('notifies subscribers about its own target only, until they unsubscribe', async () => {
    const clerk = createFakeClerk({ ...states.threeAccounts, loaded: true });
    const one = createSignOut(clerk, { sessionId: 'sess_ada' });
    const other = createSignOut(clerk, { sessionId: 'sess_bo' });
    const [oneListener, otherListener] = [vi.fn(), vi.fn()];
    const stop = other.subscribe(otherListener);
    one.subscribe(oneListener);

    await other.signOut();
    expect(otherListener).toHaveBeenCalled();
    expect(oneListener).not.toHaveBeenCalled();

    const calls = otherListener.mock.calls.length;
    stop();
    other.reset();
    expect(other.getSnapshot()).toEqual({ status: 'idle' });
    expect(otherListener).toHaveBeenCalledTimes(calls);
  });

  it('prefers the options of a call to its own; undefined counts as not given', async () => {
    const clerk = createFakeClerk({ ...states.threeAccounts, loaded: true });
    const controller = createSignOut(clerk, { scope: 'all', redirectUrl: '/goodbye' });

    const one = await controller.signOut({ sessionId: 'sess_bo', redirectUrl: undefined });
    expect(requestedSignOuts(clerk)).toEqual(['sess_bo']);
    expect(one).toMatchObject({ redirectedTo: '/goodbye' });
    expect(controller.getSnapshot()).toEqual({ status: 'idle' });

    const all = await controller.signOut({ redirectUrl: '/elsewhere' });
    expect(requestedSignOuts(clerk)).toEqual(['sess_bo', 'all']);
    expect(all).toMatchObject({ redirectedTo: '/elsewhere' });
  });

  it('asks `connectivity` whether the device is online', async () => {
    const clerk = createFakeClerk({ loaded: true });
    let isOnline = false;
    const connectivity = { isOnline: () => isOnline, subscribe: () => () => {} };
    const { signOut, retry } = createSignOut(clerk, { redirectUrl: false, connectivity });

    expect(await signOut()).toMatchObject({ status: 'error', error: { code: 'offline' } });
    expect(requestedSignOuts(clerk)).toEqual([]);
    isOnline = true;
    expect(await retry()).toMatchObject({ status: 'signed-out' });
  });

  it('refuses `connectivity` in a call, and nothing is requested', async () => {
    const clerk = createFakeClerk({ loaded: true });
    const connectivity = { isOnline: () => true, subscribe: () => () => {} };
    const { signOut } = createSignOut(clerk);

    // @ts-expect-error it cannot be set per call
    expect(() => signOut({ connectivity })).toThrow(
      new TypeError(
        'clerk-sign-out: connectivity of a call: expected none; pass it to SignOutDefaults, a hook or createSignOut.',
      ),
    );
    await settle();
    expect(requestedSignOuts(clerk)).toEqual([]);
    void signOut({ redirectUrl: false });
    await settle();
    expect(requestedSignOuts(clerk)).toEqual(['all']);
  });

  it.each(['sess_ada', () => {}, 42, true])(
    'refuses %o in the place of the options of a call, and nothing is requested',
    async (wrong) => {
      const clerk = createFakeClerk({ loaded: true, sessions: [{ id: 'sess_ada' }, { id: 'b' }] });
      const { signOut } = createSignOut(clerk);
      expect(() => signOut(wrong as never)).toThrow('clerk-sign-out: options: expected an object');
      await settle();
      expect(clerk.server.snapshot().signedInSessionIds).toHaveLength(2);
      void signOut({ sessionId: 'sess_ada' });
      await settle();
      expect(clerk.server.snapshot().signedInSessionIds).toEqual(['b']);
    },
  );

  it.each([
    ['clerk', { clerk: undefined }],
    ['clerk', { clerk: null }],
    ['clerk', { clerk: class Clerk {} }],
    ['clerk', { clerk: { signOut: () => undefined } }],
    ['scope', { options: { scope: 'everyone' } }],
    ['scope and sessionId', { options: { scope: 'all', sessionId: 'sess_ada' } }],
    ['timeoutMs', { options: { timeoutMs: 0 } }],
  ])('throws a TypeError that names %s when it is invalid: %o', (name, wrong) => {
    const create = (given: { clerk?: unknown; options?: unknown }) => {
      const all = { clerk: createFakeClerk({ loaded: true }), options: {}, ...given };
      return createSignOut(all.clerk as never, all.options as never);
    };

    expect(() => create(wrong)).toThrow(
      expect.objectContaining({
        name: 'TypeError',
        message: expect.stringMatching(`^clerk-sign-out: ${name}: expected `),
      }),
    );
    expect(() => create({})).not.toThrow();
  });
});
