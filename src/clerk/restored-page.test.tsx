import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createStoreOver,
  type SimulationOptions,
  simulate,
} from '../../tests/support/simulated-port.ts';
import { verifyRestoredPages } from './restored-page.ts';

const reload = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(window, 'addEventListener');
  vi.stubGlobal('location', { href: 'https://app.example.com/', reload });
  reload.mockClear();
});
afterEach(() => {
  for (const [type, listener] of vi.mocked(window.addEventListener).mock.calls)
    window.removeEventListener(type, listener);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function simulateVerified(options: SimulationOptions = {}) {
  const simulation = simulate(options);
  verifyRestoredPages(simulation.clerk, createStoreOver(simulation.ports));
  return simulation;
}

async function show({ persisted }: { persisted: boolean }) {
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));
  await vi.advanceTimersByTimeAsync(1_000);
}

describe('a page that is restored from the back-forward cache', () => {
  it('is loaded anew when a session has gone since', async () => {
    const { server } = simulateVerified({ sessions: ['a', 'b'] });
    server.end('b');
    await show({ persisted: true });
    expect(reload).toHaveBeenCalledOnce();
  });

  it('stays when all sessions are still there', async () => {
    const { server } = simulateVerified({ sessions: ['a', 'b'] });
    await show({ persisted: true });
    expect(server.received('client')).toHaveLength(1);
    expect(reload).not.toHaveBeenCalled();
    server.end('a');
    await show({ persisted: true });
    expect(reload).toHaveBeenCalledOnce();
  });

  it('stays when somebody else has signed in', async () => {
    const { clerk, server } = simulateVerified({ sessions: ['a'] });
    server.sessions.push({ id: 'b', userId: 'user_b', status: 'active', lastActiveAt: 0 });
    await show({ persisted: true });
    expect(reload).not.toHaveBeenCalled();
    expect(clerk.client.signedInSessions).toHaveLength(2);
  });

  it('is loaded anew when Clerk was left between two states', async () => {
    const { clerk, server } = simulateVerified();
    clerk.session = undefined;
    await show({ persisted: true });
    expect(reload).toHaveBeenCalledOnce();
    expect(server.requests).toEqual([]);
  });

  it('is loaded anew also when the server could not be asked right away', async () => {
    const { server } = simulateVerified();
    server.end('a');
    server.fail({ effect: 'network', times: 2 });
    await show({ persisted: true });
    expect(reload).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.received('client')).toHaveLength(3);
    expect(reload).toHaveBeenCalledOnce();
  });
});

describe('a page that is loaded', () => {
  it('is not compared with anything', async () => {
    const { server } = simulateVerified();
    await show({ persisted: false });
    expect(server.requests).toEqual([]);
    await show({ persisted: true });
    expect(server.requests).toHaveLength(1);
  });

  it('is not compared before Clerk has loaded', async () => {
    const { server, load } = simulateVerified({ isLoaded: false });
    await show({ persisted: true });
    expect(server.requests).toEqual([]);
    expect(reload).not.toHaveBeenCalled();
    load();
    await show({ persisted: true });
    expect(server.requests).toHaveLength(1);
  });
});
