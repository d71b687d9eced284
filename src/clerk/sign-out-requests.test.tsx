import { expect, it, vi } from 'vitest';
import { pass, withFakeTimers } from '../../tests/support/fake-time.ts';
import { type SimulationOptions, simulate } from '../../tests/support/simulated-clerk.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { createSignOutRequests } from './sign-out-requests.ts';

withFakeTimers();

/** The requests of a simulated Clerk, parts of which can be replaced. */
function connect(options: SimulationOptions = {}, changes: Partial<ClerkInstance> = {}) {
  const simulation = simulate(options);
  const clerk: ClerkInstance = Object.assign(simulation.clerk, changes);
  return { ...simulation, requests: createSignOutRequests(clerk, { isOnline: () => true }) };
}

it('signOut settles between the answer and the end', async () => {
  const { requests, server, clerk } = connect({ generation: 3 });
  const order: string[] = [];
  void requests
    .signOut(undefined, async () => {
      order.push(`settle: ${server.sessions.length} left, session ${clerk.session}`);
    })
    .then(() => order.push(`done: session ${clerk.session}`));
  await pass(100);
  expect(order).toEqual(['settle: 0 left, session undefined', 'done: session null']);
});

it('signOut is not blocked by the hook of a framework', async () => {
  const hooks = globalThis as { __internal_onBeforeSetActive?: () => Promise<void> };
  hooks.__internal_onBeforeSetActive = () => new Promise(() => {});
  const signOut = vi.fn(async () => {
    await hooks.__internal_onBeforeSetActive?.();
  });
  const { requests } = connect({}, { signOut });
  const onSettled = vi.fn();
  void requests.signOut('a', async () => {}).then(onSettled);
  expect(signOut).toHaveBeenCalledExactlyOnceWith(expect.any(Function), { sessionId: 'a' });
  await pass(1_999);
  expect(onSettled).not.toHaveBeenCalled();
  // The call has read the hook already, so the page has its own hook back.
  delete hooks.__internal_onBeforeSetActive;
  await pass(1);
  expect(onSettled).toHaveBeenCalledOnce();
});

it('removeSession removes that session, and none when it is gone', async () => {
  const { requests, server } = connect({ sessions: ['a', 'b'] });
  void requests.removeSession('unknown');
  await pass(100);
  expect(server.requests).toEqual([]);
  void requests.removeSession('b');
  await pass(100);
  expect(server.requests.map(({ name }) => name)).toEqual(['remove b']);
});
