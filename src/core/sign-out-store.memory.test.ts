import { queryObjects, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { LONG_MS, pass, withFakeTimers } from '../../tests/support/fake-time.ts';
import { simulateStore } from '../../tests/support/simulated-clerk.ts';

withFakeTimers();

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');
// Read here, before a test can fake the clock.
const { setImmediate: realSetImmediate } = globalThis;

/**
 * An id and a place in two maps take 140 in Node, whose pointers are twice as wide as Chromium's; `npm run bench
 * many-sign-outs` measures there. The code that the engine compiles meanwhile is included.
 */
const LIMIT_BYTES = 200;

/** The memory in use once nothing is under way and garbage has been collected. */
async function inUse(): Promise<{ bytes: number; objects: number }> {
  await pass(LONG_MS);
  for (let round = 0; round < 4; round++) {
    collectGarbage();
    await new Promise((resolve) => realSetImmediate(resolve));
  }
  // Collects more thoroughly, so it comes first.
  const objects = queryObjects(Object, { format: 'count' });
  return { bytes: process.memoryUsage().heapUsed, objects };
}

it('10,000 sign-outs of different sessions keep an id and a status each, and do not slow down later calls', async () => {
  const { store, server, page } = simulateStore({ sessions: [], latencyMs: 0 });
  store.onSignedOut(() => {});
  const callbacks: WeakRef<object>[] = [];
  const signOutOf = async (id: string) => {
    page.signIn(id, 'user_a');
    const onSignedOut = () => {};
    if (id.endsWith('99')) callbacks.push(new WeakRef(onSignedOut));
    void store.signOut({ sessionId: id, redirectUrl: false, onSignedOut });
    await pass(1);
    server.requests.length = 0;
  };
  const idOf = (index: number) => Buffer.from(`sess_${String(index).padStart(27, '0')}`).toString();
  const signOutOfMany = async (from: number, to: number) => {
    for (let index = from; index < to; index++) await signOutOf(idOf(index));
  };

  await signOutOfMany(0, 5_000);
  const before = await inUse();
  await signOutOfMany(5_000, 10_000);
  const after = await inUse();

  expect(store.getState(`session:${idOf(9_999)}`).status).toBe('signed-out');
  expect(store.getState(`session:${idOf(0)}`).status).toBe('signed-out');
  expect(store.getKeys()).toEqual([]);
  expect(callbacks.filter((callback) => callback.deref())).toEqual([]);
  expect(after.objects - before.objects).toBeLessThan(100);
  expect((after.bytes - before.bytes) / 5_000).toBeLessThan(LIMIT_BYTES);
});
