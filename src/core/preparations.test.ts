import { describe, expect, it, vi } from 'vitest';
import { LONG_MS, pass, withFakeTimers } from '../../tests/support/fake-time.ts';
import { deferred, never } from '../../tests/support/promises.ts';
import { withReportedErrors } from '../../tests/support/reported-errors.ts';
import { simulateStore } from '../../tests/support/simulated-clerk.ts';
import { pause } from './time-limit.ts';

withFakeTimers();
const reported = withReportedErrors();

describe('onSigningOut', () => {
  it('runs before the request, which waits for it', async () => {
    const { store, server } = simulateStore();
    const prepared = deferred();
    const onSigningOut = vi.fn(() => prepared.promise);
    const call = store.signOut({ redirectUrl: false, onSigningOut });
    await pass(1_000);
    expect(onSigningOut).toHaveBeenCalledExactlyOnceWith({ sessionIds: ['a'] });
    expect(store.getState('all')).toMatchObject({ status: 'pending', phase: 'requesting' });
    expect(server.requests).toEqual([]);
    prepared.resolve();
    await pass(LONG_MS);
    await expect(call).resolves.toMatchObject({ status: 'signed-out', sessionIds: ['a'] });
  });

  it('runs after onBeforeSignOut and confirm, and not when one of them cancels', async () => {
    const { store } = simulateStore();
    const asked: string[] = [];
    const options = {
      redirectUrl: false as const,
      onBeforeSignOut: () => void asked.push('onBeforeSignOut'),
      onSigningOut: () => void asked.push('onSigningOut'),
    };
    void store.signOut({ ...options, confirm: () => false });
    await pass(LONG_MS);
    expect(asked).toEqual(['onBeforeSignOut']);
    void store.signOut({ ...options, confirm: () => true });
    await pass(LONG_MS);
    expect(asked).toEqual(['onBeforeSignOut', 'onBeforeSignOut', 'onSigningOut']);
  });

  it('is not waited for once the sign-out was reset', async () => {
    const { store, server } = simulateStore();
    const call = store.signOut({ redirectUrl: false, onSigningOut: never });
    await pass(100);
    store.reset('all');
    await pass(1);
    expect(store.getState('all').status).toBe('idle');
    await expect(call).resolves.toEqual({ status: 'cancelled' });
    const next = store.signOut({ redirectUrl: false });
    await pass(100);
    await expect(next).resolves.toMatchObject({ status: 'signed-out' });
    await pass(LONG_MS);
    expect(server.requests).toHaveLength(1);
    expect(reported).toHaveBeenCalledOnce();
  });

  it('is waited for up to 3 seconds, then reported', async () => {
    const { store, server } = simulateStore();
    const call = store.signOut({ redirectUrl: false, onSigningOut: never });
    await pass(2_999);
    expect(server.requests).toEqual([]);
    await pass(LONG_MS);
    await expect(call).resolves.toMatchObject({ status: 'signed-out' });
    expect(reported).toHaveBeenCalledExactlyOnceWith(
      new Error('clerk-sign-out: onSigningOut did not settle in 3000 ms.'),
    );
  });

  it.each([
    ['throws', () => Promise.reject(new Error('no push'))],
    [
      'throws at once',
      () => {
        throw new Error('no push');
      },
    ],
  ])('that %s is reported, and does not stop the sign-out', async (_, onSigningOut) => {
    const { store } = simulateStore();
    const call = store.signOut({ redirectUrl: false, onSigningOut });
    await pass(LONG_MS);
    await expect(call).resolves.toMatchObject({ status: 'signed-out' });
    expect(reported).toHaveBeenCalledExactlyOnceWith(new Error('no push'));
  });

  it('that fails when it is no longer waited for is reported, too', async () => {
    const { store } = simulateStore();
    const late = deferred();
    void store.signOut({ redirectUrl: false, onSigningOut: () => late.promise });
    await pass(LONG_MS);
    late.reject(new Error('no push'));
    await pass();
    expect(reported).toHaveBeenLastCalledWith(new Error('no push'));
  });

  it('cannot cancel the sign-out', async () => {
    const { store } = simulateStore();
    const call = store.signOut({ redirectUrl: false, onSigningOut: () => false });
    await pass(LONG_MS);
    await expect(call).resolves.toMatchObject({ status: 'signed-out' });
  });

  it('does not run for a call that joins', async () => {
    const { store, server } = simulateStore();
    const onSigningOut = vi.fn();
    const first = store.signOut({ redirectUrl: false, onSigningOut: never });
    await pass();
    const second = store.signOut({ redirectUrl: false, onSigningOut });
    const third = store.signOut({ scope: 'current', redirectUrl: false, onSigningOut });
    await pass(LONG_MS);
    await expect(first).resolves.toMatchObject({ status: 'signed-out' });
    await expect(second).resolves.toMatchObject({ status: 'signed-out' });
    await expect(third).resolves.toMatchObject({ status: 'signed-out' });
    expect(onSigningOut).not.toHaveBeenCalled();
    expect(server.received('end')).toHaveLength(1);
  });

  it('does not run if another tab has signed out first or nobody is signed in', async () => {
    const { store, page, server } = simulateStore();
    const onSigningOut = vi.fn();
    page.otherTabsTurn = pass(100).then(() => server.end('a'));
    void store.signOut({ redirectUrl: false, onSigningOut });
    await pass(LONG_MS);
    expect(store.getState('all')).toMatchObject({ status: 'signed-out', alreadySignedOut: true });
    void store.signOut({ redirectUrl: false, onSigningOut });
    await pass(LONG_MS);
    expect(onSigningOut).not.toHaveBeenCalled();
  });

  it('does not run when only other devices are signed out', async () => {
    const { store, server } = simulateStore({ devices: ['d'] });
    const onSigningOut = vi.fn();
    void store.signOut({ scope: 'other-devices', onSigningOut });
    await pass(LONG_MS);
    expect(server.received('revoke')).toHaveLength(1);
    expect(onSigningOut).not.toHaveBeenCalled();
  });

  it('runs again when a failed sign-out is retried', async () => {
    const { store, server } = simulateStore();
    const onSigningOut = vi.fn();
    server.fail({ on: 'end', effect: 500 });
    void store.signOut({ redirectUrl: false, onSigningOut });
    await pass(LONG_MS);
    expect(store.getState('all').status).toBe('error');
    server.lift();
    void store.retry('all');
    await pass(LONG_MS);
    expect(store.getState('all').status).toBe('signed-out');
    expect(onSigningOut).toHaveBeenCalledTimes(2);
  });

  it('runs while the session that ends is still the current one', async () => {
    const { store, clerk } = simulateStore({ sessions: ['a', 'b'] });
    const current = vi.fn(() => clerk.session?.id);
    void store.signOut({ scope: 'current', next: 'most-recent', onSigningOut: current });
    await pass(LONG_MS);
    expect(current).toHaveReturnedWith('a');
    expect(clerk.session?.id).toBe('b');
  });

  it('keeps its session when another one becomes current in the meantime', async () => {
    const { store, clerk, server } = simulateStore({ sessions: ['a', 'b'] });
    const onSigningOut = () => clerk.setActive({ session: 'b' });
    const call = store.signOut({ scope: 'current', onSigningOut });
    await pass(LONG_MS);
    await expect(call).resolves.toMatchObject({ status: 'signed-out', sessionIds: ['a'] });
    expect(server.holds('b')).toBe(true);
  });

  it('sends nothing when the session ends in the meantime', async () => {
    const { store, page, server } = simulateStore();
    const onSigningOut = async () => {
      page.signOutInOtherTab('a');
      await pause(500);
    };
    const call = store.signOut({ redirectUrl: false, onSigningOut });
    await pass(LONG_MS);
    await expect(call).resolves.toMatchObject({ status: 'signed-out', alreadySignedOut: true });
    expect(server.received('end')).toEqual([]);
  });

  it('lets reset cancel the sign-out', async () => {
    const { store, server } = simulateStore();
    const call = store.signOut({ onSigningOut: never });
    await pass(100);
    store.reset('all');
    await pass(LONG_MS);
    await expect(call).resolves.toEqual({ status: 'cancelled' });
    expect(server.requests).toEqual([]);
  });
});
