import { describe, expect, it, vi } from 'vitest';
import { LONG_MS, pass, withFakeTimers } from '../../tests/support/fake-time.ts';
import { type SimulationOptions, simulate } from '../../tests/support/simulated-clerk.ts';
import { createDeviceSessionsStore } from './device-sessions-store.ts';

withFakeTimers();

const TIMEOUT_MS = 1_000;

/** A list of devices over simulated ports, and its state for the owner `a`. */
function listOf(options: SimulationOptions = { devices: ['phone', 'tv'] }) {
  const simulation = simulate(options);
  const store = createDeviceSessionsStore(simulation.ports.clerk, simulation.ports.devices);
  const shown = () => store.getState('a');
  return {
    ...simulation,
    store,
    shown,
    rowOf: (deviceId: string) => shown().devices.find(({ id }) => id === deviceId),
    load: (owner: string | null = 'a') => store.load(owner, TIMEOUT_MS),
    revoke: (deviceId: string) => store.revoke(deviceId, { timeoutMs: TIMEOUT_MS }),
  };
}

const idsOf = ({ devices }: ReturnType<ReturnType<typeof listOf>['shown']>) =>
  devices.map(({ id }) => id);

describe('the list of devices', () => {
  it('loads until the server has answered', async () => {
    const { load, shown } = listOf();
    expect(shown()).toEqual({ status: 'loading', devices: [] });
    void load();
    await pass(1);
    expect(shown()).toEqual({ status: 'loading', devices: [] });
    await pass(LONG_MS);
    expect(shown().status).toBe('ready');
    expect(idsOf(shown())).toEqual(['phone', 'tv']);
  });

  it('is empty without an owner, and the server is not asked', async () => {
    const { load, store, server } = listOf();
    await load(null);
    expect(store.getState(null)).toEqual({ status: 'ready', devices: [] });
    expect(server.requests).toEqual([]);
    void load();
    await pass(LONG_MS);
    expect(server.requests).toHaveLength(1);
  });

  it('is requested once for two simultaneous calls, and again for a later third one', async () => {
    const { load, server } = listOf();
    void load();
    void load();
    await pass(LONG_MS);
    expect(server.received('devices')).toHaveLength(1);
    void load();
    await pass(LONG_MS);
    expect(server.received('devices')).toHaveLength(2);
  });

  it('keeps its rows when it cannot be reloaded, and has the error', async () => {
    const { load, shown, server } = listOf();
    void load();
    await pass(LONG_MS);
    const { devices } = shown();
    server.fail({ on: 'devices', effect: 'hang' });
    void load();
    await pass(LONG_MS);
    expect(shown()).toMatchObject({ status: 'error', error: { code: 'timeout' } });
    expect(shown().devices).toBe(devices);
  });

  it('never shows the devices of another owner, even if their answer comes late', async () => {
    const { load, shown, store, server } = listOf();
    server.fail({ on: 'devices', effect: 'answered', delayMs: 500, times: 1 });
    void load();
    await pass(100);
    void load('b');
    expect(shown()).toEqual({ status: 'loading', devices: [] });
    await pass(100);
    expect(idsOf(store.getState('b'))).toEqual(['phone', 'tv']);
    await pass(100);
    server.devices = [];
    void load('b');
    await pass(LONG_MS);
    expect(store.getState('b')).toEqual({ status: 'ready', devices: [] });
  });

  it('notifies its listeners of changes only', async () => {
    const { load, store } = listOf();
    const listener = vi.fn();
    const unsubscribe = store.subscribe(listener);
    void load();
    await pass(LONG_MS);
    expect(listener).toHaveBeenCalledOnce();
    void load();
    await pass(LONG_MS);
    // It loads, and is ready again with the same rows.
    expect(listener).toHaveBeenCalledTimes(3);
    unsubscribe();
    void load();
    await pass(LONG_MS);
    expect(listener).toHaveBeenCalledTimes(3);
  });
});

describe('the row of a device', () => {
  it('shows the state of its sign-out, and disappears with it; the other rows stay the same', async () => {
    const { load, revoke, rowOf, shown } = listOf();
    void load();
    await pass(LONG_MS);
    const other = rowOf('tv');
    const result = revoke('phone');
    expect(rowOf('phone')?.state).toEqual({ status: 'pending', phase: 'requesting' });
    expect(rowOf('tv')).toBe(other);
    await pass(LONG_MS);
    await expect(result).resolves.toEqual({
      status: 'signed-out',
      sessionIds: ['phone'],
      alreadySignedOut: false,
      redirectedTo: false,
    });
    expect(shown().devices).toEqual([other]);
    expect(rowOf('tv')).toBe(other);
  });

  it('stays with the error of a sign-out that has failed', async () => {
    const { load, revoke, rowOf, server } = listOf();
    void load();
    await pass(LONG_MS);
    server.fail({ on: 'revoke', effect: 500 });
    const result = revoke('phone');
    await pass(LONG_MS);
    await expect(result).resolves.toMatchObject({ status: 'error', error: { code: 'server' } });
    expect(rowOf('phone')?.state).toMatchObject({ status: 'error', error: { code: 'server' } });
  });

  it('is idle again when its sign-out is stopped before the request', async () => {
    const { load, revoke, rowOf, store, server } = listOf({ devices: ['1', '2', '3', '4', '5'] });
    void load();
    await pass(LONG_MS);
    const results = ['1', '2', '3', '4', '5'].map(revoke);
    expect(rowOf('5')?.state).toMatchObject({ status: 'pending' });
    store.stop();
    await pass(LONG_MS);
    expect(server.received('revoke')).toHaveLength(4);
    await expect(results.at(-1)).resolves.toEqual({ status: 'cancelled' });
    await expect(results[0]).resolves.toMatchObject({ status: 'signed-out' });
    expect(rowOf('5')?.state).toEqual({ status: 'idle' });
  });

  it('that is not listed fails with session_not_found, and nothing is requested', async () => {
    const { load, revoke, server } = listOf();
    await expect(revoke('phone')).resolves.toMatchObject({ error: { code: 'session_not_found' } });
    expect(server.requests).toEqual([]);
    void load();
    await pass(LONG_MS);
    void revoke('phone');
    await pass(LONG_MS);
    expect(server.received('revoke')).toHaveLength(1);
  });
});
